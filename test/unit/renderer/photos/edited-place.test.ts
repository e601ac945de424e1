import { describe, expect, it } from 'vitest';
import {
  editsOfGround,
  haveSameOutline,
  toTurned,
  toUncropped,
  toUpright,
  uncroppedAspect,
} from '../../../../renderer/photos/studio/edited-place.ts';
import { NO_EDITS } from '../../../../shared/photos/photo-edits.ts';

const PHOTO = { widthPx: 4000, heightPx: 3000 };
const FACE = { x: 0.1, y: 0.2, width: 0.2, height: 0.1 };

describe('where a tool draws', () => {
  it('comes back to the upright original from every turn', () => {
    for (const turns of [0, 1, 2, 3] as const) {
      const back = toUpright(toTurned(FACE, turns), turns);
      for (const side of ['x', 'y', 'width', 'height'] as const) {
        expect(back[side]).toBeCloseTo(FACE[side], 12);
      }
    }
  });

  it('shows each tool its own picture', () => {
    const edits = { ...NO_EDITS, straightenDegrees: 3, crop: FACE };
    expect(editsOfGround(edits, 'finished')).toBe(edits);
    expect(editsOfGround(edits, 'uncropped')).toEqual({ ...edits, crop: null });
    expect(editsOfGround(edits, 'turned')).toEqual(NO_EDITS);
    expect(haveSameOutline(edits, { ...edits, lightStops: 1 })).toBe(true);
    expect(haveSameOutline(edits, { ...edits, crop: null })).toBe(false);
  });

  it('knows how wide the picture is after a turn', () => {
    expect(uncroppedAspect(PHOTO, { quarterTurns: 2 })).toBeCloseTo(4 / 3);
    expect(uncroppedAspect(PHOTO, { quarterTurns: 1 })).toBeCloseTo(3 / 4);
  });
});

describe('a region of the original on the straightened picture', () => {
  it('is the turned region while nothing leans', () => {
    const placed = toUncropped(FACE, PHOTO, { quarterTurns: 1, straightenDegrees: 0 });
    expect(placed?.x).toBeCloseTo(0.7);
    expect(placed?.y).toBeCloseTo(0.1);
    expect(placed?.width).toBeCloseTo(0.1);
    expect(placed?.height).toBeCloseTo(0.2);
  });

  it('keeps the middle in the middle and grows, as the corners were cut off', () => {
    const middle = { x: 0.45, y: 0.45, width: 0.1, height: 0.1 };
    const placed = toUncropped(middle, PHOTO, { quarterTurns: 0, straightenDegrees: 10 });
    expect(placed).not.toBeNull();
    expect((placed?.x ?? 0) + (placed?.width ?? 0) / 2).toBeCloseTo(0.5);
    expect((placed?.y ?? 0) + (placed?.height ?? 0) / 2).toBeCloseTo(0.5);
    expect(placed?.width).toBeGreaterThan(0.1);
  });

  it('goes up at the left when the picture is turned clockwise', () => {
    // What lies left of the middle rises when the picture turns clockwise.
    const left = { x: 0.2, y: 0.48, width: 0.04, height: 0.04 };
    const placed = toUncropped(left, PHOTO, { quarterTurns: 0, straightenDegrees: 10 });
    expect(placed?.y).toBeLessThan(0.45);
  });

  it('is nothing when its corner was cut off', () => {
    const corner = { x: 0, y: 0, width: 0.02, height: 0.02 };
    expect(toUncropped(corner, PHOTO, { quarterTurns: 0, straightenDegrees: 20 })).toBeNull();
  });
});
