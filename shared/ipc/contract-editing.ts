import { z } from 'zod';
import { batchIdSchema, listingIdSchema, marketplaceIdSchema } from '../domain/ids.ts';
import { fixSchema } from '../marketplace/violation.ts';

/** More at once is not looked at by anybody. */
const MOST_LISTINGS = 2000;

const fixesInput = z.strictObject({
  ids: z.array(listingIdSchema).min(1).max(MOST_LISTINGS),
  /** Whose rules; their fixes are applied one marketplace after the other. */
  marketplaceIds: z.array(marketplaceIdSchema).min(1).max(50),
});

/** What would become of one listing: one change per text, from what is stored to what it becomes. */
export const proposedFixesSchema = z.strictObject({
  id: listingIdSchema,
  name: z.string(),
  changes: z.array(fixSchema).min(1),
});
export type ProposedFixes = z.infer<typeof proposedFixesSchema>;

export const editingChannels = {
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
