import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dragCorner,
  frameWithout,
  largestRegion,
  moveRegion,
  regionBetween,
  resizeRegion,
  WHOLE,
  widenRegion,
} from '../../../../renderer/photos/studio/region-geometry.ts';
import { regionSchema } from '../../../../shared/photos/photo-judgement.ts';
import type { Region } from '../../../../shared/photos/pixels.ts';

const BOX = { x: 0.2, y: 0.2, width: 0.4, height: 0.2 };

const anyPlace = fc.record({
  x: fc.double({ min: -1, max: 2, noNaN: true }),
  y: fc.double({ min: -1, max: 2, noNaN: true }),
});
const anyRegion = fc
  .tuple(
    fc.double({ min: 0, max: 0.9, noNaN: true }),
    fc.double({ min: 0, max: 0.9, noNaN: true }),
    fc.double({ min: 0.02, max: 1, noNaN: true }),
    fc.double({ min: 0.02, max: 1, noNaN: true }),
  )
  .map(([x, y, width, height]) => ({
    x,
    y,
    width: Math.min(width, 1 - x),
    height: Math.min(height, 1 - y),
  }));

function expectInside(region: Region): void {
  expect(regionSchema.safeParse(region).success).toBe(true);
  expect(region.x + region.width).toBeLessThanOrEqual(1 + 1e-9);
  expect(region.y + region.height).toBeLessThanOrEqual(1 + 1e-9);
}

describe('a region under the hand', () => {
  it('moves and stops at the edge with its size', () => {
    expect(moveRegion(BOX, 0.1, -0.1)).toEqual({ ...BOX, x: 0.3, y: 0.1 });
    expect(moveRegion(BOX, 5, 5)).toEqual({ ...BOX, x: 0.6, y: 0.8 });
  });

  it('is dragged at a corner while the opposite one stays', () => {
    expect(dragCorner(BOX, 'nw', { x: 0.1, y: 0.1 }, null)).toEqual({
      x: 0.1,
      y: 0.1,
      width: 0.5,
      height: 0.3,
    });
    expect(dragCorner(BOX, 'se', { x: 0, y: 0 }, null)).toMatchObject({ x: 0.2, y: 0.2 });
  });

  it('keeps its ratio when it is told to, also at the edge', () => {
    const square = dragCorner({ x: 0.5, y: 0.7, width: 0.1, height: 0.1 }, 'se', { x: 2, y: 2 }, 1);
    expect(square).toEqual({ x: 0.5, y: 0.7, width: 0.3, height: 0.3 });
  });

  it('grows and shrinks by keys, with and without a ratio', () => {
    expect(resizeRegion(BOX, 0.1, 0, null)).toMatchObject({ width: 0.5, height: 0.2 });
    expect(resizeRegion(BOX, -0.1, 0, 2)).toMatchObject({ width: 0.3, height: 0.15 });
    expect(resizeRegion(BOX, 0, 0.1, 2)).toMatchObject({ width: 0.5, height: 0.25 });
  });

  it('is drawn in any direction; a click draws nothing', () => {
    expect(regionBetween({ x: 0.6, y: 0.4 }, { x: 0.2, y: 0.2 })).toEqual({
      x: 0.2,
      y: 0.2,
      width: 0.4,
      height: 0.2,
    });
    expect(regionBetween({ x: 0.5, y: 0.5 }, { x: 0.505, y: 0.505 })).toBeNull();
  });

  it('never leaves the picture, whatever is done to it', () => {
    fc.assert(
      fc.property(
        anyRegion,
        anyPlace,
        fc.constantFrom('nw', 'ne', 'sw', 'se'),
        fc.option(fc.double({ min: 0.3, max: 3, noNaN: true })),
        (region, to, corner, ratio) => {
          expectInside(moveRegion(region, to.x, to.y));
          expectInside(dragCorner(region, corner, to, ratio));
          expectInside(resizeRegion(region, to.x, to.y, ratio));
          expectInside(widenRegion(region, 0.3));
          const drawn = regionBetween(region, to);
          if (drawn !== null) expectInside(drawn);
          expectInside(frameWithout(WHOLE, [region]));
        },
      ),
    );
  });
});

describe('proposed crops', () => {
  it('takes the largest square of a wide and of a high picture', () => {
    // 4:3, so that a square is three quarters of the width.
    expect(largestRegion(3 / 4)).toEqual({ x: 0.125, y: 0, width: 0.75, height: 1 });
    expect(largestRegion(4 / 3, { x: 0.5, y: 0.9 })).toEqual({
      x: 0,
      y: 0.25,
      width: 1,
      height: 0.75,
    });
  });

  it('leaves the larger side of a face out', () => {
    expect(frameWithout(WHOLE, [{ x: 0.1, y: 0.1, width: 0.2, height: 0.2 }])).toEqual({
      x: 0.3,
      y: 0,
      width: 0.7,
      height: 1,
    });
    expect(frameWithout({ x: 0, y: 0.5, width: 1, height: 0.5 }, [BOX])).toEqual({
      x: 0,
      y: 0.5,
      width: 1,
      height: 0.5,
    });
  });
});
