import { z } from 'zod';
import { tidyText } from '../../text/tidy-text.ts';
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
      checkTexts(field, ({ text }) => {
        const tidy = tidyText(text);
        return tidy === text ? null : { params: {}, after: tidy };
      }),
  }),
];
