import { z } from 'zod';
import { photoRefusalSchema, quarterTurnsSchema } from '../../shared/domain/photo.ts';
import { labelLineSchema } from '../../shared/photos/label-facts.ts';
import { foundCodeSchema } from '../../shared/photos/photo-judgement.ts';

/** What goes to the label worker and comes back. Both sides parse what arrives: neither trusts the other. */
const base = { id: z.number().int().nonnegative() };

export const labelRequestSchema = z.strictObject({
  ...base,
  path: z.string().min(1).max(4096),
  /** Clockwise, on top of EXIF, as the officer turned the photo. */
  quarterTurns: quarterTurnsSchema,
});

export const MOST_LINES = 200;

export const labelReplySchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    ...base,
    outcome: z.literal('done'),
    /** In reading order. */
    lines: z.array(labelLineSchema).max(MOST_LINES),
    codes: z.array(foundCodeSchema).max(20),
    /** Memory of the worker after this label, in bytes. */
    rssBytes: z.number().int(),
  }),
  z.strictObject({
    ...base,
    outcome: z.literal('refused'),
    refusal: photoRefusalSchema,
    rssBytes: z.number().int(),
  }),
  z.strictObject({
    ...base,
    outcome: z.literal('failed'),
    message: z.string().max(2000),
    rssBytes: z.number().int(),
  }),
]);
export type LabelReply = z.infer<typeof labelReplySchema>;
export type LabelDone = Extract<LabelReply, { outcome: 'done' }>;
