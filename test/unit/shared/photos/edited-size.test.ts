import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editedSize, straightenedShare } from '../../../../shared/photos/edited-size.ts';
import { NO_EDITS } from '../../../../shared/photos/photo-edits.ts';

const PHONE = { widthPx: 4000, heightPx: 3000 };

describe('the size a photo has after its edits', () => {
  it('is the original for no edits, and changes with turns and crops', () => {
    expect(editedSize(PHONE, NO_EDITS)).toEqual(PHONE);
    expect(editedSize(PHONE, { ...NO_EDITS, quarterTurns: 3 })).toEqual({
      widthPx: 3000,
      heightPx: 4000,
    });
    const crop = { x: 0.5, y: 0, width: 0.25, height: 0.5 };
    expect(editedSize(PHONE, { ...NO_EDITS, quarterTurns: 1, crop })).toEqual({
      widthPx: 750,
      heightPx: 2000,
    });
    expect(editedSize(PHONE, { ...NO_EDITS, crop: { x: 1, y: 1, width: 0, height: 0 } })).toEqual({
      widthPx: 1,
      heightPx: 1,
    });
  });

  it('keeps the largest upright rectangle of the same aspect when straightened', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9000 }),
        fc.integer({ min: 1, max: 9000 }),
        fc.double({ min: -20, max: 20, noNaN: true }),
        (widthPx, heightPx, degrees) => {
          const share = straightenedShare({ widthPx, heightPx }, degrees);
          // Its corners, turned back onto the picture: inside, and one of them on the rim.
          const angle = (Math.abs(degrees) * Math.PI) / 180;
          const across = share * (widthPx * Math.cos(angle) + heightPx * Math.sin(angle));
          const down = share * (widthPx * Math.sin(angle) + heightPx * Math.cos(angle));
          expect(across).toBeLessThanOrEqual(widthPx * (1 + 1e-9));
          expect(down).toBeLessThanOrEqual(heightPx * (1 + 1e-9));
          expect(Math.max(across / widthPx, down / heightPx)).toBeCloseTo(1, 9);
        },
      ),
    );
  });
});
