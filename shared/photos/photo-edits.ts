import { z } from 'zod';
import { quarterTurnsSchema } from '../domain/photo.ts';
import { regionSchema } from './photo-judgement.ts';

/** A 1-bit PNG of a few kilobytes in base64: white keeps the picture, black becomes white ground. */
const maskSchema = z
  .string()
  .max(96_000)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);

/**
 * All that was done to a photo, as a list of wishes: the original stays as it is, and every rendition is made from it
 * and this list in one pass, in this order: light and balance, white ground, blurred regions, turn, straighten, crop,
 * size, sharpen. Regions and the mask lie on the upright original, so that turning or cropping never moves them.
 */
export const photoEditsSchema = z.strictObject({
  /** Clockwise, on top of EXIF. */
  quarterTurns: quarterTurnsSchema,
  /** Clockwise, after the quarter turns, in degrees. Corners that would be empty are cut off. */
  straightenDegrees: z.number().min(-20).max(20),
  /** In fractions of the turned and straightened picture; null: all of it. */
  crop: regionSchema.nullable(),
  /** Light in stops: +1 doubles it. */
  lightStops: z.number().min(-2).max(2),
  /** Factors for red, green, blue. */
  balance: z.tuple([
    z.number().min(0.4).max(2.5),
    z.number().min(0.4).max(2.5),
    z.number().min(0.4).max(2.5),
  ]),
  /** After the size: 0 none, 1 strong. */
  sharpen: z.number().min(0).max(1),
  /** Made unrecognisable: faces, number plates, a telephone number on a wall. */
  blurs: z.array(regionSchema).max(30),
  /** The mask a person looked at and confirmed. */
  whiteGround: z.strictObject({ mask: maskSchema }).nullable(),
});
export type PhotoEdits = z.infer<typeof photoEditsSchema>;

export const NO_EDITS: PhotoEdits = {
  quarterTurns: 0,
  straightenDegrees: 0,
  crop: null,
  lightStops: 0,
  balance: [1, 1, 1],
  sharpen: 0,
  blurs: [],
  whiteGround: null,
};

export function isUnedited(edits: PhotoEdits): boolean {
  return editsText(edits) === editsText(NO_EDITS);
}

/** One text per edit list, whatever the order of its keys: what tables keep and cache names are hashed from. */
export function editsText(edits: PhotoEdits): string {
  const {
    quarterTurns,
    straightenDegrees,
    crop,
    lightStops,
    balance,
    sharpen,
    blurs,
    whiteGround,
  } = edits;
  const region = (each: z.infer<typeof regionSchema>) => [each.x, each.y, each.width, each.height];
  return JSON.stringify([
    quarterTurns,
    straightenDegrees,
    crop === null ? null : region(crop),
    lightStops,
    balance,
    sharpen,
    blurs.map(region),
    whiteGround?.mask ?? null,
  ]);
}
