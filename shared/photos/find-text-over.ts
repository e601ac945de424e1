import type { Plane } from './picture-views.ts';
import type { Pixels } from './pixels.ts';

/**
 * Strokes of text have two sharp edges close together and one colour between them.
 * Ink that a camera saw is never quite black, white or pure: light and lens mix something in. Ink laid over the
 * finished picture mostly is: each channel at one of its ends.
 */
const STEP = 70;
const MOST_STROKE_PX = 26;
const LOW_END = 22;
const HIGH_END = 238;
/** Fields of this size are asked whether strokes are in them: about a letter of a caption. */
const FIELD_PX = 24;
const LEAST_STROKES = 3;
/** Letters follow one another: fields in a row. */
const LEAST_RUN = 4;

/** In how many fields text was laid over the photo (fields of FIELD_PX a side, in rows of at least LEAST_RUN). */
export function findTextOver(luma: Plane, pixels: Pixels): number {
  const across = Math.ceil(luma.widthPx / FIELD_PX);
  const down = Math.ceil(luma.heightPx / FIELD_PX);
  // Pure strokes of each of the eight corner colours, and strokes of any colour.
  const pure = new Uint16Array(across * down * 8);
  const all = new Uint16Array(across * down);
  const { data, widthPx, heightPx } = luma;
  for (let y = 0; y < heightPx; y += 2) {
    const row = y * widthPx;
    const fieldRow = Math.floor(y / FIELD_PX) * across;
    // Where the last edge up and the last edge down were.
    let up = -MOST_STROKE_PX;
    let fall = -MOST_STROKE_PX;
    for (let x = 2; x < widthPx; x += 1) {
      const step = (data[row + x] ?? 0) - (data[row + x - 2] ?? 0);
      if (step < STEP && step > -STEP) continue;
      const isUp = step > 0;
      const other = isUp ? fall : up;
      if (x - other <= MOST_STROKE_PX && x - other >= 3) {
        const middle = Math.round((x + other) / 2) - 1;
        const field = fieldRow + Math.floor(middle / FIELD_PX);
        all[field] = (all[field] ?? 0) + 1;
        const corner = cornerOf(pixels.data, (row + middle) * 3);
        if (corner >= 0) pure[field * 8 + corner] = (pure[field * 8 + corner] ?? 0) + 1;
        // One stroke is counted once.
        up = -MOST_STROKE_PX;
        fall = -MOST_STROKE_PX;
      }
      if (isUp) up = x;
      else fall = x;
    }
  }
  let most = 0;
  for (let corner = 0; corner < 8; corner += 1)
    most = Math.max(most, inRuns(pure, all, corner, across, down));
  return most;
}

/** 0..7 for a colour whose channels are all at an end; -1 for all others. */
function cornerOf(data: Uint8Array, at: number): number {
  let corner = 0;
  for (let channel = 0; channel < 3; channel += 1) {
    const value = data[at + channel] ?? 0;
    if (value >= HIGH_END) corner |= 1 << channel;
    else if (value > LOW_END) return -1;
  }
  return corner;
}

function inRuns(
  pure: Uint16Array,
  all: Uint16Array,
  corner: number,
  across: number,
  down: number,
): number {
  let total = 0;
  for (let y = 0; y < down; y += 1) {
    let run = 0;
    for (let x = 0; x <= across; x += 1) {
      const field = y * across + x;
      const strokes = x < across ? (pure[field * 8 + corner] ?? 0) : 0;
      if (strokes >= LEAST_STROKES && strokes * 2 >= (all[field] ?? 0)) {
        run += 1;
        continue;
      }
      if (run >= LEAST_RUN) total += run;
      run = 0;
    }
  }
  return total;
}
