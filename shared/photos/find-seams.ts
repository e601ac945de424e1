import type { Frame } from './find-frame.ts';
import type { Plane } from './picture-views.ts';

/** Near the rim a straight line is a frame's or a table's edge; the parts of a collage are larger. */
const RIM_PART = 0.12;
/** Pictures put together change at once: within two pixels, along the whole line. */
const STEP = 10;
/** How much of the change is over within two pixels. */
const SHARP_PART = 0.55;
/** Two pictures have the same brightness here and there by chance. */
const LEAST_PART = 0.7;
/** The line stands out from the lines beside it by this factor: woven and striped things do not. */
const LEAST_PEAK = 3;
/** A collage has a seam or three, each with two edges when there is a gap; more lines are a pattern. */
const MOST_LINES = 8;
const BESIDE_PX = 6;
/** So far from the line two pictures differ by this many levels on average; two tiles or two planks are alike. */
const APART_PX = 9;
const LEAST_APART = 18;

/**
 * How much of its line the best seam covers, straight across the full picture; 0 where there is none. Edges of a frame
 * are not seams.
 */
export function findSeams(half: Plane, frame: Frame): number {
  const { widthPx, heightPx } = half;
  return Math.max(
    strongest(
      half,
      { lines: widthPx, length: heightPx, across: 1, along: widthPx },
      frame.left,
      frame.right,
    ),
    strongest(
      half,
      { lines: heightPx, length: widthPx, across: widthPx, along: 1 },
      frame.top,
      frame.bottom,
    ),
  );
}

/** `lines` stand `across` steps apart in the data, run `along` and are `length` long. */
interface Direction {
  readonly lines: number;
  readonly length: number;
  readonly across: number;
  readonly along: number;
}

function strongest({ data }: Plane, direction: Direction, before: number, after: number): number {
  const { lines, length } = direction;
  const rim = Math.max(APART_PX, Math.round(lines * RIM_PART));
  let best = 0;
  let found = 0;
  let last = -BESIDE_PX;
  for (let line = before + rim; line < lines - after - rim; line += 1) {
    const part = stepsAlong(data, line, direction) / length;
    if (part < LEAST_PART) continue;
    const [above, below] = [-BESIDE_PX, BESIDE_PX].map((beside) =>
      differenceOver(data, line + beside, 1, direction),
    );
    const beside = ((above ?? 0) + (below ?? 0)) / 2;
    if (differenceOver(data, line, 1, direction) < beside * LEAST_PEAK) continue;
    if (differenceOver(data, line, APART_PX, direction) < LEAST_APART) continue;
    if (line - last > 2) found += 1;
    last = line;
    best = Math.max(best, part);
  }
  return found > MOST_LINES ? 0 : best;
}

/** Points of a line at which the picture changes at once; 0 as soon as they cannot be enough any more. */
function stepsAlong(data: Uint8Array, line: number, { length, across, along }: Direction): number {
  let count = 0;
  let missesLeft = Math.floor(length * (1 - LEAST_PART)) + 1;
  let at = line * across;
  for (let point = 0; point < length; point += 1, at += along) {
    const near = (data[at + across] ?? 0) - (data[at - across] ?? 0);
    const size = near < 0 ? -near : near;
    if (size >= STEP) {
      const wide = (data[at + 3 * across] ?? 0) - (data[at - 3 * across] ?? 0);
      const rise = wide < 0 ? -wide : wide;
      // A dark joint between planks comes back to where it was, and a blurred edge goes on; a seam does neither.
      if (2 * rise >= size && size >= SHARP_PART * rise) {
        count += 1;
        continue;
      }
    }
    missesLeft -= 1;
    if (missesLeft < 0) return 0;
  }
  return count;
}

/** Mean difference along a line between what is `reach` before it and what is `reach` behind. */
function differenceOver(
  data: Uint8Array,
  line: number,
  reach: number,
  { length, across, along }: Direction,
): number {
  let sum = 0;
  let at = line * across;
  for (let point = 0; point < length; point += 1, at += along) {
    const difference = (data[at + reach * across] ?? 0) - (data[at - reach * across] ?? 0);
    sum += difference < 0 ? -difference : difference;
  }
  return sum / length;
}
