import { z } from 'zod';
import { unitSchema } from '../../domain/listing.ts';
import { defineRuleKind, type Finding } from '../rule-kind.ts';
import { unitWeightGrams } from '../unit-weight.ts';
import { missingPaths } from './required-kinds.ts';

const ocopSetsSchema = z.array(z.number().int().min(1).max(26)).min(1);

export const lawKinds = [
  /** What a label must say for goods of these sets, one finding per missing field. */
  defineRuleKind({
    kind: 'label-fields',
    params: z.strictObject({
      sets: ocopSetsSchema,
      need: z.array(z.enum(['origin', 'shelfLifeDays', 'storage'])).min(1),
      /** A reason why it is blank is taken: see as-of-listing. */
      mayBeBlank: z.boolean().optional(),
    }),
    fields: ['ocopSet'],
    placeholders: [],
    prepare:
      (_, { sets, need }) =>
      (subject, _today, marketplaceId) => {
        const { ocopSet, producerPlace } = subject.listing;
        if (ocopSet === null || !sets.includes(ocopSet)) return [];
        return need.flatMap((field) =>
          missingPaths(subject, field, marketplaceId).map((path): Finding => {
            const isOrigin = field === 'origin' && producerPlace !== '';
            return {
              field: path,
              params: {},
              fix: isOrigin ? { field: path, before: '', after: producerPlace } : null,
            };
          }),
        );
      },
  }),
  /** Containers and bundles say nothing about how much is inside. */
  defineRuleKind({
    kind: 'net-weight-required-for-unit',
    params: z.strictObject({
      units: z.array(unitSchema).min(1),
      mayBeBlank: z.boolean().optional(),
    }),
    fields: ['netWeightGrams'],
    placeholders: [],
    prepare:
      (_, { units }) =>
      (subject, _today, marketplaceId) => {
        const { unit } = subject.listing;
        if (!units.includes(unit) || unitWeightGrams(unit) !== null) return [];
        return missingPaths(subject, 'netWeightGrams', marketplaceId).map((path): Finding => ({
          field: path,
          params: {},
          fix: null,
        }));
      },
  }),
  /** Goods that need a permission or a superior's word; the message says why. */
  defineRuleKind({
    kind: 'restricted-set',
    params: z.strictObject({ sets: ocopSetsSchema }),
    fields: ['ocopSet'],
    placeholders: ['set'],
    prepare:
      (_, { sets }) =>
      ({ listing }) =>
        listing.ocopSet !== null && sets.includes(listing.ocopSet)
          ? [{ field: 'ocopSet', params: { set: listing.ocopSet }, fix: null }]
          : [],
  }),
];
