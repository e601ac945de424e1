import sharp from 'sharp';
import { addNoise } from '../../electron/workers/demo-drawing/noise.ts';
import { put, TWELVE_MEGAPIXELS } from '../fixtures/make-photos.ts';
import { createStills } from '../fixtures/photo-set/stills.ts';

/** Really different pictures among them; the others differ by a comment, which costs a decoder nothing. */
const DISTINCT = 6;
const SEED = 7;

/**
 * Makes JPEGs of 12 megapixels, every one with a hash of its own: drawn goods on cloth, wood and leaves under a phone's
 * noise, so that decoders and judges find what they find in photos. @returns their paths
 */
export async function makePhoneJpegs(folder: string, count: number): Promise<string[]> {
  const stills = createStills(SEED);
  const distinct: Buffer[] = [];
  for (let index = 0; index < Math.min(DISTINCT, count); index += 1) {
    const { data, widthPx: width, heightPx: height } = stills.base(index);
    const pixels = await sharp(data, { raw: { width, height, channels: 3 } })
      .resize(TWELVE_MEGAPIXELS.widthPx, TWELVE_MEGAPIXELS.heightPx, { fit: 'fill' })
      .raw()
      .toBuffer();
    addNoise(pixels, SEED + index);
    distinct.push(await asPhoneJpeg(pixels));
  }
  return Array.from({ length: count }, (_, index) => {
    const bytes = distinct[index % DISTINCT] ?? Buffer.alloc(0);
    // A JPEG comment after the start marker: another hash, the same picture.
    const comment = Buffer.from([0xff, 0xfe, 0, 6, ...Buffer.from(String(index).padStart(4, '0'))]);
    return put(
      folder,
      `anh-${index}.jpg`,
      Buffer.concat([bytes.subarray(0, 2), comment, bytes.subarray(2)]),
    );
  });
}

async function asPhoneJpeg(pixels: Uint8Array): Promise<Buffer> {
  const { widthPx: width, heightPx: height } = TWELVE_MEGAPIXELS;
  return await sharp(pixels, { raw: { width, height, channels: 3 } })
    .withExif({
      IFD0: { Make: 'Xưởng thử', Model: 'SN-0123456789' },
      IFD2: { DateTimeOriginal: '2026:10:02 08:15:00' },
    })
    .jpeg({ quality: 90 })
    .toBuffer();
}
