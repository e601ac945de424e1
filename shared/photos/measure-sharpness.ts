import type { Plane } from './picture-views.ts';

/**
 * How steep the steepest edges are, against their own height: the brightness an edge covers within 2 px, as a part of
 * what it covers within 16 px. About 0.5 at a blur of 1.5 px (standard deviation), 0.38 at 2 px, 0.2 at 4 px; diagonals,
 * whose steps are longer, count as 0.7 of theirs. A ratio, so that a pale picture is not a blurred one.
 * Taken where the picture is sharpest, so that a soft background is no fault; in four directions, and the worst of
 * them counts, so that a hand that moved is seen although edges along the movement stay crisp.
 */
export interface Sharpness {
  /** Of the sharpest tiles: 0..0.71; 0 as well where no edge is strong enough to tell. */
  readonly value: number;
  /** Of them and of all tiles with edges: tells which of two sharp pictures is the sharper one. */
  readonly overall: number;
  /** Enough edges to say anything. */
  readonly isKnown: boolean;
}

const TILES_ALONG = 16;
const LEAST_TILE_PX = 32;
const FAR_PX = 8;
/** A step along a diagonal is 1.4 px. */
const DIAGONAL_FAR_PX = 6;
/** The edge of a product crosses a tile on one column of 75: the top 0.5 % of the differences is on it. */
const TOP_PART = 0.005;
/** An edge lower than this is shading or noise, and its slope says nothing about the lens. */
const LEAST_EDGE = 24;
/** What is left of a phone's noise after scaling to 1200 px; more is texture, and must not be taken for noise. */
const MOST_NOISE = 4;
/** 0.5 % of a bell curve lies beyond 2.8 deviations; differences of two pixels spread √2 wider. */
const NOISE_REACH = 2.8 * Math.SQRT2;
/** Half of a bell curve lies within 0.674 deviations. */
const MEDIAN_REACH = 0.674 * Math.SQRT2;
/** A product in focus fills at least this part of the tiles that have edges. */
const FOCUSED_PART = 0.08;
const LEAST_TILES = 2;

export function measureSharpness(luma: Plane): Sharpness {
  const tile = Math.max(
    LEAST_TILE_PX,
    Math.ceil(Math.max(luma.widthPx, luma.heightPx) / TILES_ALONG),
  );
  const across = Math.ceil(luma.widthPx / tile);
  const tiles = across * Math.ceil(luma.heightPx / tile);
  const row = luma.widthPx;
  const level = tally(luma, tile, across, tiles, 1, FAR_PX);
  const noise = noiseOf(level.near, tiles);
  const found = [
    focus(level, tiles, noise, 1),
    focus(tally(luma, tile, across, tiles, row, FAR_PX), tiles, noise, 1),
    ...[row + 1, row - 1].map((step) =>
      focus(tally(luma, tile, across, tiles, step, DIAGONAL_FAR_PX), tiles, noise, Math.SQRT1_2),
    ),
  ].filter((each) => each !== null);
  const [first] = found;
  if (first === undefined) return { value: 0, overall: 0, isKnown: false };
  const { best, mean } = found.reduce(
    (least, each) => (each.best < least.best ? each : least),
    first,
  );
  return { value: best, overall: (best + mean) / 2, isKnown: true };
}

interface Tally {
  /** For each tile 256 counts of absolute differences over two steps. */
  readonly near: Uint32Array;
  /** The same over sixteen. */
  readonly far: Uint32Array;
}

/** `step` goes one pixel on in the direction that is measured. */
function tally(
  { data, widthPx, heightPx }: Plane,
  tile: number,
  across: number,
  tiles: number,
  step: number,
  farPx: number,
): Tally {
  const near = new Uint32Array(tiles * 256);
  const far = new Uint32Array(tiles * 256);
  const farStep = farPx * step;
  // Every second pixel each way: a difference over 2 px is 2 px wide, none is missed.
  for (let y = FAR_PX; y < heightPx - FAR_PX; y += 2) {
    const row = y * widthPx;
    const tileRow = Math.floor(y / tile) * across;
    for (let column = 0; column < across; column += 1) {
      const base = (tileRow + column) * 256;
      const until = row + Math.min(widthPx - FAR_PX, (column + 1) * tile);
      for (let at = row + Math.max(FAR_PX, column * tile); at < until; at += 2) {
        const slope = (data[at + step] ?? 0) - (data[at - step] ?? 0);
        const edge = (data[at + farStep] ?? 0) - (data[at - farStep] ?? 0);
        const nearAt = base + (slope < 0 ? -slope : slope);
        const farAt = base + (edge < 0 ? -edge : edge);
        near[nearAt] = (near[nearAt] ?? 0) + 1;
        far[farAt] = (far[farAt] ?? 0) + 1;
      }
    }
  }
  return { near, far };
}

/** Standard deviation of the noise, from the calmest tiles. */
function noiseOf(near: Uint32Array, tiles: number): number {
  const medians: number[] = [];
  for (let tile = 0; tile < tiles; tile += 1) {
    const median = exceededBy(near, tile * 256, 0.5);
    if (median !== null) medians.push(median);
  }
  medians.sort((left, right) => left - right);
  const calm = medians[Math.floor(medians.length * 0.1)] ?? 0;
  return Math.min(MOST_NOISE, calm / MEDIAN_REACH);
}

/** Steepness in one direction, of the sharpest tiles and of all; null where too few have an edge in it. */
function focus(
  { near, far }: Tally,
  tiles: number,
  noise: number,
  weight: number,
): { readonly best: number; readonly mean: number } | null {
  const reach = NOISE_REACH * noise;
  const values: number[] = [];
  let all = 0;
  for (let tile = 0; tile < tiles; tile += 1) {
    const edge = exceededBy(far, tile * 256, TOP_PART);
    if (edge === null || edge < Math.max(LEAST_EDGE, 2 * reach)) continue;
    const slope = exceededBy(near, tile * 256, TOP_PART) ?? 0;
    const value =
      weight * Math.min(1, Math.sqrt(Math.max(0, slope * slope - reach * reach)) / edge);
    values.push(value);
    all += value;
  }
  if (values.length < LEAST_TILES) return null;
  values.sort((left, right) => right - left);
  const best = Math.max(LEAST_TILES, Math.round(values.length * FOCUSED_PART));
  let sum = 0;
  for (let index = 0; index < best; index += 1) sum += values[index] ?? 0;
  return { best: sum / best, mean: all / values.length };
}

/** The difference that this part of a tile's differences reaches or exceeds; null for an empty tile. */
function exceededBy(counts: Uint32Array, base: number, part: number): number | null {
  let total = 0;
  for (let value = 0; value < 256; value += 1) total += counts[base + value] ?? 0;
  if (total === 0) return null;
  const wanted = Math.max(1, total * part);
  let seen = 0;
  for (let value = 255; value > 0; value -= 1) {
    seen += counts[base + value] ?? 0;
    if (seen >= wanted) return value;
  }
  return 0;
}
