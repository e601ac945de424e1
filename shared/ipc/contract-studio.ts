import { z } from 'zod';
import { householdIdSchema, listingIdSchema, photoIdSchema } from '../domain/ids.ts';
import { studioPhotoSchema } from '../domain/studio-photo.ts';
import { shotSchema } from '../photos/photo-coach.ts';
import { photoEditsSchema } from '../photos/photo-edits.ts';
import {
  photoFlagCodeSchema,
  photoJudgementSchema,
  regionSchema,
} from '../photos/photo-judgement.ts';
import { nothing } from './contract-app.ts';
import { somePhotoIds } from './contract-photos.ts';

const labelRowSchema = z.strictObject({
  field: z.enum(['net-weight', 'made-on', 'expires-on', 'shelf-life', 'certificate', 'gtin']),
  /** As it stands on the label, tidied. */
  label: z.string(),
  /** What the listing says; null where it says nothing or the photo is in no listing. */
  listing: z.string().nullable(),
  verdict: z.enum(['same', 'differs', 'new', 'shown']),
  /** The listing's field can take it over. */
  canUse: z.boolean(),
  /** 0 to 1: how sure the reading is. */
  confidence: z.number().min(0).max(1),
});
export type LabelRow = z.infer<typeof labelRowSchema>;

const labelViewSchema = z.strictObject({
  listingId: listingIdSchema.nullable(),
  rows: z.array(labelRowSchema),
  /** All lines that were read. */
  lines: z.array(z.string()),
});
export type LabelView = z.infer<typeof labelViewSchema>;

const marketplaceFitSchema = z.strictObject({
  marketplaceId: z.string(),
  name: z.string(),
  /** Too small where false. */
  fits: z.boolean(),
  /** Shorter side wanted at least, in pixels; null where the marketplace states none. */
  leastSidePx: z.number().int().nullable(),
});

/** Looking closer at one photo, and mending it. */
export const studioChannels = {
  'photos:get': {
    input: z.strictObject({ photoId: photoIdSchema }),
    output: z.strictObject({
      photo: studioPhotoSchema,
      edits: photoEditsSchema,
      judgement: photoJudgementSchema.nullable(),
      fits: z.array(marketplaceFitSchema),
      /** As taken, upright, in pixels. */
      originalWidthPx: z.number().int(),
      originalHeightPx: z.number().int(),
    }),
  },
  /** Clockwise: 1 to the right, 3 to the left. */
  'photos:turn': {
    input: z.strictObject({
      photoIds: somePhotoIds,
      quarterTurns: z.union([z.literal(1), z.literal(3)]),
    }),
    output: nothing,
  },
  'photos:save-edits': {
    input: z.strictObject({ photoId: photoIdSchema, edits: photoEditsSchema }),
    output: nothing,
  },
  /** The parts named are copied, all others of the target stay. */
  'photos:copy-edits': {
    input: z.strictObject({
      fromId: photoIdSchema,
      toIds: somePhotoIds,
      parts: z
        .array(z.enum(['turn', 'straighten', 'crop', 'light', 'balance', 'sharpen']))
        .min(1)
        .max(6),
    }),
    output: nothing,
  },
  'photos:clear-edits': { input: z.strictObject({ photoIds: somePhotoIds }), output: nothing },
  /** What the judgement would mend: straighten, balance, light, a square around the product. Nothing is saved. */
  'photos:propose-edits': {
    input: z.strictObject({ photoId: photoIdSchema }),
    output: z.strictObject({ edits: photoEditsSchema }),
  },
  /** Makes a picture of edits that are not saved; `key` goes into photo://library/<id>/try-<key>. */
  'photos:preview-edits': {
    input: z.strictObject({
      photoId: photoIdSchema,
      edits: photoEditsSchema,
      /** 'preview' fits the screen, 'detail' is large enough for 200 %. */
      size: z.enum(['preview', 'detail']),
    }),
    output: z.strictObject({ key: z.string() }),
  },
  'photos:propose-ground': {
    input: z.strictObject({
      photoId: photoIdSchema,
      method: z.enum(['flood', 'grabcut']),
      box: regionSchema.nullable(),
      /** 0 takes only what is exactly the ground, 1 takes most. */
      tolerance: z.number().min(0).max(1),
    }),
    output: z.strictObject({
      mask: z.string(),
      /** How much of the picture stays, 0 to 1. */
      keptFraction: z.number(),
      /** 0 busy ground to 1 one colour. */
      plainness: z.number(),
    }),
  },
  'photos:read-label': {
    input: z.strictObject({ photoId: photoIdSchema, listingId: listingIdSchema.nullable() }),
    output: labelViewSchema,
  },
  /** Takes the row into the listing, as one undoable change. */
  'photos:use-label': {
    input: z.strictObject({
      listingId: listingIdSchema,
      photoId: photoIdSchema,
      field: labelRowSchema.shape.field,
      label: z.string().max(200),
    }),
    output: nothing,
  },
  'photos:coach': {
    input: z.strictObject({ listingId: listingIdSchema }),
    output: z.strictObject({
      /** Shots that no photo is known to show. */
      missing: z.array(shotSchema),
      retake: z.array(
        z.strictObject({ photoId: photoIdSchema, reasons: z.array(photoFlagCodeSchema) }),
      ),
      /** Photos of which nobody has said what they show. */
      unknown: z.array(photoIdSchema),
    }),
  },
  /** Cards of the listings named, of all where null, as a PDF the person places. */
  'photos:save-cards': {
    input: z.strictObject({ listingIds: z.array(listingIdSchema).min(1).max(2000).nullable() }),
    output: z.strictObject({ savedAs: z.string().nullable(), cards: z.number().int() }),
  },
  'photos:save-retake-sheet': {
    input: z.strictObject({ householdId: householdIdSchema }),
    output: z.strictObject({
      savedAs: z.string().nullable(),
      /** Nothing to take again: no file was made. */
      items: z.number().int(),
    }),
  },
} as const;
