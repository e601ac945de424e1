import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  phoneJpeg,
  pictureAs,
  put,
  quarters,
  TWELVE_MEGAPIXELS,
} from '../../fixtures/make-photos.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import { openWorker, render } from './photo-worker-under-test.ts';

const ORIENTED = join(import.meta.dirname, '../../../../shared/corpora/exif-orientation');
const RED = [200, 40, 40];
const GREEN = [40, 160, 60];
const BLUE = [40, 70, 190];
const WHITE = [235, 235, 235];

/** Mean colours of the four quarters: top left, top right, bottom left, bottom right. */
async function corners(path: string): Promise<number[][]> {
  const { data } = await sharp(path)
    .resize(4, 4, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [0, 3, 12, 15].map((pixel) => [...data.subarray(pixel * 3, pixel * 3 + 3)]);
}

function expectCorners(found: number[][], expected: number[][]): void {
  found.forEach((colour, index) =>
    colour.forEach((level, channel) =>
      expect(Math.abs(level - (expected[index]?.[channel] ?? 0))).toBeLessThan(26),
    ),
  );
}

/** Mean difference per channel, 0..255, at 64 × 64. */
async function difference(one: string, other: string): Promise<number> {
  const pixels = async (path: string) =>
    await sharp(path).resize(64, 64, { fit: 'fill' }).removeAlpha().raw().toBuffer();
  const [left, right] = [await pixels(one), await pixels(other)];
  return (
    left.reduce((sum, level, index) => sum + Math.abs(level - (right[index] ?? 0)), 0) / left.length
  );
}

describe('renditions', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8] as const)(
    'stand upright for EXIF orientation %i',
    async (orientation) => {
      const folder = temporaryFolder();
      const path = put(folder, 'a.jpg', await phoneJpeg({ orientation }));
      const out = join(folder, 'out.jpg');
      expect(await render(openWorker(), path, out, { sidePx: 320 })).toMatchObject({
        widthPx: 320,
        heightPx: 240,
      });
      expectCorners(await corners(out), [RED, GREEN, BLUE, WHITE]);
    },
  );

  it.skipIf(!existsSync(ORIENTED))(
    'show each picture of the orientation corpus as its first one',
    { timeout: 60_000 },
    async () => {
      const folder = temporaryFolder();
      const worker = openWorker();
      for (const name of readdirSync(ORIENTED).filter((each) => each.endsWith('.jpg'))) {
        const first = join(folder, `${name.split('_')[0]}-first.jpg`);
        if (!existsSync(first))
          await render(worker, join(ORIENTED, `${name.split('_')[0]}_1.jpg`), first, {
            sidePx: 400,
          });
        const out = join(folder, name);
        await render(worker, join(ORIENTED, name), out, { sidePx: 400 });
        expect(`${name} ${(await difference(first, out)) < 4}`).toBe(`${name} true`);
      }
    },
  );

  it.runIf(!existsSync(ORIENTED))(
    'the orientation corpus does not lie beside the repository: skipped',
    () => {
      process.stdout.write('skipped: no ../shared/corpora/exif-orientation\n');
    },
  );

  it("follow the officer's own turns, clockwise", async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    const path = put(folder, 'a.jpg', await phoneJpeg({ orientation: 6 }));
    const turned = [
      [RED, GREEN, BLUE, WHITE],
      [BLUE, RED, WHITE, GREEN],
      [WHITE, BLUE, GREEN, RED],
      [GREEN, WHITE, RED, BLUE],
    ];
    for (const quarterTurns of [0, 1, 2, 3] as const) {
      for (const fit of ['inside', 'pad-square', 'cover-square'] as const) {
        const out = join(folder, `${quarterTurns}-${fit}.jpg`);
        const made = await render(worker, path, out, { sidePx: 320, fit }, { quarterTurns });
        const isTall = quarterTurns % 2 === 1;
        expect(made).toMatchObject(
          fit === 'inside'
            ? { widthPx: isTall ? 240 : 320, heightPx: isTall ? 320 : 240 }
            : { widthPx: 320, heightPx: 320 },
        );
        if (fit === 'inside') expectCorners(await corners(out), turned[quarterTurns] ?? []);
      }
    }
  });

  it('carry no place, no serial number, no metadata at all', async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    const original = await phoneJpeg({ orientation: 6, gps: true });
    expect(original.includes('SN-0123456789')).toBe(true);
    const path = put(folder, 'a.jpg', original);
    for (const format of ['jpeg', 'webp'] as const) {
      const out = join(folder, `out.${format}`);
      await render(worker, path, out, { format });
      const bytes = readFileSync(out);
      for (const trace of [
        'Exif',
        'SN-0123456789',
        'ICC_PROFILE',
        'http://ns.adobe.com',
        'Photoshop',
        'EXIF',
        'XMP ',
        'ICCP',
      ]) {
        expect(`${trace} ${bytes.includes(trace)}`).toBe(`${trace} false`);
      }
      const metadata = await sharp(out).metadata();
      expect([
        metadata.exif,
        metadata.icc,
        metadata.xmp,
        metadata.iptc,
        metadata.orientation,
      ]).toEqual([undefined, undefined, undefined, undefined, undefined]);
      expect(metadata).toMatchObject({ space: 'srgb', channels: 3, depth: 'uchar' });
    }
  });

  it('turn other colour spaces into sRGB and transparency into white', async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    const plain = await quarters();
    // Green of Display P3 lies outside sRGB: without conversion the numbers would stay as stored.
    const wide = await sharp({
      create: { width: 64, height: 64, channels: 3, background: { r: 30, g: 200, b: 30 } },
    })
      .withIccProfile('p3')
      .jpeg({ quality: 95 })
      .toBuffer();
    const stored = await sharp(wide, { ignoreIcc: true }).raw().toBuffer();
    const wideOut = join(folder, 'p3.jpg');
    await render(worker, put(folder, 'p3-in.jpg', wide), wideOut);
    const shown = await sharp(wideOut).raw().toBuffer();
    expect(Math.abs((shown[1] ?? 0) - 200)).toBeLessThan(8);
    expect(Math.abs((stored[0] ?? 0) - (shown[0] ?? 0))).toBeGreaterThan(20);

    const grey = put(folder, 'grey.jpg', await plain.clone().greyscale().jpeg().toBuffer());
    const cmyk = put(
      folder,
      'cmyk.jpg',
      await plain.clone().toColourspace('cmyk').jpeg().toBuffer(),
    );
    const deep = put(
      folder,
      'deep.png',
      await plain.clone().toColourspace('rgb16').png().toBuffer(),
    );
    for (const [name, path] of Object.entries({ grey, cmyk, deep })) {
      const out = join(folder, `${name}-out.jpg`);
      await render(worker, path, out);
      expect(await sharp(out).metadata()).toMatchObject({ space: 'srgb', channels: 3 });
    }

    const out = join(folder, 'alpha-out.jpg');
    await render(worker, put(folder, 'alpha.png', await pictureAs('png')), out);
    const { data, info } = await sharp(out).raw().toBuffer({ resolveWithObject: true });
    const middle = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 3;
    for (const level of data.subarray(middle, middle + 3)) expect(level).toBeGreaterThan(248);
  });

  it('are never enlarged, and squares are padded with white', async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    const path = put(folder, 'small.jpg', await phoneJpeg({ widthPx: 400, heightPx: 300 }));
    const size = async (fit: 'inside' | 'pad-square' | 'cover-square') => {
      const { widthPx, heightPx } = await render(worker, path, join(folder, `${fit}.jpg`), {
        sidePx: 1000,
        fit,
      });
      return [widthPx, heightPx];
    };
    expect(await size('inside')).toEqual([400, 300]);
    expect(await size('pad-square')).toEqual([400, 400]);
    expect(await size('cover-square')).toEqual([300, 300]);
    const { data } = await sharp(join(folder, 'pad-square.jpg'))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([...data.subarray((10 * 400 + 200) * 3, (10 * 400 + 200) * 3 + 3)]).toEqual([
      255, 255, 255,
    ]);
  });

  it('stay within their bytes, with the best quality that does', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    const path = put(folder, 'a.jpg', await phoneJpeg(TWELVE_MEGAPIXELS));
    const free = await render(worker, path, join(folder, 'free.jpg'), { quality: 90 });
    for (const mostBytes of [free.sizeBytes, Math.floor(free.sizeBytes / 2), 60_000, 12_000]) {
      const out = join(folder, `${mostBytes}.jpg`);
      const made = await render(worker, path, out, { quality: 90, mostBytes });
      expect(statSync(out).size).toBe(made.sizeBytes);
      expect(made.sizeBytes).toBeLessThanOrEqual(mostBytes);
      // One step of quality more would not have fitted: we are close below the bound, not far.
      if (made.widthPx === 1200) expect(made.sizeBytes).toBeGreaterThan(mostBytes * 0.8);
    }
  });

  it('have the size that was asked for, for any size and turn', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 700 }),
        fc.integer({ min: 1, max: 700 }),
        fc.integer({ min: 16, max: 500 }),
        fc.constantFrom('inside' as const, 'pad-square' as const, 'cover-square' as const),
        fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
        async (widthPx, heightPx, sidePx, fit, quarterTurns) => {
          const bytes = await sharp({
            create: { width: widthPx, height: heightPx, channels: 3, background: '#557733' },
          })
            .png()
            .toBuffer();
          const made = await render(
            worker,
            put(folder, 'a.png', bytes),
            join(folder, 'o.jpg'),
            { sidePx, fit },
            { quarterTurns },
          );
          const long = Math.max(widthPx, heightPx);
          const short = Math.min(widthPx, heightPx);
          const expected = Math.min(sidePx, fit === 'cover-square' ? short : long);
          expect(Math.max(made.widthPx, made.heightPx)).toBe(expected);
          if (fit !== 'inside') expect(Math.min(made.widthPx, made.heightPx)).toBe(expected);
        },
      ),
      { numRuns: 120 },
    );
  });
});
