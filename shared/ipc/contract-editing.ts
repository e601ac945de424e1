import { z } from 'zod';
import {
  batchIdSchema,
  daySchema,
  householdIdSchema,
  listingIdSchema,
  marketplaceIdSchema,
} from '../domain/ids.ts';
import { blankableFieldSchema } from '../domain/listing-extras.ts';
import { LISTING_LIMITS } from '../domain/listing.ts';
import { nothing } from './contract-app.ts';
import { fixSchema } from '../marketplace/violation.ts';

/** More at once is not looked at by anybody. */
const MOST_LISTINGS = 2000;

const fixesInput = z.strictObject({
  ids: z.array(listingIdSchema).min(1).max(MOST_LISTINGS),
  /** Whose rules; their fixes are applied one marketplace after the other. */
  marketplaceIds: z.array(marketplaceIdSchema).min(1).max(50),
});

/** Our own category: the OCOP set and, where there is one, the finer level. */
const ownCategorySchema = z.strictObject({
  ocopSet: z.number().int().min(1).max(26),
  category: z.string().trim().max(LISTING_LIMITS.category),
});

const theirCategorySchema = z.strictObject({
  /** Empty where a marketplace goes by labels alone. */
  id: z.string().trim().max(80),
  label: z.string().trim().min(1).max(200),
});

/** What would become of one listing: one change per text, from what is stored to what it becomes. */
export const proposedFixesSchema = z.strictObject({
  id: listingIdSchema,
  name: z.string(),
  /** Neighbours sell goods of the same name. */
  householdName: z.string(),
  changes: z.array(fixSchema).min(1),
});
export type ProposedFixes = z.infer<typeof proposedFixesSchema>;

/** One question to be asked at a household. */
export const openQuestionSchema = z.strictObject({
  householdId: householdIdSchema,
  householdName: z.string(),
  hamlet: z.string(),
  phone: z.string(),
  listingId: listingIdSchema,
  listingName: z.string(),
  field: blankableFieldSchema,
  reason: z.enum(['unknown', 'ask-again']),
  /** Day from which it is due; null: whenever one comes by. */
  askOn: daySchema.nullable(),
});
export type OpenQuestion = z.infer<typeof openQuestionSchema>;

export const editingChannels = {
  /** By hamlet, household and listing: the way one walks. */
  'visits:list': {
    input: nothing,
    output: z.strictObject({ questions: z.array(openQuestionSchema) }),
  },
  /** Chosen by a person once for a category of ours, and what the marketplace's public list offers, if one is known. */
  'marketplaces:list-categories': {
    input: z.strictObject({ marketplaceId: marketplaceIdSchema }),
    output: z.strictObject({
      offered: z.array(theirCategorySchema.extend({ path: z.string(), source: z.string() })),
      chosen: z.array(theirCategorySchema.extend({ ownKey: z.string() })),
    }),
  },
  /** Remembered for every listing of that category. Null: nothing is chosen any more. */
  'marketplaces:choose-category': {
    input: z.strictObject({
      marketplaceId: marketplaceIdSchema,
      own: ownCategorySchema,
      theirs: theirCategorySchema.nullable(),
    }),
    output: nothing,
  },
  /** Nothing is written: what applying would do, to be shown first. Listings with nothing to fix are left out. */
  'listings:preview-fixes': {
    input: fixesInput,
    output: z.strictObject({ listings: z.array(proposedFixesSchema) }),
  },
  /** As one batch. Null: nothing was left to fix. */
  'listings:apply-fixes': {
    input: fixesInput,
    output: z.strictObject({
      listings: z.number().int(),
      changes: z.number().int(),
      batchId: batchIdSchema.nullable(),
    }),
  },
} as const;
