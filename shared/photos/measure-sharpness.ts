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
/** The largest difference of two levels, and how many there are, up and down. */
const MOST = 255;
const DIFFERENCES = 2 * MOST + 1;

export function measureSharpness(luma: Plane): Sharpness {
  const row = luma.widthPx;
  const level = lookAlong(luma, 1, FAR_PX);
  const noise = noiseOf(level);
  const found = [
    focus(level, noise, 1),
    focus(lookAlong(luma, row, FAR_PX), noise, 1),
    ...[row + 1, row - 1].map((step) =>
      focus(lookAlong(luma, step, DIAGONAL_FAR_PX), noise, Math.SQRT1_2),
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

/** Absolute differences in one direction, of one tile. */
interface TileEdges {
  /** What the steepest places change by over two steps. */
  readonly slope: number;
  /** What the middling place changes by over two steps. */
  readonly usual: number;
  /** What the highest edges change by over sixteen steps. */
  readonly height: number;
}

/** `step` goes one pixel on in the direction that is measured. Tiles too small to look at are left out. */
function lookAlong({ data, widthPx, heightPx }: Plane, step: number, farPx: number): TileEdges[] {
  const tile = Math.max(LEAST_TILE_PX, Math.ceil(Math.max(widthPx, heightPx) / TILES_ALONG));
  const farStep = farPx * step;
  const edges: TileEdges[] = [];
  // Counted tile by tile: the counts of one stay in the processor's own memory.
  const near = new Uint32Array(DIFFERENCES);
  const far = new Uint32Array(DIFFERENCES);
  for (let tileTop = 0; tileTop < heightPx; tileTop += tile) {
    const bottom = Math.min(heightPx - FAR_PX, tileTop + tile);
    // Every second pixel each way: a difference over 2 px is 2 px wide, none is missed.
    const top = Math.max(FAR_PX, tileTop + (tileTop % 2));
    for (let tileLeft = 0; tileLeft < widthPx; tileLeft += tile) {
      const left = Math.max(FAR_PX, tileLeft);
      const right = Math.min(widthPx - FAR_PX, tileLeft + tile);
      if (top >= bottom || left >= right) continue;
      near.fill(0);
      far.fill(0);
      for (let y = top; y < bottom; y += 2) {
        const until = y * widthPx + right;
        for (let at = y * widthPx + left; at < until; at += 2) {
          // Up and down apart: to ask here which it is would take as long as all the rest.
          const slope = MOST + (data[at + step] ?? 0) - (data[at - step] ?? 0);
          const height = MOST + (data[at + farStep] ?? 0) - (data[at - farStep] ?? 0);
          near[slope] = (near[slope] ?? 0) + 1;
          far[height] = (far[height] ?? 0) + 1;
        }
      }
      const total = Math.ceil((bottom - top) / 2) * Math.ceil((right - left) / 2);
      edges.push({
        slope: exceededBy(near, total * TOP_PART),
        usual: exceededBy(near, total * 0.5),
        height: exceededBy(far, total * TOP_PART),
      });
    }
  }
  return edges;
}

/** Standard deviation of the noise, from the calmest tiles. */
function noiseOf(edges: readonly TileEdges[]): number {
  const medians = edges.map(({ usual }) => usual).toSorted((left, right) => left - right);
  const calm = medians[Math.floor(medians.length * 0.1)] ?? 0;
  return Math.min(MOST_NOISE, calm / MEDIAN_REACH);
}

/** Steepness in one direction, of the sharpest tiles and of all; null where too few have an edge in it. */
function focus(
  edges: readonly TileEdges[],
  noise: number,
  weight: number,
): { readonly best: number; readonly mean: number } | null {
  const reach = NOISE_REACH * noise;
  const values = edges
    .filter(({ height }) => height >= Math.max(LEAST_EDGE, 2 * reach))
    .map(({ slope, height }) => {
      const clean = Math.sqrt(Math.max(0, slope * slope - reach * reach));
      return weight * Math.min(1, clean / height);
    })
    .toSorted((left, right) => right - left);
  if (values.length < LEAST_TILES) return null;
  const best = values.slice(0, Math.max(LEAST_TILES, Math.round(values.length * FOCUSED_PART)));
  return { best: meanOf(best), mean: meanOf(values) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The difference, up or down, that so many of the counted reach or exceed. */
function exceededBy(counts: Uint32Array, many: number): number {
  const wanted = Math.max(1, many);
  let seen = 0;
  for (let value = MOST; value > 0; value -= 1) {
    seen += (counts[MOST + value] ?? 0) + (counts[MOST - value] ?? 0);
    if (seen >= wanted) return value;
  }
  return 0;
}
