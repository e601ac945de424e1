import { z } from 'zod';
import { isNumberField, NUMBER_FIELDS, type NumberField, type RuleField } from '../rule-field.ts';
import { defineRuleKind, type Finding } from '../rule-kind.ts';

export const numberKinds = [
  defineRuleKind({
    kind: 'number-range',
    params: z.strictObject({ least: z.number().optional(), most: z.number().optional() }),
    fields: NUMBER_FIELDS,
    placeholders: ['least', 'most', 'value'],
    prepare: (field, { least, most }) => {
      const numberField = asNumberField(field);
      const bounds = {
        ...(least === undefined ? {} : { least }),
        ...(most === undefined ? {} : { most }),
      };
      return (subject) =>
        subject.numbers(numberField).flatMap(({ path, value }): Finding[] => {
          if (value === null) return [];
          const isInside =
            (least === undefined || value >= least) && (most === undefined || value <= most);
          return isInside ? [] : [{ field: path, params: { value, ...bounds }, fix: null }];
        });
    },
  }),
  /** A price in whole steps of đồng; the nearest step is proposed. */
  defineRuleKind({
    kind: 'whole-price',
    params: z.strictObject({ step: z.number().int().min(1) }),
    fields: ['priceDong'],
    placeholders: ['step', 'value', 'rounded'],
    prepare:
      (_, { step }) =>
      (subject) =>
        subject.numbers('priceDong').flatMap(({ path, value }): Finding[] => {
          if (value === null || value % step === 0) return [];
          const rounded = Math.max(step, Math.round(value / step) * step);
          return [
            {
              field: path,
              params: { value, step, rounded },
              fix: { field: path, before: value, after: rounded },
            },
          ];
        }),
  }),
];

function asNumberField(field: RuleField): NumberField {
  if (!isNumberField(field)) throw new Error(`not a number field: ${field}`);
  return field;
}
