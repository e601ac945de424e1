import { z } from 'zod';
import { instantSchema, jobIdSchema, listingIdSchema, photoIdSchema } from '../domain/ids.ts';
import { photoFilterSchema, photoMarkSchema, studioPhotoSchema } from '../domain/studio-photo.ts';
import { shotSchema } from '../photos/photo-coach.ts';
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
/** Photos that one decision is about. */
export const somePhotoIds = z.array(photoIdSchema).min(1).max(5000);

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
    output: z.strictObject({ rows: z.array(studioPhotoSchema) }),
  },
  'photos:count': {
    input: z.strictObject({ filter: photoFilterSchema }),
    output: z.strictObject({
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
    input: z.strictObject({ photoIds: somePhotoIds, listingId: listingIdSchema }),
    output: z.strictObject({
      assigned: z.number().int(),
      /** In that listing already. */
      already: z.number().int(),
      /** More than a listing holds. */
      left: z.number().int(),
    }),
  },
  'photos:unassign': { input: z.strictObject({ photoIds: somePhotoIds }), output: nothing },
  'photos:mark': {
    input: z.strictObject({ photoIds: somePhotoIds, mark: photoMarkSchema }),
    output: nothing,
  },
  'photos:make-cover': {
    input: z.strictObject({ photoId: photoIdSchema, listingId: listingIdSchema }),
    output: nothing,
  },
  'photos:set-shot': {
    input: z.strictObject({ photoIds: somePhotoIds, shot: shotSchema.nullable() }),
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
