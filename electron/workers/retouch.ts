import sharp from 'sharp';
import { blurRegion } from '../../shared/photos/blur-region.ts';
import { layWhite } from '../../shared/photos/lay-white.ts';
import { applyLight, lightTable } from '../../shared/photos/light-table.ts';
import type { PhotoEdits } from '../../shared/photos/photo-edits.ts';
import type { Piece } from './apply-edits.ts';

/** A mask has at most 640 by 640 points; a little more is let through, a bomb is not. */
const MOST_MASK_PIXELS = 1_000_000;
/** Width of the soft edge between goods and white, in pixels of the picture as it is made. */
const SOFT_EDGE_PX = 1.5;

/** The mask of an edit list cannot be read: the photo would show the ground that was to go. */
export class MaskDamaged extends Error {
  constructor(options: ErrorOptions) {
    super('the mask of the white ground cannot be read', options);
    this.name = 'MaskDamaged';
  }
}

/**
 * Light and balance, white ground and blurred regions. Returns the same pixels when there is nothing to do. Else they
 * are changed in place where `isOwn`, or a new picture is returned: others may be made from the old one.
 * @throws MaskDamaged
 */
export async function retouch(piece: Piece, edits: PhotoEdits, isOwn: boolean): Promise<Piece> {
  const table = lightTable(edits);
  if (table === null && edits.whiteGround === null && edits.blurs.length === 0) return piece;
  const pixels = isOwn ? piece.pixels : Buffer.from(piece.pixels);
  const { left, top, whole, widthPx, heightPx } = piece;
  const picture = { data: pixels, widthPx, heightPx };
  if (table !== null) applyLight(pixels, table);
  if (edits.whiteGround !== null) layWhite(picture, await readMask(edits.whiteGround.mask, piece));
  for (const { x, y, width, height } of edits.blurs) {
    blurRegion(picture, {
      x: (x * whole.widthPx - left) / widthPx,
      y: (y * whole.heightPx - top) / heightPx,
      width: (width * whole.widthPx) / widthPx,
      height: (height * whole.heightPx) / heightPx,
    });
  }
  return { ...piece, pixels };
}

/** The mask at the piece's size, with a soft edge that lies on the goods' side. 0..255 a pixel. */
async function readMask(mask: string, piece: Piece): Promise<Uint8Array> {
  try {
    return await softMask(mask, piece);
  } catch (error) {
    throw new MaskDamaged({ cause: error });
  }
}

async function softMask(mask: string, piece: Piece): Promise<Uint8Array> {
  const { whole, widthPx, heightPx } = piece;
  const small = sharp(Buffer.from(mask, 'base64'), {
    failOn: 'error',
    limitInputPixels: MOST_MASK_PIXELS,
  });
  const metadata = await small.metadata();
  if (metadata.format !== 'png') throw new Error(`a mask is a PNG, not ${metadata.format}`);
  const grow = Math.max(whole.widthPx / metadata.width, whole.heightPx / metadata.height);
  // One point of the mask covers so many pixels: blurred that far its steps are gone.
  const sigma = Math.max(0.6, 0.7 * grow);
  // What the blur looks at beside the piece is needed, too.
  const around = Math.ceil(3 * sigma);
  const left = Math.max(0, piece.left - around);
  const top = Math.max(0, piece.top - around);
  const width = Math.min(whole.widthPx, piece.left + widthPx + around) - left;
  const height = Math.min(whole.heightPx, piece.top + heightPx + around) - top;
  const sized = await small
    .flatten({ background: '#000000' })
    .greyscale()
    .resize(whole.widthPx, whole.heightPx, {
      fit: 'fill',
      kernel: grow > 1 ? 'cubic' : 'lanczos3',
    })
    .extract({ left, top, width, height })
    .raw()
    .toBuffer();
  const blurred = await sharp(sized, { raw: { width, height, channels: 1 } })
    .blur(sigma)
    .extractChannel(0)
    .raw()
    .toBuffer();
  const inner = { left: piece.left - left, top: piece.top - top, width: widthPx, height: heightPx };
  const data = await sharp(blurred, { raw: { width, height, channels: 1 } })
    .extract(inner)
    .extractChannel(0)
    .raw()
    .toBuffer();
  // A blurred edge rises by 1 / (sigma * sqrt(2 * pi)) a pixel in its middle; made as steep as the soft edge wants.
  const gain = Math.max(1, (sigma * Math.sqrt(2 * Math.PI)) / SOFT_EDGE_PX);
  const steep = new Uint8Array(256).map((_, level) =>
    // Full at the old edge's inner side, none at the edge itself: half a point of old ground stays outside.
    Math.max(0, Math.min(255, Math.round((level - 127.5) * gain + 63))),
  );
  return data.map((level) => steep[level] ?? 0);
}
