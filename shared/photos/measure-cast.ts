import type { SmallPicture } from './picture-views.ts';

export interface Cast {
  /** How far white has gone from white, in stops between its channels; 0 where nothing tells. */
  readonly stops: number;
  /** Factors that take it out of linear light, as light-table.ts lays them on. */
  readonly balance: readonly [number, number, number];
}

/** What is brighter than three quarters of the picture shows the colour of the light, if anything does. */
const BRIGHT_PART = 0.75;
/** A channel at its end has lost its ratio to the others. */
const CLIPPED = 250;
const LEAST_LEVEL = 40;
/** Cloth, paper and plaster are a little warmer than grey, and so do telephones show them. */
const NATURAL_WARM = 0.2;
/**
 * Bright things up to this far from natural may be white things in coloured light; what is further has that colour
 * itself. Lamps go further towards orange, but bamboo begins at 2.1 stops and wood at 2.5: a warm light stronger than
 * this is not told from a table. Green leaves begin at 1.6 stops with a warmth of 1.1.
 */
const MOST_WARM = 1.85;
const MOST_COOL = 2.8;
const MOST_GREEN = 1.6;
/** The palest of what is bright stands for white: a fruit beside a sheet must not speak for the sheet. */
const PALE_PART = 0.15;
/** A third of the bright pixels: sparkle on skins and the pale sides of leaves are not enough. */
const LEAST_PIXELS_PART = 0.08;
/** Levels are powers of the light: close enough to sRGB for ratios. */
const GAMMA = 2.2;

/** From the palest of the bright pixels. A cast colours all that is in the picture alike, white things most visibly. */
export function measureCast(small: SmallPicture): Cast {
  const tint = tintOfPalest(small);
  if (tint === null) return { stops: 0, balance: [1, 1, 1] };
  const warm = tint.warm - NATURAL_WARM;
  return { stops: Math.hypot(warm, tint.green), balance: balanceFor(warm, tint.green) };
}

interface Tint {
  /** log2 of red over blue, linear light. */
  readonly warm: number;
  /** log2 of green over the mean of red and blue, linear light. */
  readonly green: number;
}

/** Stops of linear light for 8-bit levels; 0 counts as 1 so that black has a place. */
const STOPS = Float64Array.from(
  { length: 256 },
  (_, level) => GAMMA * Math.log2(Math.max(1, level) / 255),
);
/** Distances 0..1 are counted in this many steps. */
const STEPS = 64;

function tintOfPalest({ red, green, blue, luma }: SmallPicture): Tint | null {
  const from = Math.max(LEAST_LEVEL, brightLevel(luma));
  const counts = new Uint32Array(STEPS + 1);
  const warms = new Float64Array(STEPS + 1);
  const greens = new Float64Array(STEPS + 1);
  let found = 0;
  for (let at = 0; at < luma.length; at += 1) {
    if ((luma[at] ?? 0) < from) continue;
    const r = red[at] ?? 0;
    const g = green[at] ?? 0;
    const b = blue[at] ?? 0;
    if (r >= CLIPPED || g >= CLIPPED || b >= CLIPPED) continue;
    const warm = (STOPS[r] ?? 0) - (STOPS[b] ?? 0);
    const leaf = (STOPS[g] ?? 0) - ((STOPS[r] ?? 0) + (STOPS[b] ?? 0)) / 2;
    const away = warm - NATURAL_WARM;
    const distance = Math.hypot(away / (away > 0 ? MOST_WARM : MOST_COOL), leaf / MOST_GREEN);
    if (distance > 1) continue;
    const step = Math.round(distance * STEPS);
    counts[step] = (counts[step] ?? 0) + 1;
    warms[step] = (warms[step] ?? 0) + warm;
    greens[step] = (greens[step] ?? 0) + leaf;
    found += 1;
  }
  if (found < luma.length * LEAST_PIXELS_PART) return null;
  let seen = 0;
  let warm = 0;
  let leaf = 0;
  for (let step = 0; step <= STEPS && seen < found * PALE_PART; step += 1) {
    seen += counts[step] ?? 0;
    warm += warms[step] ?? 0;
    leaf += greens[step] ?? 0;
  }
  return { warm: warm / seen, green: leaf / seen };
}

function brightLevel(luma: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (let at = 0; at < luma.length; at += 1) {
    const value = luma[at] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  let seen = 0;
  for (let value = 0; value < 256; value += 1) {
    seen += counts[value] ?? 0;
    if (seen >= luma.length * BRIGHT_PART) return value;
  }
  return 255;
}

/** Factors on 8-bit levels that make the tint neutral and keep green, which carries most of the light. */
function balanceFor(warm: number, green: number): [number, number, number] {
  // In stops beside green: red = warm / 2 - green, blue = -warm / 2 - green.
  const factor = (stops: number): number => Math.min(2.5, Math.max(0.4, 2 ** -stops));
  return [factor(warm / 2 - green), 1, factor(-warm / 2 - green)];
}
