import { z } from 'zod';
import { isTidy, tidyText } from '../../text/tidy-text.ts';
import { TEXT_FIELDS } from '../rule-field.ts';
import { defineRuleKind } from '../rule-kind.ts';
import { checkTexts } from './text-findings.ts';

export const tidyKinds = [
  /** Blanks around, double blanks, invisible characters. */
  defineRuleKind({
    kind: 'text-tidy',
    params: z.strictObject({}),
    fields: TEXT_FIELDS,
    placeholders: [],
    prepare: (field) =>
      checkTexts(field, ({ text }) =>
        isTidy(text) ? null : { params: {}, after: tidyText(text) },
      ),
  }),
];
