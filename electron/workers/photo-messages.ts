import { z } from 'zod';
import { photoFormatSchema, photoRefusalSchema } from '../../shared/domain/photo.ts';
import { renditionSpecSchema } from '../../shared/domain/rendition.ts';
import { photoEditsSchema } from '../../shared/photos/photo-edits.ts';
import { photoJudgementSchema, regionSchema } from '../../shared/photos/photo-judgement.ts';
import { demoDrawingSchema } from './demo-drawing/drawing-schema.ts';

/** What goes to the photo worker and comes back. Both sides parse what arrives: neither trusts the other. */
const pathSchema = z.string().min(1).max(4096);
const base = { id: z.number().int().nonnegative() };
const renditionOrder = z.strictObject({
  /** Written completely and synced, but under a name of the caller's: the caller publishes it. */
  outputPath: pathSchema,
  edits: photoEditsSchema,
  spec: renditionSpecSchema,
});
export type RenditionOrder = z.infer<typeof renditionOrder>;

export const photoRequestSchema = z.discriminatedUnion('kind', [
  /** Tells what a picture is; decodes it whole, so that damage is found. */
  z.strictObject({ ...base, kind: z.literal('probe'), path: pathSchema }),
  /** One decode for one rendition. */
  z.strictObject({
    ...base,
    kind: z.literal('render'),
    path: pathSchema,
    rendition: renditionOrder,
  }),
  /** One read and one decode for the hash, the facts and all renditions. */
  z.strictObject({
    ...base,
    kind: z.literal('ingest'),
    path: pathSchema,
    renditions: z.array(renditionOrder).max(8),
  }),
  /** Looks for flaws, codes and faces in a picture of at most 1200 px; `facts` are of its original. */
  z.strictObject({
    ...base,
    kind: z.literal('judge'),
    path: pathSchema,
    facts: z.strictObject({
      widthPx: z.number().int().min(1),
      heightPx: z.number().int().min(1),
      format: photoFormatSchema,
      hasCamera: z.boolean(),
    }),
  }),
  /** The same from an original, with its facts and hash: as it would be judged in a library. */
  z.strictObject({ ...base, kind: z.literal('inspect'), path: pathSchema }),
  /** Proposes a mask for white ground. GrabCut is answered by the ground worker alone. */
  z.strictObject({
    ...base,
    kind: z.literal('cut-ground'),
    path: pathSchema,
    method: z.enum(['flood', 'grabcut']),
    /** Around the goods, with a little room; GrabCut needs it. */
    box: regionSchema.nullable(),
    /** Steps of Lab that still are backdrop; null: what a plain cloth varies by. */
    tolerance: z.number().min(1).max(60).nullable(),
  }),
  /** Draws an invented product photo for the demo library. */
  z.strictObject({
    ...base,
    kind: z.literal('draw-demo'),
    outputPath: pathSchema,
    drawing: demoDrawingSchema,
  }),
]);
export type PhotoRequest = z.infer<typeof photoRequestSchema>;
/** A request before it has its number. */
export type PhotoTask = PhotoRequest extends infer Each
  ? Each extends PhotoRequest
    ? Omit<Each, 'id'>
    : never
  : never;

export type CutGroundTask = Pick<
  Extract<PhotoRequest, { kind: 'cut-ground' }>,
  'method' | 'box' | 'tolerance'
>;

const fraction = z.number().min(0).max(1);
const groundFactsSchema = z.strictObject({
  /** How much of the picture is kept. */
  keptFraction: fraction,
  /** Along how much of the edge goods and ground differ clearly. */
  edgeConfidence: fraction,
  /** How much of the picture's rim looks like one plain backdrop. */
  plainness: fraction,
});
export type GroundFacts = z.infer<typeof groundFactsSchema>;

export const pictureFactsSchema = z.strictObject({
  format: photoFormatSchema,
  /** Upright: after EXIF orientation. */
  widthPx: z.number().int().min(1),
  heightPx: z.number().int().min(1),
  /** EXIF orientation as found, 1..8. */
  orientation: z.number().int().min(1).max(8),
  hasGps: z.boolean(),
  /** Local camera time, YYYY-MM-DDTHH:MM:SS, or null. */
  takenAt: z.string().max(19).nullable(),
  /** Maker and model, or "" when unknown. */
  camera: z.string().max(80),
});
export type PictureFacts = z.infer<typeof pictureFactsSchema>;

const madeSchema = z.strictObject({
  outputPath: pathSchema,
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  sizeBytes: z.number().int(),
});

export const photoReplySchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    ...base,
    outcome: z.literal('done'),
    facts: pictureFactsSchema.nullable(),
    /** SHA-256 of the file as read; only for 'ingest'. */
    sha256: z.string().nullable(),
    made: z.array(madeSchema),
    /** Only for 'judge'. */
    judgement: photoJudgementSchema.nullable(),
    /** Only for 'cut-ground'. */
    ground: z.strictObject({ mask: z.string().max(96_000), facts: groundFactsSchema }).optional(),
    /** Memory of the worker after this picture, in bytes. */
    rssBytes: z.number().int(),
  }),
  /** The picture cannot be used: its own fault. `format` as sniffed. */
  z.strictObject({
    ...base,
    outcome: z.literal('refused'),
    refusal: photoRefusalSchema,
    format: photoFormatSchema,
    rssBytes: z.number().int(),
  }),
  /** The work failed: a full disk, a missing folder. `systemCode` e.g. 'ENOSPC', or empty. */
  z.strictObject({
    ...base,
    outcome: z.literal('failed'),
    systemCode: z.string(),
    message: z.string(),
    rssBytes: z.number().int(),
  }),
]);
export type PhotoReply = z.infer<typeof photoReplySchema>;
export type PhotoDone = Extract<PhotoReply, { outcome: 'done' }>;
