import { z } from 'zod';

/** What can be said against a photo. It advises: only a marketplace's own hard limit ever keeps a picture out. */
export const photoFlagCodeSchema = z.enum([
  'blurred',
  'dark',
  'bright',
  'low-contrast',
  'colour-cast',
  'tilted',
  'too-small',
  'subject-small',
  'screenshot',
  'text-over',
  'border',
  'collage',
  'duplicate',
  'face',
]);
export type PhotoFlagCode = z.infer<typeof photoFlagCodeSchema>;

/** `value` was measured, `threshold` is where the flag begins; their unit belongs to the code. */
export const photoFlagSchema = z.strictObject({
  code: photoFlagCodeSchema,
  value: z.number(),
  threshold: z.number(),
});
export type PhotoFlag = z.infer<typeof photoFlagSchema>;

const fraction = z.number().min(0).max(1);
/** In fractions of the upright original. */
export const regionSchema = z.strictObject({
  x: fraction,
  y: fraction,
  width: fraction,
  height: fraction,
});

export const foundCodeSchema = z.strictObject({
  /** 'QRCode', 'EAN-13' and the like, as zxing names them. */
  format: z.string().max(40),
  text: z.string().max(4096),
});
export type FoundCode = z.infer<typeof foundCodeSchema>;

/** All that was found in one photo. Derived: may be thrown away and made again at any time. */
export const photoJudgementSchema = z.strictObject({
  /** Raised when the same pixels may be judged otherwise than before. */
  revision: z.number().int(),
  flags: z.array(photoFlagSchema).max(20),
  /** 64-bit perceptual hash, 16 lower-case hex digits. */
  hash: z.string().regex(/^[0-9a-f]{16}$/),
  /** Larger is sharper; comparable between photos judged at the same revision. */
  sharpness: z.number(),
  /** 0 (useless) to 1 (well lit). */
  exposure: fraction,
  /** How far the horizon or the edges lean, clockwise, in degrees; 0 where nothing tells. Straightening turns by its negative. */
  tiltDegrees: z.number(),
  /** Factors for red, green, blue that take the cast out; 1, 1, 1 where there is none. */
  balance: z.tuple([z.number(), z.number(), z.number()]),
  /** Where the product seems to be; null where nothing tells. */
  subject: regionSchema.nullable(),
  faces: z.array(regionSchema).max(50),
  codes: z.array(foundCodeSchema).max(20),
});
export type PhotoJudgement = z.infer<typeof photoJudgementSchema>;
