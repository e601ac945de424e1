import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createViewer, viewPicture } from '../../../../shared/photos/picture-views.ts';
import type { Pixels } from '../../../../shared/photos/pixels.ts';

/** Any picture, also with sides of which no four pixels make whole numbers of 32 bits, and off the even place. */
const picture = fc
  .record({
    widthPx: fc.oneof(fc.integer({ min: 2, max: 40 }), fc.constantFrom(301, 600, 904, 1200)),
    heightPx: fc.integer({ min: 2, max: 24 }),
    seed: fc.nat(),
    offset: fc.constantFrom(0, 1, 2, 4),
  })
  .map(({ widthPx, heightPx, seed, offset }): Pixels => {
    const data = new Uint8Array(widthPx * heightPx * 3 + offset).subarray(offset);
    let state = seed >>> 0;
    for (let at = 0; at < data.length; at += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      // The ends often, where a sum that runs over shows.
      data[at] = (state & 3) === 0 ? 255 : state >>> 24;
    }
    return { data, widthPx, heightPx };
  });

/** As the words say, slowly. */
function slowly({ data, widthPx, heightPx }: Pixels) {
  const at = (x: number, y: number, channel: number): number =>
    data[(y * widthPx + x) * 3 + channel] ?? 0;
  const bright = (x: number, y: number): number =>
    Math.floor((77 * at(x, y, 0) + 150 * at(x, y, 1) + 29 * at(x, y, 2)) / 256);
  const luma = Array.from({ length: widthPx * heightPx }, (_, pixel) =>
    bright(pixel % widthPx, Math.floor(pixel / widthPx)),
  );
  const step = Math.ceil(Math.max(widthPx, heightPx) / 300);
  const [width, height] = [Math.floor(widthPx / step) || 1, Math.floor(heightPx / step) || 1];
  const mean = (channel: number): number[] =>
    Array.from({ length: width * height }, (_, cell) => {
      let sum = 0;
      for (let y = 0; y < step; y += 1)
        for (let x = 0; x < step; x += 1)
          sum += at((cell % width) * step + x, Math.floor(cell / width) * step + y, channel);
      return Math.floor(sum / (step * step));
    });
  return { luma, width, height, red: mean(0), green: mean(1), blue: mean(2) };
}

describe('viewPicture', () => {
  it('sees of any picture what a walk from pixel to pixel sees', () => {
    fc.assert(
      fc.property(picture, (pixels) => {
        const wanted = slowly(pixels);
        const { luma, half, small } = viewPicture(pixels);
        expect([...luma.data]).toEqual(wanted.luma);
        expect([half.widthPx, half.heightPx]).toEqual([pixels.widthPx >> 1, pixels.heightPx >> 1]);
        expect([small.widthPx, small.heightPx]).toEqual([wanted.width, wanted.height]);
        expect([...small.red]).toEqual(wanted.red);
        expect([...small.green]).toEqual(wanted.green);
        expect([...small.blue]).toEqual(wanted.blue);
      }),
      { numRuns: 60 },
    );
  });
});

describe('createViewer', () => {
  it('shows nothing of the picture before, whatever its size', () => {
    fc.assert(
      fc.property(fc.array(picture, { minLength: 2, maxLength: 4 }), (pictures) => {
        const view = createViewer();
        for (const pixels of pictures) {
          const { luma, half, small } = view(pixels);
          const alone = viewPicture(pixels);
          expect(luma).toEqual(alone.luma);
          expect(half).toEqual(alone.half);
          expect(small).toEqual(alone.small);
        }
      }),
      { numRuns: 40 },
    );
  });
});
