import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encode, encodeWithin } from '../../../electron/workers/encode-within.ts';
import { quarters } from '../../fixtures/make-photos.ts';

/** Noisy quarters, blurred: the stronger, the fewer bytes. */
async function picture(widthPx: number, heightPx: number, seed: number, sigma: number) {
  const noisy = await quarters({ widthPx, heightPx, seed });
  const pixels = await noisy.blur(sigma).raw().toBuffer();
  return { pixels, widthPx, heightPx };
}

describe('the search for a quality', () => {
  it(
    'ends within the bytes and within four points of the best quality that does',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 200, max: 900 }),
          fc.integer({ min: 200, max: 900 }),
          fc.nat(1000),
          fc.double({ min: 0.4, max: 1.2, noNaN: true }),
          fc.integer({ min: 31, max: 95 }),
          fc.integer({ min: 31, max: 95 }),
          async (widthPx, heightPx, seed, sigma, boundQuality, quality) => {
            const raw = await picture(widthPx, heightPx, seed, sigma);
            // A bound that some quality just meets.
            const bound = await encode(raw, { format: 'jpeg', quality: boundQuality });
            const mostBytes = bound.byteLength;
            // A specification asks for no less; below it the sizes of a JPEG do not even grow with quality.
            fc.pre(mostBytes >= 10_000);
            const found = await encodeWithin(raw, { format: 'jpeg', quality, mostBytes });
            expect(found).not.toBeNull();
            expect(found?.byteLength).toBeLessThanOrEqual(mostBytes);
            // Neighbouring qualities of a flat picture do not even come in the order of their bytes.
            const best = Math.min(boundQuality, quality);
            const least = await encode(raw, { format: 'jpeg', quality: Math.max(30, best - 4) });
            const wanted = await encode(raw, { format: 'jpeg', quality });
            if (wanted.byteLength <= mostBytes && found?.equals(wanted) === true) return;
            expect(found?.byteLength).toBeGreaterThanOrEqual(least.byteLength * 0.97);
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it('says when not even the lowest quality fits, and needs no search where there is room', async () => {
    const raw = await picture(800, 600, 7, 0.4);
    const [lowest, wanted] = await Promise.all(
      [30, 85].map(async (quality) => await encode(raw, { format: 'jpeg', quality })),
    );
    expect(lowest).toBeDefined();
    const below = (lowest?.byteLength ?? 0) - 1;
    expect(await encodeWithin(raw, { format: 'jpeg', quality: 85, mostBytes: below })).toBeNull();
    expect(await encodeWithin(raw, { format: 'jpeg', quality: 85, mostBytes: 2_000_000 })).toEqual(
      wanted,
    );
    for (const format of ['jpeg', 'webp'] as const) {
      const full = await encode(raw, { format, quality: 85 });
      const mostBytes = Math.floor(full.byteLength * 0.6);
      const found = await encodeWithin(raw, { format, quality: 85, mostBytes });
      expect(found?.byteLength).toBeLessThanOrEqual(mostBytes);
      expect((await sharp(found ?? Buffer.alloc(0)).metadata()).format).toBe(format);
    }
  });
});
