import type { Plane } from './picture-views.ts';

/**
 * How steep the steepest edges are, against their own height: the brightness an edge covers within 2 px, as a part of
 * what it covers within 16 px. 1 for an edge drawn with a ruler, about 0.5 at a blur of 1.5 px (standard deviation),
 * 0.38 at 2 px, 0.2 at 4 px. A ratio, so that a pale picture is not a blurred one.
 * Taken where the picture is sharpest, so that a soft background is no fault; in both directions, and the worse of
 * them counts, so that a hand that moved is seen although edges along the movement stay crisp.
 */
export interface Sharpness {
  /** 0..1; 0 as well where no edge is strong enough to tell. */
  readonly value: number;
  /** Enough edges to say anything. */
  readonly isKnown: boolean;
}

const TILES_ALONG = 16;
const LEAST_TILE_PX = 32;
const NEAR_PX = 1;
const FAR_PX = 8;
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
const LEAST_TILES = 3;

export function measureSharpness(luma: Plane): Sharpness {
  const tile = Math.max(
    LEAST_TILE_PX,
    Math.ceil(Math.max(luma.widthPx, luma.heightPx) / TILES_ALONG),
  );
  const across = Math.ceil(luma.widthPx / tile);
  const down = Math.ceil(luma.heightPx / tile);
  const tallies = tally(luma, tile, across, down);
  const tiles = across * down;
  const noise = noiseOf(tallies.nearX, tiles);
  const values = [
    focus(tallies.nearX, tallies.farX, tiles, noise),
    focus(tallies.nearY, tallies.farY, tiles, noise),
  ].filter((value) => value !== null);
  return values.length === 0
    ? { value: 0, isKnown: false }
    : { value: Math.min(...values), isKnown: true };
}

interface Tallies {
  /** For each tile 256 counts of absolute differences. */
  readonly nearX: Uint32Array;
  readonly nearY: Uint32Array;
  readonly farX: Uint32Array;
  readonly farY: Uint32Array;
}

function tally(
  { data, widthPx, heightPx }: Plane,
  tile: number,
  across: number,
  down: number,
): Tallies {
  const size = across * down * 256;
  const nearX = new Uint32Array(size);
  const nearY = new Uint32Array(size);
  const farX = new Uint32Array(size);
  const farY = new Uint32Array(size);
  const nearRow = NEAR_PX * widthPx;
  const farRow = FAR_PX * widthPx;
  // Every second pixel each way: a difference over 2 px is 2 px wide, none is missed.
  for (let y = FAR_PX; y < heightPx - FAR_PX; y += 2) {
    const row = y * widthPx;
    const tileRow = Math.floor(y / tile) * across;
    for (let column = 0; column < across; column += 1) {
      const base = (tileRow + column) * 256;
      const until = Math.min(widthPx - FAR_PX, (column + 1) * tile);
      for (let x = Math.max(FAR_PX, column * tile); x < until; x += 2) {
        const at = row + x;
        count(nearX, base, (data[at + NEAR_PX] ?? 0) - (data[at - NEAR_PX] ?? 0));
        count(farX, base, (data[at + FAR_PX] ?? 0) - (data[at - FAR_PX] ?? 0));
        count(nearY, base, (data[at + nearRow] ?? 0) - (data[at - nearRow] ?? 0));
        count(farY, base, (data[at + farRow] ?? 0) - (data[at - farRow] ?? 0));
      }
    }
  }
  return { nearX, nearY, farX, farY };
}

function count(counts: Uint32Array, base: number, difference: number): void {
  const at = base + (difference < 0 ? -difference : difference);
  counts[at] = (counts[at] ?? 0) + 1;
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

/** Steepness of the sharpest tiles in one direction; null where too few have an edge in it. */
function focus(near: Uint32Array, far: Uint32Array, tiles: number, noise: number): number | null {
  const reach = NOISE_REACH * noise;
  const values: number[] = [];
  for (let tile = 0; tile < tiles; tile += 1) {
    const edge = exceededBy(far, tile * 256, TOP_PART);
    if (edge === null || edge < Math.max(LEAST_EDGE, 2 * reach)) continue;
    const slope = exceededBy(near, tile * 256, TOP_PART) ?? 0;
    values.push(Math.min(1, Math.sqrt(Math.max(0, slope * slope - reach * reach)) / edge));
  }
  if (values.length < LEAST_TILES) return null;
  values.sort((left, right) => right - left);
  const best = Math.max(LEAST_TILES, Math.round(values.length * FOCUSED_PART));
  let sum = 0;
  for (let index = 0; index < best; index += 1) sum += values[index] ?? 0;
  return sum / best;
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
