import { z } from 'zod';

/** Fields a rule may be set on: names of ListingFields, 'variantName' for the names of all variants, 'texts' for every text. */
export const ruleFieldSchema = z.enum([
  'name',
  'ocopSet',
  'category',
  'facts',
  'description',
  'origin',
  'brand',
  'priceDong',
  'unit',
  'netWeightGrams',
  'stock',
  'packing',
  'variantAxis',
  'variantName',
  'variantAxis2',
  'variantName2',
  'variants',
  'harvestMonths',
  'shelfLifeDays',
  'storage',
  'certificates',
  'sku',
  'photos',
  'parcelWeightGrams',
  'parcelLengthCm',
  'parcelWidthCm',
  'parcelHeightCm',
  /** The category in the marketplace's own words. */
  'theirCategory',
  /** Every text of the listing. */
  'texts',
]);
export type RuleField = z.infer<typeof ruleFieldSchema>;

export const TEXT_FIELDS = [
  'name',
  'category',
  'facts',
  'description',
  'origin',
  'brand',
  'packing',
  'variantAxis',
  'variantName',
  'variantAxis2',
  'variantName2',
  'storage',
  'texts',
] as const satisfies readonly RuleField[];
export type TextField = (typeof TEXT_FIELDS)[number];

export const NUMBER_FIELDS = [
  'priceDong',
  'netWeightGrams',
  'stock',
  'shelfLifeDays',
  'parcelWeightGrams',
  'parcelLengthCm',
  'parcelWidthCm',
  'parcelHeightCm',
] as const satisfies readonly RuleField[];
export type NumberField = (typeof NUMBER_FIELDS)[number];

export function isTextField(field: RuleField): field is TextField {
  return (TEXT_FIELDS as readonly RuleField[]).includes(field);
}

export function isNumberField(field: RuleField): field is NumberField {
  return (NUMBER_FIELDS as readonly RuleField[]).includes(field);
}

/** Numbers said once for a listing; the others are said per variant. */
export function isOfListing(
  field: NumberField,
): field is Exclude<NumberField, 'priceDong' | 'netWeightGrams' | 'stock'> {
  return field !== 'priceDong' && field !== 'netWeightGrams' && field !== 'stock';
}
