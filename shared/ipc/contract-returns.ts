import { z } from 'zod';
import {
  bundleIdSchema,
  instantSchema,
  listingIdSchema,
  marketplaceIdSchema,
} from '../domain/ids.ts';
import { nothing } from './contract-app.ts';

const rejectionIdSchema = z.uuid();
/** A result file that was read and waits for the person's word. */
const tokenSchema = z.uuid();
/** A pasted table; a larger one goes through a file. */
const PASTED_MOST_CHARACTERS = 200_000;

const matchedRejectionSchema = z.strictObject({
  row: z.number().int(),
  sku: z.string(),
  reason: z.string(),
  listingId: listingIdSchema,
  listingName: z.string(),
  wording: z.array(z.string()),
  isKnown: z.boolean(),
});

/** A shop sells more than this library knows; the first ones say what the rest is. */
export const UNMATCHED_MOST_SHOWN = 100;

const readResultSchema = z.strictObject({
  token: tokenSchema,
  fileName: z.string(),
  /** Null: no workbook. */
  sheet: z.string().nullable(),
  skuColumn: z.string().nullable(),
  reasonColumn: z.string().nullable(),
  matched: z.array(matchedRejectionSchema),
  /** Refused rows about products this library does not have. */
  unmatched: z
    .array(z.strictObject({ row: z.number().int(), sku: z.string(), reason: z.string() }))
    .max(UNMATCHED_MOST_SHOWN),
  unmatchedCount: z.number().int(),
});
export type ReadResult = z.infer<typeof readResultSchema>;

export const rejectionSchema = z.strictObject({
  id: rejectionIdSchema,
  marketplaceId: marketplaceIdSchema,
  marketplaceName: z.string(),
  listingId: listingIdSchema.nullable(),
  sku: z.string(),
  reason: z.string(),
  fileName: z.string(),
  receivedAt: instantSchema,
  resolvedAt: instantSchema.nullable(),
});
export type Rejection = z.infer<typeof rejectionSchema>;

const productChangeSchema = z.strictObject({
  kind: z.enum(['changed', 'removed', 'added']),
  listingId: listingIdSchema,
  sku: z.string(),
  name: z.string(),
  cells: z.array(
    z.strictObject({
      row: z.number().int(),
      column: z.string(),
      before: z.string(),
      after: z.string(),
    }),
  ),
  pictures: z.strictObject({
    added: z.number().int(),
    removed: z.number().int(),
    isReordered: z.boolean(),
  }),
});

export const returnChannels = {
  'rejections:pick-file': {
    input: z.strictObject({ marketplaceId: marketplaceIdSchema }),
    /** Null: the dialog was closed. */
    output: z.strictObject({ read: readResultSchema.nullable() }),
  },
  'rejections:read-text': {
    input: z.strictObject({
      marketplaceId: marketplaceIdSchema,
      text: z.string().min(1).max(PASTED_MOST_CHARACTERS),
    }),
    output: z.strictObject({ read: readResultSchema }),
  },
  'rejections:keep': {
    input: z.strictObject({ token: tokenSchema }),
    output: z.strictObject({ kept: z.number().int(), rules: z.number().int() }),
  },
  'rejections:list': {
    input: z.strictObject({
      listingId: listingIdSchema.nullable(),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.strictObject({ rejections: z.array(rejectionSchema) }),
  },
  'rejections:add-wording': {
    input: z.strictObject({
      rejectionId: rejectionIdSchema,
      phrases: z.array(z.string().trim().min(1).max(80)).min(1).max(20),
    }),
    output: nothing,
  },
  'rejections:resolve': {
    input: z.strictObject({ rejectionId: rejectionIdSchema }),
    output: nothing,
  },
  'exports:changes-since': {
    input: z.strictObject({ bundleId: bundleIdSchema }),
    output: z.strictObject({
      /** False: the bundle was made before its content was remembered. */
      isKnown: z.boolean(),
      changes: z.array(productChangeSchema),
    }),
  },
  'exports:save-receipt': {
    input: z.strictObject({ bundleId: bundleIdSchema, as: z.enum(['html', 'pdf']) }),
    /** Name of the file that was written; null: the dialog was closed. */
    output: z.strictObject({ savedAs: z.string().nullable() }),
  },
} as const;
