import sharp from 'sharp';
import { floodGround, USUAL_TOLERANCE } from '../../shared/photos/flood-ground.ts';
import { toLab } from '../../shared/photos/lab-pixels.ts';
import { edgeConfidence } from '../../shared/photos/mask-parts.ts';
import { fitBackdrop } from '../../shared/photos/backdrop.ts';
import type { OpenedPicture } from './open-picture.ts';
import type { CutGroundTask, GroundFacts } from './photo-messages.ts';

/** Enough for an edge that is softened anyway; a mask of this size is a few kilobytes, and GrabCut takes seconds. */
const MOST_SIDE_PX = 640;

export interface GroundAnswer {
  /** A 1-bit PNG in base64: white goods, black ground. */
  readonly mask: string;
  readonly facts: GroundFacts;
}

/** Goods inside a box, by colour and edges; one byte a pixel, 1 goods. */
export type GrabCut = (
  picture: { readonly data: Uint8Array; readonly widthPx: number; readonly heightPx: number },
  box: NonNullable<CutGroundTask['box']>,
) => Promise<Uint8Array>;

/** Proposes what becomes white ground; a person looks at it before anything is done. @throws PictureRefused */
export async function cutGround(
  picture: OpenedPicture,
  { method, box, tolerance }: CutGroundTask,
  grabCut: GrabCut | null,
): Promise<GroundAnswer> {
  const raw = await picture.decode((pixels) =>
    pixels.resize(MOST_SIDE_PX, MOST_SIDE_PX, { fit: 'inside', withoutEnlargement: true }),
  );
  const small = { data: raw.pixels, widthPx: raw.widthPx, heightPx: raw.heightPx };
  const lab = toLab(small);
  let goods: Uint8Array;
  if (method === 'flood') {
    goods = floodGround(small, tolerance ?? USUAL_TOLERANCE).goods;
  } else {
    if (grabCut === null || box === null)
      throw new Error('GrabCut needs its own process and a box');
    goods = await grabCut(small, box);
  }
  // Twice what a plain cloth varies by on one side of an edge.
  const clear = 2 * (tolerance ?? USUAL_TOLERANCE);
  const confidence = edgeConfidence(goods, small.widthPx, (one, other) => {
    const apart = Math.hypot(
      (lab.l[one] ?? 0) - (lab.l[other] ?? 0),
      (lab.a[one] ?? 0) - (lab.a[other] ?? 0),
      (lab.b[one] ?? 0) - (lab.b[other] ?? 0),
    );
    return apart >= clear;
  });
  return {
    mask: await toMask(goods, small),
    facts: {
      keptFraction: goods.reduce((sum, value) => sum + value, 0) / goods.length,
      edgeConfidence: confidence,
      plainness: fitBackdrop(lab).plainness,
    },
  };
}

async function toMask(
  goods: Uint8Array,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): Promise<string> {
  const png = await sharp(
    goods.map((value) => value * 255),
    { raw: { width: widthPx, height: heightPx, channels: 1 } },
  )
    .png({ palette: true, colours: 2, dither: 0, compressionLevel: 9 })
    .toBuffer();
  return png.toString('base64');
}
