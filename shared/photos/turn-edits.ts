import type { PhotoEdits } from './photo-edits.ts';
import type { Region } from './pixels.ts';

type QuarterTurns = PhotoEdits['quarterTurns'];

/**
 * Turns a photo with all that was done to it, clockwise. The crop lies on the turned picture, so it goes along;
 * blurred regions and the white ground lie on the upright original, where no turn reaches them. The angle stays:
 * what leaned by three degrees still leans by three degrees.
 */
export function turnEdits(edits: PhotoEdits, quarterTurns: QuarterTurns): PhotoEdits {
  const { crop } = edits;
  return {
    ...edits,
    quarterTurns: addTurns(edits.quarterTurns, quarterTurns),
    crop: crop === null ? null : turnRegion(crop, quarterTurns),
  };
}

/** A region of a picture, in fractions, on the same picture turned clockwise. */
export function turnRegion(region: Region, quarterTurns: QuarterTurns): Region {
  const { x, y, width, height } = region;
  switch (quarterTurns) {
    case 0:
      return { x, y, width, height };
    case 1:
      return { x: rest(y, height), y: x, width: height, height: width };
    case 2:
      return { x: rest(x, width), y: rest(y, height), width, height };
    case 3:
      return { x: y, y: rest(x, width), width: height, height: width };
  }
}

function addTurns(one: QuarterTurns, other: QuarterTurns): QuarterTurns {
  const all = [0, 1, 2, 3] as const;
  return all[(one + other) % 4] ?? 0;
}

/** What is left behind a side; never below 0, where sums of fractions miss by a hair. */
function rest(start: number, length: number): number {
  return Math.max(0, 1 - start - length);
}
