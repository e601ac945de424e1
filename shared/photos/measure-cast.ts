import type { SmallPicture } from './picture-views.ts';

export interface Cast {
  /** How far white has gone from white, in stops between its channels; 0 where nothing tells. */
  readonly stops: number;
  /** Factors that take it out. */
  readonly balance: readonly [number, number, number];
}

/** What is brighter than three quarters of the picture shows the colour of the light, if anything does. */
const BRIGHT_PART = 0.75;
/** A channel at its end has lost its ratio to the others. */
const CLIPPED = 250;
const LEAST_LEVEL = 50;
/**
 * Bright things up to this far from neutral, along blue–orange, may be white things in lamp light; what is further is
 * a colour of its own. Along green–magenta light goes less far: leaves do.
 */
const MOST_WARM_STOPS = 2.6;
const MOST_GREEN_STOPS = 1.0;
/** The paler part of the bright pixels stands for white: a fruit beside a sheet must not speak for the sheet. */
const PALE_PART = 0.3;
/** Where this much of the picture is neutral, or leans the other way, the light is not coloured: things are. */
const LEAST_NEUTRAL_PART = 0.025;
const NEUTRAL_STOPS = 0.4;
const LEAST_PIXELS_PART = 0.004;
const GAMMA = 2.2;

/** From the palest of the bright pixels, in linear light; a cast colours all that is in the picture alike. */
export function measureCast(small: SmallPicture): Cast {
  const none: Cast = { stops: 0, balance: [1, 1, 1] };
  const pale = palestOfBright(small);
  if (pale === null) return none;
  const { warm, green } = pale;
  const stops = Math.hypot(warm, green);
  if (stops === 0 || neutralPart(small, warm / stops, green / stops, stops) > LEAST_NEUTRAL_PART)
    return none;
  return { stops, balance: balanceFor(warm, green) };
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

function palestOfBright({ red, green, blue, luma }: SmallPicture): Tint | null {
  const from = Math.max(LEAST_LEVEL, brightLevel(luma));
  const found: { warm: number; green: number; distance: number }[] = [];
  for (let at = 0; at < luma.length; at += 1) {
    if ((luma[at] ?? 0) < from) continue;
    const r = red[at] ?? 0;
    const g = green[at] ?? 0;
    const b = blue[at] ?? 0;
    if (r >= CLIPPED || g >= CLIPPED || b >= CLIPPED) continue;
    const warm = (STOPS[r] ?? 0) - (STOPS[b] ?? 0);
    const leaf = (STOPS[g] ?? 0) - ((STOPS[r] ?? 0) + (STOPS[b] ?? 0)) / 2;
    const distance = (warm / MOST_WARM_STOPS) ** 2 + (leaf / MOST_GREEN_STOPS) ** 2;
    if (distance <= 1) found.push({ warm, green: leaf, distance });
  }
  if (found.length < luma.length * LEAST_PIXELS_PART) return null;
  found.sort((left, right) => left.distance - right.distance);
  const kept = found.slice(0, Math.max(1, Math.round(found.length * PALE_PART)));
  let warm = 0;
  let leaf = 0;
  for (const each of kept) {
    warm += each.warm;
    leaf += each.green;
  }
  return { warm: warm / kept.length, green: leaf / kept.length };
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

/** Part of the picture that is neutral although the light should have coloured it, or coloured the other way. */
function neutralPart(
  { red, green, blue, luma }: SmallPicture,
  alongWarm: number,
  alongGreen: number,
  stops: number,
): number {
  const most = Math.min(NEUTRAL_STOPS, stops / 2);
  let neutral = 0;
  for (let at = 0; at < luma.length; at += 1) {
    const r = red[at] ?? 0;
    const g = green[at] ?? 0;
    const b = blue[at] ?? 0;
    if ((luma[at] ?? 0) < LEAST_LEVEL || r >= CLIPPED || g >= CLIPPED || b >= CLIPPED) continue;
    const warm = (STOPS[r] ?? 0) - (STOPS[b] ?? 0);
    const leaf = (STOPS[g] ?? 0) - ((STOPS[r] ?? 0) + (STOPS[b] ?? 0)) / 2;
    if (warm * alongWarm + leaf * alongGreen < most) neutral += 1;
  }
  return neutral / luma.length;
}

/** Factors on 8-bit levels that make the tint neutral and keep green, which carries most of the light. */
function balanceFor(warm: number, green: number): [number, number, number] {
  // In stops around green: red = warm / 2 - green, blue = -warm / 2 - green.
  const factor = (stops: number): number => Math.min(2.5, Math.max(0.4, 2 ** (-stops / GAMMA)));
  return [factor(warm / 2 - green), 1, factor(-warm / 2 - green)];
}
