import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { editedSize } from '../../../shared/photos/edited-size.ts';
import { insideSize, renditionSide } from '../../../electron/workers/rendition-size.ts';
import { NO_EDITS, type PhotoEdits } from '../../../shared/photos/photo-edits.ts';
import { phoneJpeg, put, TWELVE_MEGAPIXELS } from '../../fixtures/make-photos.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import { openWorker, render } from './photo-worker-under-test.ts';

/** A white cross through the middle of a dark sheet, leaning by this many degrees clockwise; grey at the very edge. */
async function leaningCross(degrees: number, widthPx = 1600, heightPx = 1200): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">
    <rect width="100%" height="100%" fill="#203040"/>
    <g transform="rotate(${degrees} ${widthPx / 2} ${heightPx / 2})" fill="#f0f0f0">
      <rect x="-500" y="${heightPx / 2 - 20}" width="3000" height="40"/>
      <rect x="${widthPx / 2 - 20}" y="-500" width="40" height="3000"/>
    </g></svg>`;
  return await sharp(Buffer.from(svg)).removeAlpha().png().toBuffer();
}

async function pixelsOf(path: string) {
  const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
  return {
    ...info,
    at: (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
    ],
  };
}

/** The largest difference of any channel of any pixel from one colour. */
async function farthestFrom(path: string, colour: readonly number[]): Promise<number> {
  const { data } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
  return data.reduce(
    (most, level, at) => Math.max(most, Math.abs(level - (colour[at % 3] ?? 0))),
    0,
  );
}

describe('crops, turns and straightening', () => {
  it('cut what was asked for from the turned picture, without enlarging', async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    const path = put(folder, 'a.jpg', await phoneJpeg({ ...TWELVE_MEGAPIXELS, orientation: 6 }));
    // Turned once the quarters stand blue, red over white, green: their top right eighth is red.
    const edits: Partial<PhotoEdits> = {
      quarterTurns: 1,
      crop: { x: 0.5, y: 0, width: 0.5, height: 0.25 },
    };
    const out = join(folder, 'o.jpg');
    const made = await render(worker, path, out, {}, edits);
    expect(made).toMatchObject({ widthPx: 1200, heightPx: 800 });
    const picture = await pixelsOf(out);
    for (const [x, y] of [
      [10, 10],
      [1190, 10],
      [10, 790],
      [1190, 790],
    ] as const) {
      const [red = 0, green = 0] = picture.at(x, y);
      expect(red).toBeGreaterThan(160);
      expect(green).toBeLessThan(90);
    }
    const tiny = { x: 0.1, y: 0.1, width: 0.1, height: 0.1 };
    expect(await render(worker, path, out, {}, { crop: tiny })).toMatchObject({
      widthPx: 403,
      heightPx: 302,
    });
  });

  it('stand a leaning picture upright and leave no empty corner', async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    for (const degrees of [-20, -3.5, 0.4, 7]) {
      const path = put(folder, 'a.png', await leaningCross(degrees));
      const out = join(folder, 'o.jpg');
      const edits = { straightenDegrees: -degrees };
      const made = await render(worker, path, out, { sidePx: 800, quality: 95 }, edits);
      expect(made).toMatchObject({ widthPx: 800, heightPx: 600 });
      const picture = await pixelsOf(out);
      const middle = (line: (place: number) => number, length: number): number => {
        const bright = Array.from({ length }, (_, place) => place).filter(
          (place) => line(place) > 140,
        );
        return bright.reduce((sum, place) => sum + place, 0) / bright.length;
      };
      // The cross stands in the middle at both ends of each arm: within a pixel or so (the sheet is cut at whole pixels).
      for (const x of [3, 796]) {
        expect(Math.abs(middle((y) => picture.at(x, y)[0] ?? 0, 600) - 299.5)).toBeLessThan(1.6);
      }
      for (const y of [3, 596]) {
        expect(Math.abs(middle((x) => picture.at(x, y)[0] ?? 0, 800) - 399.5)).toBeLessThan(1.6);
      }
      for (const [x, y] of [
        [0, 0],
        [799, 0],
        [0, 599],
        [799, 599],
      ] as const) {
        expect(picture.at(x, y)[2]).toBeLessThan(90);
      }
    }
  });

  it('keep a square crop square when the picture was straightened', async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    const path = put(folder, 'a.jpg', await phoneJpeg({ widthPx: 1600, heightPx: 1200 }));
    const out = join(folder, 'o.jpg');
    const square = { x: 0, y: 0, width: 0.75, height: 1 };
    for (const straightenDegrees of [-12, -4, 1, 4, 20]) {
      const edits = { straightenDegrees, crop: square };
      const foretold = editedSize({ widthPx: 1600, heightPx: 1200 }, { ...NO_EDITS, ...edits });
      expect(foretold.widthPx).toBe(foretold.heightPx);
      expect(await render(worker, path, out, { sidePx: 8000 }, edits)).toMatchObject(foretold);
    }
  });

  it('have the size that is foretold, for any edits', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 700 }),
        fc.integer({ min: 1, max: 700 }),
        fc.oneof(fc.integer({ min: 16, max: 500 }), fc.constant(8000)),
        fc.constantFrom('inside' as const, 'pad-square' as const, 'cover-square' as const),
        fc.record({
          quarterTurns: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
          straightenDegrees: fc.oneof(
            fc.constant(0),
            fc.double({ min: -20, max: 20, noNaN: true }),
          ),
          crop: fc.option(
            fc.record({ x: fraction, y: fraction, width: fraction, height: fraction }),
          ),
        }),
        async (widthPx, heightPx, sidePx, fit, geometry) => {
          const bytes = await sharp({
            create: { width: widthPx, height: heightPx, channels: 3, background: '#557733' },
          })
            .png()
            .toBuffer();
          const path = put(folder, 'a.png', bytes);
          const out = join(folder, 'o.jpg');
          const made = await render(worker, path, out, { sidePx, fit }, geometry);
          const edited = editedSize({ widthPx, heightPx }, { ...NO_EDITS, ...geometry });
          const side = renditionSide(edited, { sidePx, fit });
          expect([made.widthPx, made.heightPx]).toEqual(
            fit === 'inside' ? Object.values(insideSize(edited, side)) : [side, side],
          );
          // Nothing of the void around a leaning picture, and nothing of a rim, is in it.
          if (fit !== 'pad-square') expect(await farthestFrom(out, [85, 119, 51])).toBeLessThan(6);
        },
      ),
      { numRuns: 120 },
    );
  });
});
