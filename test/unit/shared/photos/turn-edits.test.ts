import { describe, expect, it } from 'vitest';
import { NO_EDITS, photoEditsSchema } from '../../../../shared/photos/photo-edits.ts';
import { turnEdits, turnRegion } from '../../../../shared/photos/turn-edits.ts';

const CORNER = { x: 0, y: 0, width: 0.5, height: 0.25 };

describe('turnRegion', () => {
  it('carries the top left corner to the top right by a turn to the right', () => {
    expect(turnRegion(CORNER, 1)).toEqual({ x: 0.75, y: 0, width: 0.25, height: 0.5 });
  });

  it('carries the top left corner to the bottom left by a turn to the left', () => {
    expect(turnRegion(CORNER, 3)).toEqual({ x: 0, y: 0.5, width: 0.25, height: 0.5 });
  });

  it('is where it was after four turns', () => {
    const region = { x: 0.1, y: 0.2, width: 0.3, height: 0.6 };
    let turned = turnRegion(region, 1);
    for (let turn = 0; turn < 3; turn += 1) turned = turnRegion(turned, 1);
    for (const side of ['x', 'y', 'width', 'height'] as const) {
      expect(turned[side]).toBeCloseTo(region[side], 12);
    }
  });
});

describe('turnEdits', () => {
  const edits = photoEditsSchema.parse({
    ...NO_EDITS,
    quarterTurns: 3,
    straightenDegrees: 4,
    crop: { x: 0.9, y: 0, width: 0.1, height: 0.5 },
    blurs: [CORNER],
    whiteGround: { mask: 'AAAA' },
  });

  it('turns the crop along and leaves what lies on the original', () => {
    const turned = turnEdits(edits, 1);
    expect(turned).toEqual({ ...edits, quarterTurns: 0, crop: turned.crop });
    expect(turned.crop).toMatchObject({ x: 0.5, y: 0.9, width: 0.5 });
    expect(turned.crop?.height).toBeCloseTo(0.1, 12);
    expect(photoEditsSchema.safeParse(turned).success).toBe(true);
  });

  it('is undone by the turn back, and stays a valid list however often it is done', () => {
    let turned = turnEdits(edits, 1);
    for (let turn = 0; turn < 41; turn += 1) turned = turnEdits(turned, 3);
    expect(photoEditsSchema.safeParse(turned).success).toBe(true);
    expect(turnEdits(edits, 2).quarterTurns).toBe(1);
    expect(turnEdits(turnEdits(edits, 1), 3).crop?.x).toBeCloseTo(0.9, 12);
  });

  it('leaves a whole picture whole', () => {
    expect(turnEdits(NO_EDITS, 1)).toEqual({ ...NO_EDITS, quarterTurns: 1 });
  });
});
