import type { Pixels } from './pixels.ts';

/**
 * Ink that a camera saw is never quite black, white or pure: light and lens mix something in, and shade runs across
 * it. Ink laid over the finished picture mostly is: its channels are at their ends, and it is the same all along.
 * So: short runs of end colours between two sharp edges, many of one colour side by side, are letters.
 */
const WHITE_FROM = 240;
const BLACK_TO = 12;
/** A vivid colour has one channel at the top and one at the bottom, up to what JPEG mixes. */
const TOP_FROM = 236;
const BOTTOM_TO = 30;
/** Strokes of letters at the size a buyer sees; wider is a shape. */
const LEAST_STROKE_PX = 2;
const MOST_STROKE_PX = 44;
/** JPEG halves the resolution of colour: an edge is sharp when it is over after this many pixels. */
const EDGE_PX = 4;
const EDGE_STEP = 80;
/** Fields of this size are asked whether strokes are in them: about a letter of a caption. */
const FIELD_PX = 24;
const LEAST_STROKES = 3;
/** Letters follow one another: so many fields in a row. */
const LEAST_RUN = 4;
const ROW_STEP = 2;

const COLOURS = 32;

/** In how many fields text was laid over the photo, fields of FIELD_PX a side in rows of at least LEAST_RUN. */
export function findTextOver({ data, widthPx, heightPx }: Pixels): number {
  const across = Math.ceil(widthPx / FIELD_PX);
  const down = Math.ceil(heightPx / FIELD_PX);
  const strokes = new Uint16Array(COLOURS * across * down);
  for (let y = 0; y < heightPx; y += ROW_STEP) {
    const row = y * widthPx * 3;
    const fields = Math.floor(y / FIELD_PX) * across;
    let colour = -1;
    let from = 0;
    for (let x = 0; x <= widthPx; x += 1) {
      const next = x < widthPx ? endColour(data, row + x * 3) : -1;
      if (next === colour) continue;
      const length = x - from;
      if (
        colour >= 0 &&
        length >= LEAST_STROKE_PX &&
        length <= MOST_STROKE_PX &&
        isEdge(data, row, from, from - EDGE_PX, widthPx) &&
        isEdge(data, row, x - 1, x - 1 + EDGE_PX, widthPx)
      ) {
        const at = colour * across * down + fields + Math.floor((from + x) / 2 / FIELD_PX);
        strokes[at] = (strokes[at] ?? 0) + 1;
      }
      colour = next;
      from = x;
    }
  }
  let most = 0;
  for (let colour = 0; colour < COLOURS; colour += 1)
    most = Math.max(most, fieldsInRows(strokes, colour * across * down, across, down));
  return most;
}

/**
 * Which of the colours at the rim of what a screen can show: white, black, the six others whose channels are all at an
 * end, and those with one channel between (four steps of it). -1 for all other colours.
 */
function endColour(data: Uint8Array, at: number): number {
  const red = data[at] ?? 0;
  const green = data[at + 1] ?? 0;
  const blue = data[at + 2] ?? 0;
  // Nearly all pixels.
  if (red < TOP_FROM && green < TOP_FROM && blue < TOP_FROM)
    return red <= BLACK_TO && green <= BLACK_TO && blue <= BLACK_TO ? 0 : -1;
  const tops = (red >= TOP_FROM ? 1 : 0) | (green >= TOP_FROM ? 2 : 0) | (blue >= TOP_FROM ? 4 : 0);
  const bottoms =
    (red <= BOTTOM_TO ? 1 : 0) | (green <= BOTTOM_TO ? 2 : 0) | (blue <= BOTTOM_TO ? 4 : 0);
  if (tops === 7) return red >= WHITE_FROM && green >= WHITE_FROM && blue >= WHITE_FROM ? 7 : -1;
  if (bottoms === 0) return -1;
  const between = 7 & ~(tops | bottoms);
  if (between === 0) return tops;
  const channel = between >> 1;
  const value = channel === 0 ? red : channel === 1 ? green : blue;
  // The channel between, which of the two others is on top, and how far between.
  const isFirstTop = (tops & (channel === 0 ? 2 : 1)) !== 0;
  return 8 + (channel * 2 + (isFirstTop ? 1 : 0)) * 4 + (value >> 6);
}

function isEdge(
  data: Uint8Array,
  row: number,
  inside: number,
  outside: number,
  widthPx: number,
): boolean {
  if (outside < 0 || outside >= widthPx) return false;
  for (let channel = 0; channel < 3; channel += 1) {
    const step = (data[row + inside * 3 + channel] ?? 0) - (data[row + outside * 3 + channel] ?? 0);
    if (step >= EDGE_STEP || step <= -EDGE_STEP) return true;
  }
  return false;
}

function fieldsInRows(strokes: Uint16Array, base: number, across: number, down: number): number {
  let total = 0;
  for (let y = 0; y < down; y += 1) {
    let run = 0;
    for (let x = 0; x <= across; x += 1) {
      if (x < across && (strokes[base + y * across + x] ?? 0) >= LEAST_STROKES) {
        run += 1;
        continue;
      }
      if (run >= LEAST_RUN) total += run;
      run = 0;
    }
  }
  return total;
}
