import { describe, expect, it } from 'vitest';
import {
  balanceFromWhite,
  warmthOf,
  withWarmth,
} from '../../../../renderer/photos/studio/colour-balance.ts';
import { photoEditsSchema, NO_EDITS } from '../../../../shared/photos/photo-edits.ts';

describe('warmth', () => {
  it('reads back what was set, and leaves green alone', () => {
    const warm = withWarmth([1, 1.2, 1], 0.4);
    expect(warmthOf(warm)).toBeCloseTo(0.4, 2);
    expect(warm[1]).toBe(1.2);
    expect(warm[0]).toBeGreaterThan(warm[2]);
    expect(withWarmth(warm, 0)).toEqual([1, 1.2, 1]);
  });

  it('stays within what an edit list takes', () => {
    for (const balance of [withWarmth([2.5, 1, 2.5], 1), withWarmth([0.4, 1, 0.4], -1)]) {
      expect(photoEditsSchema.safeParse({ ...NO_EDITS, balance }).success).toBe(true);
    }
  });
});

describe('the spot that should be white', () => {
  it('asks nothing of a grey spot', () => {
    expect(balanceFromWhite([180, 180, 180])).toEqual([1, 1, 1]);
  });

  it('takes the blue out of a blue spot and keeps its light', () => {
    const balance = balanceFromWhite([150, 170, 220]);
    expect(balance?.[0]).toBeGreaterThan(1);
    expect(balance?.[2]).toBeLessThan(1);
    expect(balance?.[1]).toBeCloseTo(1, 0);
  });

  it('learns nothing from black and from what is burnt out', () => {
    expect(balanceFromWhite([10, 12, 9])).toBeNull();
    expect(balanceFromWhite([255, 240, 230])).toBeNull();
  });
});
