import { z } from 'zod';
import { defineTransformKind, isEmpty, textOf } from '../transform-kind.ts';

/** Where in an answered address the product's code goes; at the end where it does not stand. */
const CODE_PLACE = '{sku}';

export const answerKinds = [
  /** A value as an address under what was answered at export: "lvb-gao" → "https://shop.example/lvb-gao". */
  defineTransformKind({
    kind: 'under-answer',
    params: z.strictObject({ ask: z.string() }),
    askOf: ({ ask }) => ask,
    apply: (value, { ask }, row) => {
      const base = row.answers[ask] ?? '';
      if (isEmpty(value) || base === '') return null;
      const name = encodeURIComponent(textOf(value));
      return base.includes(CODE_PLACE)
        ? base.replaceAll(CODE_PLACE, name)
        : `${base.replace(/\/+$/u, '')}/${name}`;
    },
  }),
];
