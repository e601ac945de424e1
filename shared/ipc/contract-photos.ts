import { z } from 'zod';
import {
  householdIdSchema,
  instantSchema,
  jobIdSchema,
  listingIdSchema,
  photoIdSchema,
} from '../domain/ids.ts';
import { photoFilterSchema, photoMarkSchema, studioPhotoSchema } from '../domain/studio-photo.ts';
import { shotSchema } from '../photos/photo-coach.ts';
import { photoEditsSchema } from '../photos/photo-edits.ts';
import {
  photoFlagCodeSchema,
  photoJudgementSchema,
  regionSchema,
} from '../photos/photo-judgement.ts';
import { nothing } from './contract-app.ts';

const startedJob = z.strictObject({ jobId: jobIdSchema });
/** Null when the person closed the dialog. */
const maybeStartedJob = z.strictObject({ jobId: jobIdSchema.nullable() });
const pathSchema = z.string().min(1).max(4096);
/** A pasted screenshot or photo; larger ones go through a file. */
const PASTED_MOST_BYTES = 40 * 1024 * 1024;
const pastedSchema = z
  .instanceof(Uint8Array)
  .refine((bytes) => bytes.byteLength > 0 && bytes.byteLength <= PASTED_MOST_BYTES);
/** Paths come from the preload's getPathForFile of a real drop; main checks each again. */
const droppedPathsSchema = z.array(pathSchema).min(1).max(2000);
const someIds = z.array(photoIdSchema).min(1).max(5000);

/** Photos of one listing, as its editor handles them. */
export const listingPhotoChannels = {
  'photos:pick-files': {
    input: z.strictObject({ listingId: listingIdSchema }),
    output: maybeStartedJob,
  },
  'photos:pick-folder': {
    input: z.strictObject({ listingId: listingIdSchema }),
    output: maybeStartedJob,
  },
  'photos:add-paths': {
    input: z.strictObject({ listingId: listingIdSchema, paths: droppedPathsSchema }),
    output: startedJob,
  },
  'photos:add-pasted': {
    input: z.strictObject({ listingId: listingIdSchema, bytes: pastedSchema }),
    output: startedJob,
  },
  'photos:reorder': {
    /** All photo ids of the listing in the new order; the first becomes the cover. */
    input: z.strictObject({
      listingId: listingIdSchema,
      photoIds: z.array(photoIdSchema).max(100),
    }),
    output: nothing,
  },
  'photos:remove': {
    input: z.strictObject({ listingId: listingIdSchema, photoId: photoIdSchema }),
    output: nothing,
  },
} as const;

/** A folder, card or stick with pictures that is there now. */
const pictureSourceSchema = z.strictObject({
  id: z.string().max(80),
  /** As the file manager calls it. */
  name: z.string(),
  /** Pictures seen so far; the search stops at a few hundred. */
  pictures: z.number().int(),
  hasMore: z.boolean(),
});
export type PictureSource = z.infer<typeof pictureSourceSchema>;

/** A taking-in that ended before its end: a pulled stick, a power cut, a stop. */
const waitingIntakeSchema = z.strictObject({
  jobId: jobIdSchema,
  name: z.string(),
  done: z.number().int(),
  total: z.number().int(),
  startedAt: instantSchema,
});
export type WaitingIntake = z.infer<typeof waitingIntakeSchema>;

