import { describe, expect, it } from 'vitest';
import {
  cropWithoutFaces,
  isCovered,
  MOST_BLURS,
  withFaces,
} from '../../../../renderer/photos/studio/face-regions.ts';
import { WHOLE } from '../../../../renderer/photos/studio/region-geometry.ts';
import { NO_EDITS, photoEditsSchema } from '../../../../shared/photos/photo-edits.ts';

const FACE = { x: 0.4, y: 0.1, width: 0.1, height: 0.2 };

describe('faces in view', () => {
  it('are blurred with a rim, and count as covered then', () => {
    const blurs = withFaces([], [FACE]);
    expect(blurs).toEqual([{ x: 0.375, y: 0.05, width: 0.15, height: 0.3 }]);
    expect(isCovered(FACE, blurs)).toBe(true);
    expect(isCovered(FACE, [])).toBe(false);
    expect(isCovered(FACE, [{ x: 0.4, y: 0.1, width: 0.05, height: 0.2 }])).toBe(false);
  });

  it('are never more than an edit list holds', () => {
    const blurs = withFaces(
      [],
      Array.from({ length: 50 }, () => FACE),
    );
    expect(blurs).toHaveLength(MOST_BLURS);
    expect(photoEditsSchema.safeParse({ ...NO_EDITS, blurs }).success).toBe(true);
  });

  it('are cropped away where enough is left, and not where nothing would be', () => {
    const crop = cropWithoutFaces(WHOLE, [FACE]);
    expect(crop).toEqual({ x: 0, y: 0.35, width: 1, height: 0.65 });
    expect(cropWithoutFaces(WHOLE, [{ x: 0.05, y: 0.05, width: 0.9, height: 0.9 }])).toBeNull();
  });
});
