import { z } from 'zod';

/** Every id is a UUIDv7: sortable by creation, unique without a server. Brands stop one kind standing in for another. */
export const householdIdSchema = z.uuid().brand<'HouseholdId'>();
export type HouseholdId = z.infer<typeof householdIdSchema>;

export const listingIdSchema = z.uuid().brand<'ListingId'>();
export type ListingId = z.infer<typeof listingIdSchema>;

export const photoIdSchema = z.uuid().brand<'PhotoId'>();
export type PhotoId = z.infer<typeof photoIdSchema>;

export const consentIdSchema = z.uuid().brand<'ConsentId'>();

export const bundleIdSchema = z.uuid().brand<'BundleId'>();
export type BundleId = z.infer<typeof bundleIdSchema>;

export const jobIdSchema = z.uuid().brand<'JobId'>();
export type JobId = z.infer<typeof jobIdSchema>;

export const batchIdSchema = z.uuid().brand<'BatchId'>();
export type BatchId = z.infer<typeof batchIdSchema>;

/** Folder name under resources/marketplaces: the only way a marketplace is named in code. */
export const marketplaceIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{1,39}$/)
  .brand<'MarketplaceId'>();
export type MarketplaceId = z.infer<typeof marketplaceIdSchema>;

/** UTC, ISO 8601 with milliseconds and Z. Order comes from the journal, never from this. */
export const instantSchema = z.iso.datetime();

/** Calendar day, YYYY-MM-DD. */
export const daySchema = z.iso.date();