/** The inbox: photos that come in before anybody knows whose they are. */
export const inboxChannels = {
  'photos:take-in-files': { input: nothing, output: maybeStartedJob },
  'photos:take-in-folder': { input: nothing, output: maybeStartedJob },
  'photos:take-in-paths': {
    input: z.strictObject({ paths: droppedPathsSchema }),
    output: startedJob,
  },
  'photos:take-in-pasted': { input: z.strictObject({ bytes: pastedSchema }), output: startedJob },
  'photos:list-sources': {
    input: nothing,
    output: z.strictObject({ sources: z.array(pictureSourceSchema) }),
  },
  'photos:take-in-source': {
    input: z.strictObject({ sourceId: z.string().min(1).max(80) }),
    output: startedJob,
  },
  'photos:list-waiting': {
    input: nothing,
    output: z.strictObject({ intakes: z.array(waitingIntakeSchema) }),
  },
  'photos:resume-intake': { input: z.strictObject({ jobId: jobIdSchema }), output: startedJob },
  'photos:forget-intake': { input: z.strictObject({ jobId: jobIdSchema }), output: nothing },
  'photos:list': {
    input: z.strictObject({
      filter: photoFilterSchema,
      offset: z.number().int().min(0).max(1_000_000),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.strictObject({
      rows: z.array(studioPhotoSchema),
      total: z.number().int(),
      /** Of the whole library, whatever the filter. */
      counts: z.strictObject({
        unassigned: z.number().int(),
        attention: z.number().int(),
        hidden: z.number().int(),
        all: z.number().int(),
      }),
    }),
  },
  'photos:list-ids': {
    /** All ids of a filter in the grid's order, for selecting more than is loaded. */
    input: z.strictObject({ filter: photoFilterSchema }),
    output: z.strictObject({ photoIds: z.array(photoIdSchema).max(20_000) }),
  },
  'photos:assign': {
    input: z.strictObject({ photoIds: someIds, listingId: listingIdSchema }),
    output: z.strictObject({
      assigned: z.number().int(),
      /** In that listing already. */
      already: z.number().int(),
      /** More than a listing holds. */
      left: z.number().int(),
    }),
  },
  'photos:unassign': { input: z.strictObject({ photoIds: someIds }), output: nothing },
  'photos:mark': {
    input: z.strictObject({ photoIds: someIds, mark: photoMarkSchema }),
    output: nothing,
  },
  'photos:make-cover': {
    input: z.strictObject({ photoId: photoIdSchema, listingId: listingIdSchema }),
    output: nothing,
  },
  'photos:set-shot': {
    input: z.strictObject({ photoIds: someIds, shot: shotSchema.nullable() }),
    output: nothing,
  },
  /** Puts photos to listings by the cards among them: all that are in no listing yet. */
  'photos:sort-by-cards': {
    input: nothing,
    output: z.strictObject({
      cards: z.number().int(),
      sorted: z.number().int(),
      /** Left for the officer: before the first card, or without a time. */
      queued: z.number().int(),
    }),
  },
} as const;

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
      photoIds: someIds,
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
      toIds: someIds,
      parts: z
        .array(z.enum(['turn', 'straighten', 'crop', 'light', 'balance', 'sharpen']))
        .min(1)
        .max(6),
    }),
    output: nothing,
  },
  'photos:clear-edits': { input: z.strictObject({ photoIds: someIds }), output: nothing },
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

const phoneDropSchema = z.strictObject({
  isOn: z.boolean(),
  /** Where it listens; empty when off. `matrix` is a QR of `url`, true is dark. */
  addresses: z
    .array(z.strictObject({ url: z.string(), matrix: z.array(z.array(z.boolean())) }))
    .max(1),
  /** Addresses of other networks the laptop is in: starting with one of them makes a new code. */
  otherAddresses: z.array(z.string()),
  /** The last thing a phone was refused for that a person can mend, e.g. 'disk-full'; see phone-drop.problem in the words. */
  problem: z.string().nullable(),
  /** A phone has opened the page; no other can. */
  hasPhone: z.boolean(),
  received: z.number().int(),
  receivedBytes: z.number(),
  /** Switches itself off then. */
  offAt: instantSchema.nullable(),
});
export type PhoneDropView = z.infer<typeof phoneDropSchema>;

/** The only listener the application ever opens, while the officer wants it. */
export const phoneDropChannels = {
  'phone-drop:start': {
    input: z.strictObject({ address: z.string().max(45).optional() }),
    output: phoneDropSchema,
  },
  'phone-drop:stop': { input: nothing, output: phoneDropSchema },
  'phone-drop:state': { input: nothing, output: phoneDropSchema },
} as const;
