import { describe, expect, it } from 'vitest';
import { judgePhoto } from '../../../../shared/photos/judge-photo.ts';
import { applyLight, lightTable } from '../../../../shared/photos/light-table.ts';
import { measureCast } from '../../../../shared/photos/measure-cast.ts';
import { NO_EDITS, type PhotoEdits } from '../../../../shared/photos/photo-edits.ts';
import type { PhotoFlag } from '../../../../shared/photos/photo-judgement.ts';
import { viewPicture } from '../../../../shared/photos/picture-views.ts';
import { proposeEdits } from '../../../../shared/photos/propose-edits.ts';
import { remainingFlags } from '../../../../shared/photos/remaining-flags.ts';
import { cast, expose } from '../../../fixtures/photo-set/degrade.ts';
import { drawStill } from '../../../fixtures/photo-set/draw-still.ts';

const SIZE = { widthPx: 1600, heightPx: 1200 };
const FACE = { x: 0.4, y: 0.2, width: 0.1, height: 0.1 };

function left(flag: PhotoFlag, edits: Partial<PhotoEdits>, faces = [FACE]) {
  const judgement = { flags: [flag], balance: [0.5, 1, 2] as [number, number, number], faces };
  return remainingFlags(judgement, { ...NO_EDITS, ...edits }, SIZE);
}

describe('what is still to be said of an edited photo', () => {
  it('says all of it where nothing was done', () => {
    const flag: PhotoFlag = { code: 'tilted', value: 5, threshold: 2 };
    expect(left(flag, {})).toEqual([flag]);
  });

  it('reckons with what a tilt was straightened by, either way', () => {
    const flag: PhotoFlag = { code: 'tilted', value: 5, threshold: 2 };
    expect(left(flag, { straightenDegrees: -4.8 })).toEqual([]);
    expect(left(flag, { straightenDegrees: -2 })).toEqual([{ ...flag, value: 3 }]);
    expect(left(flag, { straightenDegrees: 4 })).toEqual([{ ...flag, value: 9 }]);
  });

  it('reckons with the light, and does not bring back what was washed out', () => {
    const dark: PhotoFlag = { code: 'dark', value: 70, threshold: 85 };
    expect(left(dark, { lightStops: 0.8 })).toEqual([]);
    expect(left(dark, { lightStops: 0.1 })).toHaveLength(1);
    const bright: PhotoFlag = { code: 'bright', value: 0.3, threshold: 0.12 };
    expect(left(bright, { lightStops: -1 })).toEqual([bright]);
  });

  it('reckons with how far a cast was taken out', () => {
    const flag: PhotoFlag = { code: 'colour-cast', value: 2, threshold: 0.9 };
    expect(left(flag, { balance: [0.5, 1, 2] })).toEqual([]);
    expect(left(flag, { balance: [2, 1, 0.5] })).toEqual([{ ...flag, value: 4 }]);
    expect(left(flag, { balance: [0.9, 1, 1.1] })).toHaveLength(1);
  });

  it('forgets faces that are blurred or cut away, and those alone', () => {
    const flag: PhotoFlag = { code: 'face', value: 2, threshold: 1 };
    const other = { x: 0.7, y: 0.6, width: 0.1, height: 0.1 };
    const blurs = [{ x: 0.38, y: 0.18, width: 0.14, height: 0.14 }];
    expect(left(flag, { blurs }, [FACE])).toEqual([]);
    expect(left(flag, { blurs }, [FACE, other])).toEqual([{ ...flag, value: 1 }]);
    const crop = { x: 0, y: 0.5, width: 1, height: 0.5 };
    expect(left(flag, { crop }, [FACE])).toEqual([]);
    expect(left(flag, { crop, blurs }, [other])).toHaveLength(1);
    // Turned to the right, what was above lies at the right.
    expect(left(flag, { crop: { x: 0, y: 0, width: 0.5, height: 1 }, quarterTurns: 1 })).toEqual(
      [],
    );
  });

  it('sees a product grow when the picture is cut around it', () => {
    const flag: PhotoFlag = { code: 'subject-small', value: 0.2, threshold: 0.3 };
    expect(left(flag, { crop: { x: 0.2, y: 0.2, width: 0.5, height: 0.5 } })).toEqual([]);
  });
});

it('a proposed balance takes a cast out, as it is laid on the picture', () => {
  const still = { seed: 4, goods: 'apples', pack: null, size: 0.4, lean: 0 } as const;
  const { data, widthPx, heightPx } = cast(
    drawStill({ ...still, ground: 'paper', widthPx: 800, heightPx: 600 }),
    1.5,
    0.1,
  );
  const facts = { widthPx, heightPx, format: 'jpeg', hasCamera: true } as const;
  const pixels = { data: Uint8Array.from(data), widthPx, heightPx };
  const found = { ...judgePhoto(pixels, facts), faces: [], codes: [] };
  const castOf = (flags: readonly PhotoFlag[]) => flags.find(({ code }) => code === 'colour-cast');
  expect(castOf(found.flags)?.value).toBeGreaterThan(1.2);
  const edits = proposeEdits(facts, NO_EDITS, found);
  const table = lightTable({ ...edits, lightStops: 0 });
  if (table !== null) applyLight(pixels.data, table);
  // White is white again, not half-way to it.
  expect(measureCast(viewPicture(pixels).small).stops).toBeLessThan(0.3);
});

it.each([-1.6, -2, -2.4])('the light proposed for %d stops too little is enough', (stops) => {
  const still = { seed: 7, goods: 'apples', pack: null, size: 0.7, lean: 0 } as const;
  const drawn = drawStill({ ...still, ground: 'table-and-wall', widthPx: 800, heightPx: 600 });
  const { data, widthPx, heightPx } = expose(drawn, stops);
  const facts = { widthPx, heightPx, format: 'jpeg', hasCamera: true } as const;
  const pixels = { data: Uint8Array.from(data), widthPx, heightPx };
  const found = { ...judgePhoto(pixels, facts), faces: [], codes: [] };
  const codes = (flags: readonly PhotoFlag[]) => flags.map(({ code }) => code);
  expect(codes(found.flags)).toContain('dark');
  const edits = proposeEdits(facts, NO_EDITS, found);
  expect(codes(remainingFlags(found, edits, facts))).not.toContain('dark');
  const table = lightTable(edits);
  if (table !== null) applyLight(pixels.data, table);
  expect(codes(judgePhoto(pixels, facts).flags)).not.toContain('dark');
});
