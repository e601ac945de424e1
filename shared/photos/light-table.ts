import type { PhotoEdits } from './photo-edits.ts';

/**
 * 256 levels each for red, green and blue, one after the other: what a level becomes by light and balance. Done in
 * linear light, where doubling the light doubles the number, by sRGB's own curve (IEC 61966-2-1). What would be
 * brighter than white is white. Null when nothing changes.
 */
export function lightTable({
  lightStops,
  balance,
}: Pick<PhotoEdits, 'lightStops' | 'balance'>): Uint8Array | null {
  if (lightStops === 0 && balance.every((factor) => factor === 1)) return null;
  const table = new Uint8Array(3 * 256);
  balance.forEach((factor, channel) => {
    const gain = factor * 2 ** lightStops;
    for (let level = 0; level < 256; level += 1) {
      table[channel * 256 + level] = Math.round(
        255 * toSrgb(Math.min(1, toLinear(level / 255) * gain)),
      );
    }
  });
  return table;
}

/** In place, on three bytes a pixel. */
export function applyLight(pixels: Uint8Array, table: Uint8Array): void {
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    pixels[at] = table[pixels[at] ?? 0] ?? 0;
    pixels[at + 1] = table[256 + (pixels[at + 1] ?? 0)] ?? 0;
    pixels[at + 2] = table[512 + (pixels[at + 2] ?? 0)] ?? 0;
  }
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function toSrgb(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}
