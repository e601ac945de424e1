import { z } from 'zod';
import {
  householdIdSchema,
  instantSchema,
  listingIdSchema,
  marketplaceIdSchema,
  photoIdSchema,
} from '../domain/ids.ts';

/** Violations of one listing for one marketplace, counted. */
const checkCountSchema = z.strictObject({
  marketplaceId: marketplaceIdSchema,
  errors: z.number().int(),
  warnings: z.number().int(),
  fixable: z.number().int(),
});

/** A listing as grids and cards show it. */
export const listingRowSchema = z.strictObject({
  id: listingIdSchema,
  householdId: householdIdSchema,
  householdName: z.string(),
  hamlet: z.string(),
  name: z.string(),
  sku: z.string(),
  ocopSet: z.number().int().nullable(),
  /** Lowest and highest price over the variants; null when none is set. */
  priceFromDong: z.number().int().nullable(),
  priceToDong: z.number().int().nullable(),
  unit: z.string(),
  stock: z.number().int().nullable(),
  variantCount: z.number().int(),
  photoCount: z.number().int(),
  coverPhotoId: photoIdSchema.nullable(),
  /** Changes when the cover picture looks different, so that <img> reloads. */
  coverKey: z.string(),
  checks: z.array(checkCountSchema),
  hasDraft: z.boolean(),
  updatedAt: instantSchema,
});
export type ListingRow = z.infer<typeof listingRowSchema>;
