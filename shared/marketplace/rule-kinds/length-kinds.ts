import { z } from 'zod';
import { cutAtWord, textLength, textUnitSchema } from '../../text/text-length.ts';
import { TEXT_FIELDS } from '../rule-field.ts';
import { defineRuleKind } from '../rule-kind.ts';
import { checkTexts } from './text-findings.ts';

/** A weight or volume at the end of a name: what a buyer compares by, so a shortened name keeps it. */
const MEASURE_AT_END = /[\s,–-]*\(?\d+(?:[.,]\d+)?\s?(?:kg|g|gam|gram|lạng|ml|l|lít)\)?$/iu;

export const lengthKinds = [
  defineRuleKind({
    kind: 'length-most',
    params: z.strictObject({ most: z.number().int().min(1), unit: textUnitSchema }),
    fields: TEXT_FIELDS,
    placeholders: ['most', 'length'],
    prepare: (field, { most, unit }) =>
      checkTexts(field, ({ path, text }) => {
        const length = textLength(text, unit);
        if (length <= most) return null;
        // Only a name is short enough for a cut to be worth proposing.
        return {
          params: { most, length },
          after: path === 'name' ? shortenName(text, most, unit) : null,
        };
      }),
  }),
  defineRuleKind({
    kind: 'length-least',
    params: z.strictObject({ least: z.number().int().min(1), unit: textUnitSchema }),
    fields: TEXT_FIELDS,
    placeholders: ['least', 'length'],
    prepare: (field, { least, unit }) =>
      checkTexts(field, ({ text }) => {
        const length = textLength(text.trim(), unit);
        return length >= least ? null : { params: { least, length }, after: null };
      }),
  }),
];

function shortenName(
  name: string,
  most: number,
  unit: z.infer<typeof textUnitSchema>,
): string | null {
  const measure = MEASURE_AT_END.exec(name)?.[0] ?? '';
  const end = measure === '' ? '' : ` ${measure.replace(/^[\s,–-]+/u, '')}`;
  const room = most - textLength(end, unit);
  if (room < 1) return null;
  const head = cutAtWord(name.slice(0, name.length - measure.length), room, unit);
  return head === '' ? null : `${head}${end}`;
}
