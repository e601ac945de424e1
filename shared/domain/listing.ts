import { z } from 'zod';
import { certificateSchema } from './certificate.ts';
import { householdIdSchema, instantSchema, listingIdSchema } from './ids.ts';
import { blankReasonSchema, EXTRA_LIMITS, overrideSchema } from './listing-extras.ts';

export const LISTING_LIMITS = {
  name: 200,
  fact: 160,
  facts: 12,
  description: 10_000,
  origin: 160,
  packing: 160,
  storage: 200,
  brand: 120,
  category: 120,
  variantAxis: 40,
  variantName: 80,
  variants: 30,
  certificates: 20,
  photos: 30,
  sku: 50,
} as const;

/** Whole đồng. The ceiling (ten billion) is above any farm product and below any rounding trouble. */
export const moneySchema = z.number().int().min(0).max(10_000_000_000);
/** Whole grams. */
const gramsSchema = z.number().int().min(1).max(100_000_000);
/** Whole centimetres of a parcel's side. */
const sideSchema = z.number().int().min(1).max(1000);
export const stockSchema = z.number().int().min(0).max(10_000_000);
/**
 * ASCII, stable, made for the officer: what marketplaces and re-imports find the listing by. Single hyphens only:
 * picture names and handles are made from it, and "A--B" would take those of "A-B".
 */
export const skuSchema = z
  .string()
  .max(LISTING_LIMITS.sku)
  .regex(/^[A-Z0-9]+(?:-[A-Z0-9]+)*$/);

/** Selling unit; the words are in i18n `unit.<code>`. Containers and bundles have no fixed weight: net weight is then required. */
export const unitSchema = z.enum([
  'kg',
  'g',
  'lang',
  'yen',
  'ta',
  'tan',
  'lit',
  'ml',
  'chai',
  'can',
  'hop',
  'tui',
  'goi',
  'hu',
  'thung',
  'bao',
  'chuc',
  'qua',
  'con',
  'cai',
  'bo',
  'mo',
  'nai',
  'buong',
  'ro',
  'cay',
]);
export type Unit = z.infer<typeof unitSchema>;

export const variantSchema = z.strictObject({
  /** What the buyer picks, e.g. "Túi 1 kg". */
  name: z.string().trim().max(LISTING_LIMITS.variantName),
  /** The second choice, e.g. "Cay vừa"; empty where there is one axis only. */
  name2: z.string().trim().max(LISTING_LIMITS.variantName).default(''),
  priceDong: moneySchema.nullable(),
  stock: stockSchema.nullable(),
  netWeightGrams: gramsSchema.nullable(),
  /** Empty while typing: the service makes one. */
  sku: z.union([skuSchema, z.literal('')]),
});
export type Variant = z.infer<typeof variantSchema>;

/**
 * What the officer types. A listing may be saved incomplete: only the household is required,
 * the rest is asked for by the marketplaces' rules.
 */
export const listingFieldsSchema = z.strictObject({
  householdId: householdIdSchema,
  name: z.string().trim().max(LISTING_LIMITS.name),
  /** OCOP product set 1..26 (Decision 26/2026/QD-TTg): the coarse category. */
  ocopSet: z.number().int().min(1).max(26).nullable(),
  /** Finer level of our own (resources/domain/categories.json), or empty. */
  category: z.string().trim().max(LISTING_LIMITS.category),
  /** Short facts, one line each: shown as a list before the text. */
  facts: z.array(z.string().trim().max(LISTING_LIMITS.fact)).max(LISTING_LIMITS.facts),
  description: z.string().max(LISTING_LIMITS.description),
  origin: z.string().trim().max(LISTING_LIMITS.origin),
  /** Price of one `unit`; ignored when there are variants. */
  priceDong: moneySchema.nullable(),
  unit: unitSchema,
  netWeightGrams: gramsSchema.nullable(),
  stock: stockSchema.nullable(),
  packing: z.string().trim().max(LISTING_LIMITS.packing),
  /** What the variants differ in, e.g. "Cỡ túi"; empty when there are none. */
  variantAxis: z.string().trim().max(LISTING_LIMITS.variantAxis),
  /** A second thing they differ in, e.g. "Vị"; empty for most. */
  variantAxis2: z.string().trim().max(LISTING_LIMITS.variantAxis).default(''),
  variants: z.array(variantSchema).max(LISTING_LIMITS.variants),
  /** Solar months 1..12, ascending. */
  harvestMonths: z.array(z.number().int().min(1).max(12)).max(12),
  shelfLifeDays: z.number().int().min(1).max(36_500).nullable(),
  storage: z.string().trim().max(LISTING_LIMITS.storage),
  brand: z.string().trim().max(LISTING_LIMITS.brand),
  certificates: z.array(certificateSchema).max(LISTING_LIMITS.certificates),
  /** The packed parcel of one piece, for marketplaces that reckon shipping: grams and whole centimetres. */
  parcelWeightGrams: gramsSchema.nullable().default(null),
  parcelLengthCm: sideSchema.nullable().default(null),
  parcelWidthCm: sideSchema.nullable().default(null),
  parcelHeightCm: sideSchema.nullable().default(null),
  /** Texts that differ per marketplace; one entry per marketplace and field. */
  overrides: z.array(overrideSchema).max(EXTRA_LIMITS.overrides).default([]),
  /** Why a field is blank; one entry per field. */
  blanks: z.array(blankReasonSchema).max(EXTRA_LIMITS.blanks).default([]),
  /** Empty while typing: the service makes one and keeps it. */
  sku: z.union([skuSchema, z.literal('')]),
});
export type ListingFields = z.infer<typeof listingFieldsSchema>;

export const listingSchema = listingFieldsSchema.extend({
  id: listingIdSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Listing = z.infer<typeof listingSchema>;

/** A fresh form: every field empty, ready for a draft. */
export function emptyListingFields(householdId: ListingFields['householdId']): ListingFields {
  return {
    householdId,
    name: '',
    ocopSet: null,
    category: '',
    facts: [],
    description: '',
    origin: '',
    priceDong: null,
    unit: 'kg',
    netWeightGrams: null,
    stock: null,
    packing: '',
    variantAxis: '',
    variantAxis2: '',
    variants: [],
    harvestMonths: [],
    shelfLifeDays: null,
    storage: '',
    brand: '',
    certificates: [],
    parcelWeightGrams: null,
    parcelLengthCm: null,
    parcelWidthCm: null,
    parcelHeightCm: null,
    overrides: [],
    blanks: [],
    sku: '',
  };
}
