import type { PhotoEdits } from '../../../shared/photos/photo-edits.ts';

type Balance = PhotoEdits['balance'];

const LEAST_FACTOR = 0.4;
const MOST_FACTOR = 2.5;
/** Both ends of the slider stay within what a factor may be: 2 ** 1 is 2, its inverse 0.5. */
export const MOST_WARMTH = 1;
/** Darker than this is mostly noise, and its hue with it; out of 255. */
const DARKEST_WHITE = 40;
/** Lighter than this a channel may have been cut off by the camera, and its part in the cast is not known; out of 255. */
const LIGHTEST_WHITE = 252;

/** How warm a balance is, in stops: red doubled against a halved blue is 1. */
export function warmthOf([red, , blue]: Balance): number {
  return within(Math.log2(red / blue) / 2, -MOST_WARMTH, MOST_WARMTH);
}

/** The same balance warmer (more red, less blue) or colder; what it does to green stays. */
export function withWarmth([red, green, blue]: Balance, warmth: number): Balance {
  const middle = Math.sqrt(red * blue);
  return [factor(middle * 2 ** warmth), green, factor(middle * 2 ** -warmth)];
}

/**
 * Factors that make a spot of this colour grey and leave it as light as it is. The colour is sRGB, 0 to 255, of the
 * picture without any balance. Null where the spot tells nothing: too dark, or burnt out.
 */
export function balanceFromWhite(colour: readonly [number, number, number]): Balance | null {
  if (Math.min(...colour) < DARKEST_WHITE || Math.max(...colour) > LIGHTEST_WHITE) return null;
  const [red, green, blue] = colour.map(linear);
  if (red === undefined || green === undefined || blue === undefined) return null;
  // Weights of sRGB's luminance (IEC 61966-2-1).
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return [factor(light / red), factor(light / green), factor(light / blue)];
}

/** sRGB's own curve, 0..255 to 0..1: factors act on light, as those of a lamp do. */
function linear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function factor(value: number): number {
  return Math.round(within(value, LEAST_FACTOR, MOST_FACTOR) * 1000) / 1000;
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
