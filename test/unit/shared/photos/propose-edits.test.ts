import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editedSize } from '../../../../shared/photos/edited-size.ts';
import {
  NO_EDITS,
  photoEditsSchema,
  type PhotoEdits,
} from '../../../../shared/photos/photo-edits.ts';
import {
  photoFlagCodeSchema,
  photoJudgementSchema,
  type PhotoJudgement,
} from '../../../../shared/photos/photo-judgement.ts';
import { proposeEdits } from '../../../../shared/photos/propose-edits.ts';

const PHONE = { widthPx: 4000, heightPx: 3000 };
const SOUND: PhotoJudgement = {
  revision: 1,
  flags: [],
  hash: '0123456789abcdef',
  sharpness: 1,
  exposure: 1,
  tiltDegrees: 0,
  balance: [1, 1, 1],
  subject: null,
  faces: [],
  codes: [],
};
const flag = (code: PhotoJudgement['flags'][number]['code'], value = 1, threshold = 1) => ({
  code,
  value,
  threshold,
});

describe('what is proposed for a photo', () => {
  it('is nothing where nothing was found', () => {
    expect(proposeEdits(PHONE, NO_EDITS, SOUND)).toEqual(NO_EDITS);
    // Measured, but not enough to be said.
    expect(proposeEdits(PHONE, NO_EDITS, { ...SOUND, tiltDegrees: 3 })).toEqual(NO_EDITS);
  });

  it('turns against the lean, takes the cast out, and makes dark ones lighter, bright ones darker', () => {
    const leaning = { ...SOUND, tiltDegrees: 4, flags: [flag('tilted')] };
    expect(proposeEdits(PHONE, NO_EDITS, leaning).straightenDegrees).toBe(-4);
    const blue = { ...SOUND, balance: [1.2, 1, 0.8] as const, flags: [flag('colour-cast')] };
    expect(proposeEdits(PHONE, NO_EDITS, { ...blue, balance: [...blue.balance] }).balance).toEqual([
      1.2, 1, 0.8,
    ]);
    const dark = { ...SOUND, flags: [flag('dark', 0.2, 0.3)] };
    const bright = { ...SOUND, flags: [flag('bright', 0.9, 0.8)] };
    expect(proposeEdits(PHONE, NO_EDITS, dark).lightStops).toBeGreaterThan(0);
    expect(proposeEdits(PHONE, NO_EDITS, bright).lightStops).toBeLessThan(0);
  });

  it('is a square around a small product, with room and pixels enough', () => {
    const subject = { x: 0.7, y: 0.1, width: 0.1, height: 0.2 };
    const small = { ...SOUND, subject, flags: [flag('subject-small')] };
    const { crop } = proposeEdits(PHONE, NO_EDITS, small);
    expect(crop).not.toBeNull();
    const { widthPx, heightPx } = editedSize(PHONE, { ...NO_EDITS, crop });
    expect(Math.abs(widthPx - heightPx)).toBeLessThanOrEqual(1);
    expect(widthPx).toBeGreaterThanOrEqual(800);
    expect(crop?.x ?? 1).toBeLessThan(subject.x);
    expect((crop?.x ?? 0) + (crop?.width ?? 0)).toBeGreaterThan(subject.x + subject.width);
  });

  it('leaves what a person did', () => {
    const all = [
      flag('tilted'),
      flag('colour-cast'),
      flag('dark', 0.2, 0.3),
      flag('subject-small'),
    ];
    const subject = { x: 0.4, y: 0.4, width: 0.1, height: 0.1 };
    const found = { ...SOUND, flags: all, subject, tiltDegrees: 5 };
    const byHand: PhotoEdits = {
      ...NO_EDITS,
      straightenDegrees: 2,
      balance: [1.1, 1, 1],
      lightStops: -0.5,
      crop: { x: 0, y: 0, width: 0.5, height: 0.5 },
    };
    expect(proposeEdits(PHONE, byHand, found)).toEqual(byHand);
  });

  const fraction = fc.double({ min: 0, max: 1, noNaN: true });
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  const region = fc.record({ x: fraction, y: fraction, width: fraction, height: fraction });
  const judgements: fc.Arbitrary<PhotoJudgement> = fc.record({
    revision: fc.constant(1),
    flags: fc.array(
      fc.record({
        code: fc.constantFrom(...photoFlagCodeSchema.options),
        value: number,
        threshold: number,
      }),
      { maxLength: 14 },
    ),
    hash: fc.constant('0123456789abcdef'),
    sharpness: number,
    exposure: fraction,
    tiltDegrees: number,
    balance: fc.tuple(number, number, number),
    subject: fc.option(region),
    faces: fc.constant([]),
    codes: fc.constant([]),
  });
  const factor = fc.double({ min: 0.4, max: 2.5, noNaN: true });
  const editLists: fc.Arbitrary<PhotoEdits> = fc.record({
    quarterTurns: fc.constantFrom(0, 1, 2, 3),
    straightenDegrees: fc.oneof(fc.constant(0), fc.double({ min: -20, max: 20, noNaN: true })),
    crop: fc.option(region),
    lightStops: fc.oneof(fc.constant(0), fc.double({ min: -2, max: 2, noNaN: true })),
    balance: fc.oneof(
      fc.constant<[number, number, number]>([1, 1, 1]),
      fc.tuple(factor, factor, factor),
    ),
    sharpen: fraction,
    blurs: fc.array(region, { maxLength: 3 }),
    whiteGround: fc.constant(null),
  });
  const sizes = fc.record({
    widthPx: fc.integer({ min: 1, max: 9000 }),
    heightPx: fc.integer({ min: 1, max: 9000 }),
  });

  it('never leaves the bounds of an edit list, and asked for again changes nothing', () => {
    fc.assert(
      fc.property(sizes, editLists, judgements, (size, edits, judgement) => {
        fc.pre(photoJudgementSchema.safeParse(judgement).success);
        const proposed = proposeEdits(size, edits, judgement);
        expect(photoEditsSchema.parse(proposed)).toEqual(proposed);
        const { crop } = proposed;
        if (crop !== null && edits.crop === null) {
          expect(crop.x + crop.width).toBeLessThanOrEqual(1 + 1e-9);
          expect(crop.y + crop.height).toBeLessThanOrEqual(1 + 1e-9);
        }
        expect(proposeEdits(size, proposed, judgement)).toEqual(proposed);
      }),
      { numRuns: 500 },
    );
  });
});
