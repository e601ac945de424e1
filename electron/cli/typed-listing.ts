import { z } from 'zod';
import { certificateKindSchema } from '../../shared/domain/certificate.ts';
import type { HouseholdId } from '../../shared/domain/ids.ts';
import { blankReasonSchema, overrideSchema } from '../../shared/domain/listing-extras.ts';
import { unitSchema, type ListingFields } from '../../shared/domain/listing.ts';
import { foldVietnamese } from '../../shared/text/fold-vietnamese.ts';
import { parseMoney } from '../../shared/text/parse-money.ts';
import { parseWeight } from '../../shared/text/parse-weight.ts';
import { UsageError } from './usage-error.ts';

/** "25k" as people write it, or whole đồng. */
const typedPriceSchema = z.union([z.string(), z.number()]).nullable();
/** "500 g" as people write it, or whole grams. */
const typedWeightSchema = z.union([z.string(), z.number()]).nullable();
const daySchema = z.iso.date().nullable();
/** "túi" as it is said, or its code. */
const typedUnitSchema = z
  .string()
  .transform((word) => foldVietnamese(word.trim()))
  .pipe(unitSchema);

/**
 * The form's own field names are understood too, so that what `listings --json` calls things can be given back.
 * The same thing under two names stays as it is, for the schema to refuse.
 */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  householdId: 'household',
  priceDong: 'price',
  netWeight: 'weight',
  netWeightGrams: 'weight',
  parcelWeightGrams: 'parcelWeight',
};

function withOwnNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const given = new Set(Object.keys(value));
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const own = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : undefined;
      if (own === undefined || given.has(own)) return [name, part];
      given.add(own);
      return [own, part];
    }),
  );
}

const typedListingFields = z.strictObject({
  /** Id or name. */
  household: z.string().min(1),
  name: z.string(),
  ocopSet: z.number().int().nullable().default(null),
  category: z.string().default(''),
  facts: z.array(z.string()).default([]),
  description: z.string().default(''),
  origin: z.string().default(''),
  price: typedPriceSchema.default(null),
  unit: typedUnitSchema.default('kg'),
  weight: typedWeightSchema.default(null),
  stock: z.number().int().nullable().default(null),
  packing: z.string().default(''),
  variantAxis: z.string().default(''),
  variantAxis2: z.string().default(''),
  variants: z
    .array(
      z.preprocess(
        withOwnNames,
        z.strictObject({
          name: z.string(),
          name2: z.string().default(''),
          price: typedPriceSchema.default(null),
          stock: z.number().int().nullable().default(null),
          weight: typedWeightSchema.default(null),
          sku: z.string().default(''),
        }),
      ),
    )
    .default([]),
  harvestMonths: z.array(z.number().int()).default([]),
  shelfLifeDays: z.number().int().nullable().default(null),
  storage: z.string().default(''),
  brand: z.string().default(''),
  certificates: z
    .array(
      z.strictObject({
        kind: certificateKindSchema,
        number: z.string().default(''),
        issuer: z.string().default(''),
        stars: z.number().int().nullable().default(null),
        issuedOn: daySchema.default(null),
        expiresOn: daySchema.default(null),
      }),
    )
    .default([]),
  /** Of the packed parcel: “600 g” or grams, and whole centimetres. */
  parcelWeight: typedWeightSchema.default(null),
  parcelLengthCm: z.number().int().nullable().default(null),
  parcelWidthCm: z.number().int().nullable().default(null),
  parcelHeightCm: z.number().int().nullable().default(null),
  overrides: z.array(overrideSchema).default([]),
  blanks: z.array(blankReasonSchema).default([]),
  sku: z.string().default(''),
});
/** A listing as a person writes it in JSON: friendlier than the form's own fields, and just as strict. */
export const typedListingSchema = z.preprocess(withOwnNames, typedListingFields);
export type TypedListing = z.infer<typeof typedListingSchema>;

/** @throws UsageError 'price' | 'weight' for words that can be read in two ways or not at all. */
export function toListingFields(typed: TypedListing, householdId: HouseholdId): ListingFields {
  const { household: _household, price, weight, parcelWeight, variants, ...same } = typed;
  return {
    ...same,
    householdId,
    priceDong: readPrice(price),
    netWeightGrams: readWeight(weight),
    parcelWeightGrams: readWeight(parcelWeight),
    variants: variants.map(({ price: variantPrice, weight: variantWeight, ...variant }) => ({
      ...variant,
      priceDong: readPrice(variantPrice),
      netWeightGrams: readWeight(variantWeight),
    })),
  };
}

function readPrice(typed: string | number | null): number | null {
  if (typed === null || typeof typed === 'number') return typed;
  const dong = parseMoney(typed);
  if (dong === null) throw new UsageError('price', { value: typed });
  return dong;
}

function readWeight(typed: string | number | null): number | null {
  if (typed === null || typeof typed === 'number') return typed;
  const weight = parseWeight(typed);
  if (!weight.ok) throw new UsageError('weight', { value: typed });
  return weight.grams;
}
