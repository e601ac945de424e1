import { z } from 'zod';
import { householdSchema } from '../domain/household.ts';
import { householdIdSchema, instantSchema, listingIdSchema } from '../domain/ids.ts';
import { listingFieldsSchema, listingSchema } from '../domain/listing.ts';
import { listingPhotoSchema } from '../domain/photo.ts';
import { profileViewSchema } from '../marketplace/profile-schema.ts';
import { nothing, querySchema } from './contract-app.ts';
import { listingRowSchema } from './listing-row.ts';

/**
 * A draft is kept as typed, finished or not: it is a form's raw text, validated only when it becomes a listing.
 * `form` is JSON of the editor's own shape, bounded in size.
 */
export const draftSchema = z.strictObject({
  listingId: listingIdSchema.nullable(),
  householdId: householdIdSchema,
  form: z.string().max(200_000),
  savedAt: instantSchema,
});
export type Draft = z.infer<typeof draftSchema>;

export const listingSortSchema = z.enum([
  'updated',
  'name',
  'household',
  'price',
  'stock',
  'photos',
  'problems',
]);

export const listingChannels = {
  'listings:list': {
    input: z.strictObject({
      query: querySchema,
      householdId: householdIdSchema.nullable(),
      filter: z.enum(['all', 'ready', 'problems', 'no-photos', 'draft']),
      sort: listingSortSchema,
      descending: z.boolean(),
      offset: z.number().int().min(0).max(1_000_000),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.strictObject({ rows: z.array(listingRowSchema), total: z.number().int() }),
  },
  'listings:get': {
    input: z.strictObject({ id: listingIdSchema }),
    output: z.strictObject({
      listing: listingSchema,
      household: householdSchema,
      photos: z.array(listingPhotoSchema),
      draft: draftSchema.nullable(),
    }),
  },
  'listings:create': {
    input: z.strictObject({ fields: listingFieldsSchema }),
    output: z.strictObject({ id: listingIdSchema, sku: z.string() }),
  },
  'listings:update': {
    input: z.strictObject({ id: listingIdSchema, fields: listingFieldsSchema }),
    output: z.strictObject({ savedAt: instantSchema }),
  },
  'listings:remove': { input: z.strictObject({ id: listingIdSchema }), output: nothing },
  'listings:duplicate': {
    input: z.strictObject({ id: listingIdSchema }),
    output: z.strictObject({ id: listingIdSchema }),
  },
  'listings:save-draft': {
    input: z.strictObject({
      listingId: listingIdSchema.nullable(),
      householdId: householdIdSchema,
      form: z.string().max(200_000),
    }),
    output: z.strictObject({ savedAt: instantSchema }),
  },
  'listings:discard-draft': {
    input: z.strictObject({
      listingId: listingIdSchema.nullable(),
      householdId: householdIdSchema,
    }),
    output: nothing,
  },
  'listings:list-drafts': {
    input: nothing,
    output: z.strictObject({ drafts: z.array(draftSchema) }),
  },
  'marketplaces:list': {
    input: nothing,
    output: z.strictObject({ profiles: z.array(profileViewSchema) }),
  },
} as const;
