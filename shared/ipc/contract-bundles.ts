import { z } from 'zod';
import { manifestSchema } from '../bundle/manifest-schema.ts';
import {
  bundleIdSchema,
  householdIdSchema,
  jobIdSchema,
  listingIdSchema,
  marketplaceIdSchema,
} from '../domain/ids.ts';
import { exportWorkbookSchema } from './contract-workbooks.ts';
import { nothing } from './contract-app.ts';
import { exportItemsSchema, pictureChoiceSchema, uploadDaySchema } from './contract-pictures.ts';
import { receiptSummarySchema } from './receipt.ts';

export const preflightCellSchema = z.strictObject({
  householdId: householdIdSchema,
  marketplaceId: marketplaceIdSchema,
  ready: z.number().int(),
  blocked: z.number().int(),
  /** Missing consent keeps the whole cell out. */
  missingConsent: z.enum(['none', 'publish', 'hand-to-marketplace']),
  /** First listing that is blocked, with its first blocking violation in both languages. */
  firstBlocked: z
    .strictObject({
      listingId: listingIdSchema,
      name: z.string(),
      reasonVi: z.string(),
      reasonEn: z.string(),
    })
    .nullable(),
});
export type PreflightCell = z.infer<typeof preflightCellSchema>;

const outdatedPaperSchema = z.strictObject({
  householdId: householdIdSchema,
  listingId: listingIdSchema,
  name: z.string(),
  reasonVi: z.string(),
  reasonEn: z.string(),
});
export type OutdatedPaperView = z.infer<typeof outdatedPaperSchema>;

const bundleIdInput = z.strictObject({ bundleId: bundleIdSchema });

export const bundleChannels = {
  'exports:preflight': {
    input: z.strictObject({
      householdId: householdIdSchema.nullable(),
      uploadDay: uploadDaySchema,
    }),
    output: z.strictObject({
      households: z.array(
        z.strictObject({ id: householdIdSchema, name: z.string(), hamlet: z.string() }),
      ),
      cells: z.array(preflightCellSchema),
      /** Listings that may go and have a paper that has run out by the day of upload. */
      outdated: z.array(outdatedPaperSchema),
      /** Where bundles go unless another folder is picked. */
      destinationFolder: z.string(),
    }),
  },
  'exports:pick-destination': {
    input: nothing,
    /** Main remembers the picked folder; the window only shows its name. Null: the dialog was closed. */
    output: z.strictObject({ destinationFolder: z.string().nullable() }),
  },
  'exports:start': {
    input: z.strictObject({
      items: exportItemsSchema,
      format: z.enum(['zip', 'folder']),
      uploadDay: uploadDaySchema,
      /** Null when no chosen marketplace takes addresses. */
      pictures: pictureChoiceSchema.nullable(),
      /** What the chosen marketplaces ask besides (Profile.asks), by id. */
      answers: z.record(z.string().max(60), z.string().max(500)).optional(),
      /** For the marketplaces that want the shop's own workbook filled. */
      workbooks: z.array(exportWorkbookSchema).max(20).optional(),
    }),
    output: z.strictObject({ jobId: jobIdSchema }),
  },
  'exports:list-receipts': {
    input: z.strictObject({
      householdId: householdIdSchema.nullable(),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.strictObject({ receipts: z.array(receiptSummarySchema) }),
  },
  'exports:get-receipt': {
    input: bundleIdInput,
    output: z.strictObject({
      receipt: receiptSummarySchema,
      manifest: manifestSchema,
      sha256: z.string(),
    }),
  },
  'exports:open-folder': { input: bundleIdInput, output: nothing },
  'exports:verify': {
    input: bundleIdInput,
    output: z.strictObject({
      ok: z.boolean(),
      checkedFiles: z.number().int(),
      problems: z.array(z.string()),
    }),
  },
} as const;
