import { z } from 'zod';
import { shotSchema } from '../photos/photo-coach.ts';
import { photoFlagCodeSchema, photoFlagSchema } from '../photos/photo-judgement.ts';
import { instantSchema, listingIdSchema, photoIdSchema } from './ids.ts';
import { photoFormatSchema, photoRefusalSchema } from './photo.ts';

/** What the officer decided while going through the photos; '' is not decided yet. */
export const photoMarkSchema = z.enum(['', 'kept', 'hidden']);
export type PhotoMark = z.infer<typeof photoMarkSchema>;

const placeSchema = z.strictObject({
  id: listingIdSchema,
  name: z.string(),
  householdName: z.string(),
  isCover: z.boolean(),
});

/** A photo as the screen Ảnh shows it in its grid. */
export const studioPhotoSchema = z.strictObject({
  id: photoIdSchema,
  /** Changes with what the picture looks like: goes into its address. */
  key: z.string(),
  originalName: z.string(),
  /** Where it came from: the folder picked and the folders below it, "DCIM/100ANDRO". */
  folder: z.string(),
  camera: z.string(),
  /** Local camera time without a zone, or null. */
  takenAt: z.string().nullable(),
  addedAt: instantSchema,
  format: photoFormatSchema,
  /** As it is after the edits, in pixels; 0 where the picture was refused. */
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  sizeBytes: z.number().int(),
  refusal: photoRefusalSchema.nullable(),
  hasGps: z.boolean(),
  mark: photoMarkSchema,
  /** Which of the five shots of a good listing it is, as the officer said. */
  shot: shotSchema.nullable(),
  isEdited: z.boolean(),
  /** False until it has been looked at. */
  isJudged: z.boolean(),
  flags: z.array(photoFlagSchema),
  /** The original that this is a small chat copy of. */
  twinOf: photoIdSchema.nullable(),
  /** The best of the burst it belongs to; its own id when it is that one. */
  burstBest: photoIdSchema.nullable(),
  /** It shows the card of this listing. */
  card: z.strictObject({ listingId: listingIdSchema, name: z.string() }).nullable(),
  listings: z.array(placeSchema),
});
export type StudioPhoto = z.infer<typeof studioPhotoSchema>;

/** Which photos the grid shows. */
export const photoViewSchema = z.enum([
  /** In no listing, not hidden, no chat copy, no card. */
  'unassigned',
  /** Something was found against it, or it could not be used. */
  'attention',
  /** Chat copies, cards, and what the officer hid. */
  'hidden',
  'all',
]);
export type PhotoView = z.infer<typeof photoViewSchema>;

export const photoFilterSchema = z.strictObject({
  view: photoViewSchema,
  householdId: z.uuid().nullable(),
  listingId: listingIdSchema.nullable(),
  flag: photoFlagCodeSchema.nullable(),
  /** Calendar days of the camera's clock; for a photo without time, of its coming. */
  fromDay: z.iso.date().nullable(),
  toDay: z.iso.date().nullable(),
});
export type PhotoFilter = z.infer<typeof photoFilterSchema>;
