import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_EDITS } from '../../../shared/photos/photo-edits.ts';
import { renditionSide, sharedDecodeSize } from '../../../electron/workers/rendition-size.ts';

const sizes = fc.record({
  widthPx: fc.integer({ min: 1, max: 9000 }),
  heightPx: fc.integer({ min: 1, max: 9000 }),
});
const specs = fc.array(
  fc.record({
    sidePx: fc.integer({ min: 16, max: 8000 }),
    fit: fc.constantFrom('inside' as const, 'pad-square' as const, 'cover-square' as const),
  }),
  { minLength: 1, maxLength: 4 },
);

const unedited = <Spec>(wanted: readonly Spec[]) =>
  wanted.map((spec) => ({ spec, edits: NO_EDITS }));

describe('sharedDecodeSize', () => {
  it('decodes a phone photo at 1200 for preview and thumbnail, more for a panorama', () => {
    const screen = unedited([
      { sidePx: 1200, fit: 'inside' as const },
      { sidePx: 320, fit: 'cover-square' as const },
    ]);
    expect(sharedDecodeSize({ widthPx: 4032, heightPx: 3024 }, screen)).toEqual({
      widthPx: 1200,
      heightPx: 900,
    });
    expect(sharedDecodeSize({ widthPx: 8000, heightPx: 1000 }, screen)).toEqual({
      widthPx: 2560,
      heightPx: 320,
    });
    expect(sharedDecodeSize({ widthPx: 300, heightPx: 200 }, screen)).toEqual({
      widthPx: 300,
      heightPx: 200,
    });
  });

  it('is never larger than the original and never too small for any rendition', () => {
    fc.assert(
      fc.property(sizes, specs, (original, wanted) => {
        const decoded = sharedDecodeSize(original, unedited(wanted));
        expect(decoded.widthPx).toBeLessThanOrEqual(original.widthPx);
        expect(decoded.heightPx).toBeLessThanOrEqual(original.heightPx);
        for (const spec of wanted) {
          const side = renditionSide(original, spec);
          const have =
            spec.fit === 'cover-square'
              ? Math.min(decoded.widthPx, decoded.heightPx)
              : Math.max(decoded.widthPx, decoded.heightPx);
          expect(have).toBeGreaterThanOrEqual(side);
          expect(side).toBeLessThanOrEqual(spec.sidePx);
        }
      }),
    );
  });
});
