import { z } from 'zod';
import { instantSchema, photoIdSchema } from './ids.ts';

export const photoFormatSchema = z.enum([
  'jpeg',
  'png',
  'webp',
  'avif',
  'tiff',
  'gif',
  'heic',
  'unknown',
]);
export type PhotoFormat = z.infer<typeof photoFormatSchema>;

/** Why a picture cannot be used; the original is kept all the same where it could be read. */
export const photoRefusalSchema = z.enum([
  // Of rows from before HEIC could be opened: no new picture gets it.
  'photo.heic',
  'photo.camera-raw',
  'photo.not-a-picture',
  'photo.too-many-pixels',
  'photo.damaged',
  'photo.too-slow',
  'photo.empty',
  'photo.too-large-file',
  'photo.unreadable',
  // The picture is sound; the white ground among its edits is not.
  'photo.mask-damaged',
]);
export type PhotoRefusal = z.infer<typeof photoRefusalSchema>;

export const quarterTurnsSchema = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
export type QuarterTurns = z.infer<typeof quarterTurnsSchema>;

/** A photo as a listing shows it, in the listing's order (index 0 is the cover). */
export const listingPhotoSchema = z.strictObject({
  id: photoIdSchema,
  /** SHA-256 of the original, lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  originalName: z.string().max(255),
  format: photoFormatSchema,
  /** Size after the officer's edits, in pixels; 0 when the picture was refused. */
  widthPx: z.number().int().min(0),
  heightPx: z.number().int().min(0),
  sizeBytes: z.number().int().min(0),
  /** Names what the edits make of the picture; '' where there are none. Part of its address. */
  editsKey: z.string().max(40),
  /** The original carries a place; a rendition never does. */
  hasGps: z.boolean(),
  refusal: photoRefusalSchema.nullable(),
  addedAt: instantSchema,
});
export type ListingPhoto = z.infer<typeof listingPhotoSchema>;

/**
 * Renditions the window may ask for through photo://library/<photo id>/<name>: as edited, small and large, and 'plain',
 * large without the edits.
 */
export const screenRenditionSchema = z.enum(['thumb', 'preview', 'plain']);
export type ScreenRendition = z.infer<typeof screenRenditionSchema>;
