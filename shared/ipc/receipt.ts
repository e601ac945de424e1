import { z } from 'zod';
import {
  bundleIdSchema,
  householdIdSchema,
  instantSchema,
  marketplaceIdSchema,
} from '../domain/ids.ts';

/** A bundle that was handed over, as lists show it. The whole manifest: exports:get-receipt. */
export const receiptSummarySchema = z.strictObject({
  id: bundleIdSchema,
  householdId: householdIdSchema,
  householdName: z.string(),
  marketplaceId: marketplaceIdSchema,
  marketplaceName: z.string(),
  /** File or folder name of the bundle, without its path. */
  name: z.string(),
  format: z.enum(['zip', 'folder']),
  listings: z.number().int(),
  pictures: z.number().int(),
  sizeBytes: z.number().int(),
  createdAt: instantSchema,
  /** Still at the place where it was put? */
  present: z.boolean(),
});
export type ReceiptSummary = z.infer<typeof receiptSummarySchema>;
