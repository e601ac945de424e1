import { z } from 'zod';
import { defineTransformKind, isEmpty, noParams, textOf } from '../transform-kind.ts';

const GRAMS = { g: 1, kg: 1000 } as const;

export const numberKinds = [
  /** Digits only: 65000 → "65000". Separators are what importers stumble over ("65.000" is read as 65). */
  defineTransformKind({
    kind: 'whole-number',
    params: noParams,
    apply: (value) => (isEmpty(value) ? null : String(Math.round(Number(textOf(value))))),
  }),
  /** Grams in another unit: 1250 as kg with 3 decimals → "1.25". Zeros at the end are dropped. */
  defineTransformKind({
    kind: 'weight',
    params: z.strictObject({
      unit: z.enum(['g', 'kg']),
      decimals: z.number().int().min(0).max(3),
      mark: z.enum(['.', ',']),
    }),
    apply: (value, { unit, decimals, mark }) => {
      if (isEmpty(value)) return null;
      const fixed = (Number(textOf(value)) / GRAMS[unit]).toFixed(decimals);
      const short = fixed.includes('.') ? fixed.replace(/\.?0+$/u, '') : fixed;
      return short.replace('.', mark);
    },
  }),
];
