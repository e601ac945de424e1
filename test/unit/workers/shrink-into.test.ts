import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shrinkInto } from '../../../electron/workers/face-network/shrink-into.ts';
import type { Pixels } from '../../../shared/photos/pixels.ts';

const MEANS = [117, 114, 97] as const;
const SIDE_PX = 64;

function pictureOf(widthPx: number, heightPx: number, seed: number): Pixels {
  const data = new Uint8Array(widthPx * heightPx * 3);
  let state = seed >>> 0;
  for (let at = 0; at < data.length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    data[at] = (state & 3) === 0 ? 255 : state >>> 24;
  }
  return { data, widthPx, heightPx };
}

it('takes the mean of what each pixel stands for, however the picture lies in memory', () => {
  const sides = fc.integer({ min: 32, max: 420 });
  fc.assert(
    fc.property(sides, sides, fc.nat(), (widthPx, heightPx, seed) => {
      const picture = pictureOf(widthPx, heightPx, seed);
      // One byte off: no four pixels can be read as whole numbers.
      const moved = new Uint8Array(picture.data.length + 1).subarray(1);
      moved.set(picture.data);
      const [one, other] = [new Float32Array(SIDE_PX ** 2 * 3), new Float32Array(SIDE_PX ** 2 * 3)];
      const size = shrinkInto(one, picture, SIDE_PX, MEANS);
      expect(shrinkInto(other, { ...picture, data: moved }, SIDE_PX, MEANS)).toEqual(size);
      expect(one).toEqual(other);
      const [x, y] = [Math.floor(size.width / 2), Math.floor(size.height / 2)];
      for (const channel of [0, 1, 2] as const)
        expect(one[(y * size.width + x) * 3 + channel]).toBeCloseTo(
          (meanOf(picture, size, x, y, channel) - MEANS[channel]) / 255,
          5,
        );
    }),
    { numRuns: 60 },
  );
});

function meanOf(
  { data, widthPx, heightPx }: Pixels,
  { width, height }: { width: number; height: number },
  x: number,
  y: number,
  channel: number,
): number {
  const values: number[] = [];
  const [top, left] = [Math.floor((y * heightPx) / height), Math.floor((x * widthPx) / width)];
  const bottom = Math.max(top + 1, Math.floor(((y + 1) * heightPx) / height));
  const right = Math.max(left + 1, Math.floor(((x + 1) * widthPx) / width));
  for (let row = top; row < bottom; row += 1)
    for (let column = left; column < right; column += 1)
      values.push(data[(row * widthPx + column) * 3 + channel] ?? 0);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
