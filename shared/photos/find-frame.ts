import type { Plane } from './picture-views.ts';

/** A frame was drawn, not photographed: all its pixels are alike, up to what JPEG adds beside an edge. */
const ALIKE = 8;
const ALIKE_PART = 0.985;
/** Thinner is a scanner's or an editor's leftover line, which cropping for a square takes off anyhow. */
const LEAST_SIDE_PART = 0.012;
/** A frame ends along the whole side at once; a plain ground ends where the product begins. */
const STEP = 14;
const STEP_PART = 0.55;

export interface Frame {
  /** Of the picture's area; 0 without a frame. */
  readonly part: number;
  /** Depth on each side in pixels of the plane. */
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** A one-coloured frame on two, three or four sides. */
export function findFrame(half: Plane): Frame {
  const { widthPx, heightPx } = half;
  const top = sideOf(half, heightPx, widthPx, 0, widthPx, 1);
  const bottom = sideOf(half, heightPx, widthPx, (heightPx - 1) * widthPx, -widthPx, 1);
  const left = sideOf(half, widthPx, heightPx, 0, 1, widthPx);
  const right = sideOf(half, widthPx, heightPx, widthPx - 1, -1, widthPx);
  const sides = [top, bottom, left, right].filter((px) => px > 0).length;
  if (sides < 2) return { part: 0, top: 0, right: 0, bottom: 0, left: 0 };
  const inner = (heightPx - top - bottom) * (widthPx - left - right);
  return { part: 1 - inner / (widthPx * heightPx), top, right, bottom, left };
}

/** Depth of the frame on one side in pixels. `start` is the outer corner, `inwards` and `along` are steps in the data. */
function sideOf(
  { data }: Plane,
  depth: number,
  length: number,
  start: number,
  inwards: number,
  along: number,
): number {
  let colour = 0;
  for (let at = 0; at < length; at += 1) colour += data[start + at * along] ?? 0;
  colour /= length;
  let lines = 0;
  while (lines < depth / 2 && isAlike(data, start + lines * inwards, along, length, colour))
    lines += 1;
  if (lines < depth * LEAST_SIDE_PART || lines >= depth / 2) return 0;
  const outside = start + Math.max(0, lines - 2) * inwards;
  const inside = start + Math.min(depth - 1, lines + 2) * inwards;
  let steps = 0;
  for (let at = 0; at < length; at += 1) {
    const difference = (data[outside + at * along] ?? 0) - (data[inside + at * along] ?? 0);
    if (difference > STEP || difference < -STEP) steps += 1;
  }
  return steps >= length * STEP_PART ? lines : 0;
}

function isAlike(
  data: Uint8Array,
  start: number,
  along: number,
  length: number,
  colour: number,
): boolean {
  let others = 0;
  const most = length * (1 - ALIKE_PART);
  for (let at = 0; at < length; at += 1) {
    const difference = (data[start + at * along] ?? 0) - colour;
    if (difference > ALIKE || difference < -ALIKE) {
      others += 1;
      if (others > most) return false;
    }
  }
  return true;
}
