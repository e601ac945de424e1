import { z } from 'zod';
import { foldVietnamese } from '../../text/fold-vietnamese.ts';
import { defineRuleKind, type Finding } from '../rule-kind.ts';
import { missingPaths } from './required-kinds.ts';

export const variantKinds = [
  /** What every variant must have: a name to pick by and the word for what they differ in, twice where there is a second choice. */
  defineRuleKind({
    kind: 'variant-complete',
    params: z.strictObject({
      need: z
        .array(
          z.enum([
            'variantAxis',
            'variantName',
            'variantAxis2',
            'variantName2',
            'priceDong',
            'netWeightGrams',
          ]),
        )
        .min(1),
    }),
    fields: ['variants'],
    placeholders: [],
    prepare:
      (_, { need }) =>
      (subject, _today, marketplaceId) =>
        subject.listing.hasVariants
          ? need.flatMap((field) =>
              missingPaths(subject, field, marketplaceId).map((path): Finding => ({
                field: path,
                params: {},
                fix: null,
              })),
            )
          : [],
  }),
  /** Names that read the same would be one choice for a buyer; marks and capitals make no difference on purpose. */
  defineRuleKind({
    kind: 'variant-unique',
    params: z.strictObject({}),
    fields: ['variantName'],
    placeholders: ['name'],
    prepare: () => (subject) => {
      const seen = new Set<string>();
      const { variants } = subject.listing;
      return subject.texts('variantName').flatMap(({ path, text }, index): Finding[] => {
        const first = foldVietnamese(text).trim();
        const key = `${first}\n${foldVietnamese(variants[index]?.name2 ?? '').trim()}`;
        if (first === '' || !seen.has(key)) {
          seen.add(key);
          return [];
        }
        const second = variants[index]?.name2 ?? '';
        const name = second === '' ? text : `${text}, ${second}`;
        return [{ field: path, params: { name }, fix: null }];
      });
    },
  }),
];
