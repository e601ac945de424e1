import type { Plane } from './picture-views.ts';

/** Telephones and their screens are at least this long; photos of a telephone's camera are 4:3, seldom 16:9. */
const LEAST_ASPECT = 1.6;
/** The status bar of a telephone: this part of its height at most, this part at least. */
const BAR_FROM = 0.004;
const BAR_TO = 0.042;
/** The bar is one colour but for the clock, the signal and the battery. */
const BAR_ALIKE = 6;
const LEAST_GROUND_PART = 0.72;
const GLYPH_STEP = 60;
const LEAST_GLYPH_PART = 0.004;
const MOST_GLYPH_PART = 0.2;
/** Drawn surfaces have no noise: a neighbour is the very same. Photos of smooth things reach a third. */
const LEAST_EQUAL_PART = 0.4;

/**
 * How much of the picture is exactly as flat as only a drawn surface is (0..1), where the rest looks like a screen as
 * well: a status bar with signs at its left and right end, or flat full-width bands. 0 where it does not.
 */
export function findScreen(luma: Plane): number {
  const equal = equalPart(luma);
  const aspect = Math.max(luma.widthPx, luma.heightPx) / Math.min(luma.widthPx, luma.heightPx);
  const hasBar = hasStatusBar(luma);
  if (hasBar && (aspect >= LEAST_ASPECT || equal >= LEAST_EQUAL_PART))
    return Math.max(equal, SCREEN_LEAST);
  return 0;
}

/** What findScreen gives at least where it found a screen. */
export const SCREEN_LEAST = 0.1;

function equalPart({ data, widthPx, heightPx }: Plane): number {
  let equal = 0;
  let seen = 0;
  for (let y = 1; y < heightPx; y += 3) {
    const row = y * widthPx;
    for (let x = 1; x < widthPx; x += 2) {
      const at = row + x;
      const value = data[at];
      if (value === data[at - 1] && value === data[at - widthPx]) equal += 1;
      seen += 1;
    }
  }
  return seen === 0 ? 0 : equal / seen;
}

function hasStatusBar({ data, widthPx, heightPx }: Plane): boolean {
  const from = Math.max(1, Math.round(heightPx * BAR_FROM));
  const to = Math.round(heightPx * BAR_TO);
  if (to - from < 6) return false;
  const counts = new Uint32Array(256);
  for (let at = from * widthPx; at < to * widthPx; at += 1) {
    const value = data[at] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  let ground = 0;
  for (let value = 1; value < 256; value += 1)
    if ((counts[value] ?? 0) > (counts[ground] ?? 0)) ground = value;
  const total = (to - from) * widthPx;
  let alike = 0;
  for (
    let value = Math.max(0, ground - BAR_ALIKE);
    value <= Math.min(255, ground + BAR_ALIKE);
    value += 1
  )
    alike += counts[value] ?? 0;
  if (alike < total * LEAST_GROUND_PART) return false;
  const glyphs = [0, 0, 0];
  for (let y = from; y < to; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const difference = (data[y * widthPx + x] ?? 0) - ground;
      if (difference < GLYPH_STEP && difference > -GLYPH_STEP) continue;
      const third = x < widthPx * 0.36 ? 0 : x < widthPx * 0.64 ? 1 : 2;
      glyphs[third] = (glyphs[third] ?? 0) + 1;
    }
  }
  const [left = 0, middle = 0, right = 0] = glyphs;
  const part = (left + middle + right) / total;
  return (
    part >= LEAST_GLYPH_PART &&
    part <= MOST_GLYPH_PART &&
    left > total * LEAST_GLYPH_PART * 0.2 &&
    right > total * LEAST_GLYPH_PART * 0.2 &&
    middle < (left + right) / 2
  );
}
