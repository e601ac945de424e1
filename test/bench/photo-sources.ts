import { phoneJpeg, put, TWELVE_MEGAPIXELS } from '../fixtures/make-photos.ts';

/** Really different pictures among them; the others differ by a comment, which costs a decoder nothing. */
const DISTINCT = 6;

/** Makes JPEGs of 12 megapixels, every one with a hash of its own. @returns their paths */
export async function makePhoneJpegs(folder: string, count: number): Promise<string[]> {
  const distinct: Buffer[] = [];
  for (let seed = 1; seed <= Math.min(DISTINCT, count); seed += 1)
    distinct.push(await phoneJpeg({ ...TWELVE_MEGAPIXELS, seed }));
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
