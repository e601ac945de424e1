import type { z } from 'zod';
import type { regionSchema } from './photo-judgement.ts';
import type { SmallPicture } from './picture-views.ts';

type Box = z.infer<typeof regionSchema>;

/** The strip along the edges that shows the ground: a product is seldom there on all four sides. */
const RIM_PART = 0.06;
/** 16 steps of brightness and of two colour differences. */
const STEPS = 16;
/** A colour with less of the rim than this is something that lies there by chance. */
const LEAST_RIM_PART = 0.004;
/** More colours than this are no ground but a scene: where the product is cannot be said from colour alone. */
const MOST_GROUND_COLOURS = 120;
/** Shadows have the ground's colour with less light. */
const SHADOW_STEPS = 4;
/** A part smaller than this beside the largest is a crumb. */
const LEAST_SHARE_OF_LARGEST = 0.08;
const LEAST_PRODUCT_PART = 0.002;

/**
 * Where the product is, in fractions of the picture: all that has another colour than the ground at the rim. Null
 * where the ground is no ground, or nothing lies on it.
 */
export function findSubject(small: SmallPicture): Box | null {
  const bins = binPixels(small);
  const ground = groundColours(bins, small.widthPx, small.heightPx);
  if (ground === null) return null;
  const mask = new Uint8Array(bins.length);
  for (let at = 0; at < bins.length; at += 1) mask[at] = ground[bins[at] ?? 0] === 1 ? 0 : 1;
  return boxOfParts(mask, small.widthPx, small.heightPx);
}

function binPixels({ red, green, blue, luma }: SmallPicture): Uint16Array {
  const bins = new Uint16Array(luma.length);
  for (let at = 0; at < luma.length; at += 1) {
    const warm = ((red[at] ?? 0) - (blue[at] ?? 0) + 256) >> 5;
    const leaf = ((green[at] ?? 0) * 2 - (red[at] ?? 0) - (blue[at] ?? 0) + 512) >> 6;
    bins[at] = ((luma[at] ?? 0) >> 4) * STEPS * STEPS + warm * STEPS + leaf;
  }
  return bins;
}

/** 1 for each colour that belongs to the ground, its neighbours and its shadows. */
function groundColours(bins: Uint16Array, widthPx: number, heightPx: number): Uint8Array | null {
  const rim = Math.max(1, Math.round(Math.min(widthPx, heightPx) * RIM_PART));
  const counts = new Uint32Array(STEPS ** 3);
  let total = 0;
  for (let y = 0; y < heightPx; y += 1) {
    const isRimRow = y < rim || y >= heightPx - rim;
    for (let x = 0; x < widthPx; x += 1) {
      if (!isRimRow && x >= rim && x < widthPx - rim) continue;
      const bin = bins[y * widthPx + x] ?? 0;
      counts[bin] = (counts[bin] ?? 0) + 1;
      total += 1;
    }
  }
  const ground = new Uint8Array(STEPS ** 3);
  let colours = 0;
  for (let bin = 0; bin < counts.length; bin += 1) {
    if ((counts[bin] ?? 0) < total * LEAST_RIM_PART) continue;
    colours += 1;
    spread(ground, bin);
  }
  return colours > MOST_GROUND_COLOURS ? null : ground;
}

function spread(ground: Uint8Array, bin: number): void {
  const light = Math.floor(bin / (STEPS * STEPS));
  const warm = Math.floor(bin / STEPS) % STEPS;
  const leaf = bin % STEPS;
  for (let y = Math.max(0, light - SHADOW_STEPS); y <= Math.min(STEPS - 1, light + 1); y += 1)
    for (let w = Math.max(0, warm - 1); w <= Math.min(STEPS - 1, warm + 1); w += 1)
      for (let g = Math.max(0, leaf - 1); g <= Math.min(STEPS - 1, leaf + 1); g += 1)
        ground[y * STEPS * STEPS + w * STEPS + g] = 1;
}

/** The box around the connected parts of the mask that are not crumbs. */
function boxOfParts(mask: Uint8Array, widthPx: number, heightPx: number): Box | null {
  const parts: { size: number; left: number; right: number; top: number; bottom: number }[] = [];
  const queue = new Int32Array(mask.length);
  for (let start = 0; start < mask.length; start += 1) {
    if (mask[start] !== 1) continue;
    const part = { size: 0, left: widthPx, right: 0, top: heightPx, bottom: 0 };
    let end = 1;
    queue[0] = start;
    mask[start] = 0;
    for (let next = 0; next < end; next += 1) {
      const at = queue[next] ?? 0;
      const x = at % widthPx;
      const y = (at - x) / widthPx;
      part.size += 1;
      if (x < part.left) part.left = x;
      if (x > part.right) part.right = x;
      if (y < part.top) part.top = y;
      if (y > part.bottom) part.bottom = y;
      const neighbours = [
        x > 0 ? at - 1 : -1,
        x < widthPx - 1 ? at + 1 : -1,
        at - widthPx,
        at + widthPx,
      ];
      for (const near of neighbours) {
        if (near < 0 || near >= mask.length || mask[near] !== 1) continue;
        mask[near] = 0;
        queue[end] = near;
        end += 1;
      }
    }
    parts.push(part);
  }
  const largest = Math.max(0, ...parts.map(({ size }) => size));
  if (largest < mask.length * LEAST_PRODUCT_PART) return null;
  const kept = parts.filter(({ size }) => size >= largest * LEAST_SHARE_OF_LARGEST);
  const left = Math.min(...kept.map((part) => part.left)) / widthPx;
  const top = Math.min(...kept.map((part) => part.top)) / heightPx;
  const right = (Math.max(...kept.map((part) => part.right)) + 1) / widthPx;
  const bottom = (Math.max(...kept.map((part) => part.bottom)) + 1) / heightPx;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
