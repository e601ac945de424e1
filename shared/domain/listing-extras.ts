import { z } from 'zod';
import { daySchema, marketplaceIdSchema } from './ids.ts';

export const EXTRA_LIMITS = { overrides: 120, overrideValue: 10_000, blanks: 20 } as const;

/** Texts a marketplace may be given differently; everything else is said once for all. */
export const overridableFieldSchema = z.enum([
  'name',
  'description',
  'brand',
  'packing',
  'origin',
  'storage',
]);
export type OverridableField = z.infer<typeof overridableFieldSchema>;

/** One text that differs at one marketplace. An empty value is a text too: "nothing there". */
export const overrideSchema = z.strictObject({
  marketplaceId: marketplaceIdSchema,
  field: overridableFieldSchema,
  value: z.string().max(EXTRA_LIMITS.overrideValue),
});
export type ListingOverride = z.infer<typeof overrideSchema>;

/** Fields for which "why is it blank" can be answered; names of ListingFields. */
export const blankableFieldSchema = z.enum([
  'facts',
  'origin',
  'netWeightGrams',
  'stock',
  'packing',
  'harvestMonths',
  'shelfLifeDays',
  'storage',
  'brand',
  'priceDong',
  'certificates',
  'photos',
]);
export type BlankableField = z.infer<typeof blankableFieldSchema>;

/** The household does not know; it does not apply to these goods; or it is to be asked on a day. */
export const blankReasonSchema = z.strictObject({
  field: blankableFieldSchema,
  reason: z.enum(['unknown', 'not-applicable', 'ask-again']),
  /** Only with 'ask-again'. */
  askOn: daySchema.nullable(),
});
export type BlankReason = z.infer<typeof blankReasonSchema>;
