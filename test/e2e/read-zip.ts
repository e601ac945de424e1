import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import sharp from 'sharp';
import yauzl from 'yauzl';
import { manifestSchema } from '../../shared/bundle/manifest-schema.ts';

export interface ZipContents {
  readonly names: readonly string[];
  bytes(name: string): Buffer;
  text(name: string): string;
}

export async function readZipEntries(path: string): Promise<ZipContents> {
  const zip = await yauzl.openPromise(path);
  const entries = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    entries.set(entry.fileName, Buffer.concat(chunks));
  }
  const bytes = (name: string): Buffer => {
    const found = entries.get(name);
    if (found === undefined)
      throw new Error(`${name} is not in ${path}: ${[...entries.keys()].join(', ')}`);
    return found;
  };
  return { names: [...entries.keys()], bytes, text: (name) => bytes(name).toString('utf8') };
}

/** Pictures are upright JPEGs without EXIF, place, device or time. Returns their names in order. */
export async function expectBarePictures(zip: ZipContents, count: number): Promise<string[]> {
  const names = zip.names.filter((name) => name.startsWith('anh/')).toSorted();
  expect(names).toHaveLength(count);
  for (const name of names) {
    const bytes = zip.bytes(name);
    for (const trace of [
      'Exif',
      'GPS',
      'Xưởng thử',
      'SN-0123456789',
      '2026:10:02',
      'http://ns.adobe.com',
    ]) {
      expect(bytes.includes(Buffer.from(trace, 'utf8')), `${trace} in ${name}`).toBe(false);
    }
    const metadata = await sharp(bytes).metadata();
    expect(metadata.format).toBe('jpeg');
    expect(metadata.orientation).toBeUndefined();
    expect(metadata.exif).toBeUndefined();
    expect(Math.max(metadata.width, metadata.height)).toBeLessThanOrEqual(2560);
    await expectUprightQuarters(bytes, name);
  }
  return names.map((name) => name.slice('anh/'.length));
}

/** The fixture is red | green over blue | white: whoever turns it wrongly shows another colour at the top left. */
async function expectUprightQuarters(bytes: Buffer, name: string): Promise<void> {
  const { data, info } = await sharp(bytes)
    .resize(64, 64, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  // Inside the first quarter, clear of any white margin that makes the picture square.
  const at = (20 * info.width + 20) * info.channels;
  const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
  expect(
    red > green + 60 && red > blue + 60,
    `${name} is not upright: ${red},${green},${blue}`,
  ).toBe(true);
}

export function expectManifestHolds(zip: ZipContents): void {
  const manifest = manifestSchema.parse(JSON.parse(zip.text('manifest.json')));
  expect(manifest.files.map((file) => file.path).toSorted()).toEqual(
    zip.names.filter((name) => name !== 'manifest.json').toSorted(),
  );
  for (const file of manifest.files) {
    const bytes = zip.bytes(file.path);
    expect(bytes.byteLength, file.path).toBe(file.bytes);
    expect(createHash('sha256').update(bytes).digest('hex'), file.path).toBe(file.sha256);
  }
}
