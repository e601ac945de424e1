import sharp from 'sharp';
import { blurRegion } from '../../shared/photos/blur-region.ts';
import { layWhite } from '../../shared/photos/lay-white.ts';
import { applyLight, lightTable } from '../../shared/photos/light-table.ts';
import type { PhotoEdits } from '../../shared/photos/photo-edits.ts';
import type { RawPicture } from './open-picture.ts';

/** A mask has at most 640 by 640 points; a little more is let through, a bomb is not. */
const MOST_MASK_PIXELS = 1_000_000;
/** Width of the soft edge between goods and white, in pixels of the picture as it is made. */
const SOFT_EDGE_PX = 1.5;

/**
 * Light and balance, white ground and blurred regions, on pixels of the whole upright picture. Returns the same
 * picture when there is nothing to do, else a new one: others may be made from these pixels.
 * @throws Error when the mask cannot be read
 */
export async function retouch(raw: RawPicture, edits: PhotoEdits): Promise<RawPicture> {
  const table = lightTable(edits);
  if (table === null && edits.whiteGround === null && edits.blurs.length === 0) return raw;
  const pixels = Buffer.from(raw.pixels);
  const picture = { data: pixels, widthPx: raw.widthPx, heightPx: raw.heightPx };
  if (table !== null) applyLight(pixels, table);
  if (edits.whiteGround !== null) layWhite(picture, await readMask(edits.whiteGround.mask, raw));
  for (const region of edits.blurs) blurRegion(picture, region);
  return { ...raw, pixels };
}

/** The mask at the picture's size, with a soft edge that lies on the goods' side. 0..255 a pixel. */
async function readMask(
  mask: string,
  { widthPx, heightPx }: Pick<RawPicture, 'widthPx' | 'heightPx'>,
): Promise<Uint8Array> {
  const small = sharp(Buffer.from(mask, 'base64'), {
    failOn: 'error',
    limitInputPixels: MOST_MASK_PIXELS,
  });
  const metadata = await small.metadata();
  if (metadata.format !== 'png') throw new Error(`a mask is a PNG, not ${metadata.format}`);
  const grow = Math.max(widthPx / metadata.width, heightPx / metadata.height);
  // One point of the mask covers so many pixels: blurred that far its steps are gone.
  const sigma = Math.max(0.6, 0.7 * grow);
  const sized = await small
    .flatten({ background: '#000000' })
    .greyscale()
    .resize(widthPx, heightPx, { fit: 'fill', kernel: grow > 1 ? 'cubic' : 'lanczos3' })
    .raw()
    .toBuffer();
  const { data } = await sharp(sized, { raw: { width: widthPx, height: heightPx, channels: 1 } })
    .blur(sigma)
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  // A blurred edge rises by 1 / (sigma * sqrt(2 * pi)) a pixel in its middle; made as steep as the soft edge wants.
  const gain = Math.max(1, (sigma * Math.sqrt(2 * Math.PI)) / SOFT_EDGE_PX);
  const steep = new Uint8Array(256).map((_, level) =>
    // Full at the old edge's inner side, none at the edge itself: half a point of old ground stays outside.
    Math.max(0, Math.min(255, Math.round((level - 127.5) * gain + 63))),
  );
  return data.map((level) => steep[level] ?? 0);
}
