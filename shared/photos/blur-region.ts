import type { Pixels, Region } from './pixels.ts';

/**
 * Cells along the longer side of a region. A face needs some sixteen across to be known by anybody, six are far below, and ten digits share six colours.
 */
const CELLS = 6;
/** The region grows by this part of its longer side, over which the blur fades: the region itself is blurred whole. */
const FEATHER = 0.08;

/**
 * Makes a region unrecognisable, in place: averaged into a few cells, which are then run into each other. Nothing of
 * the old pixels but these few colours is left, at whatever size the picture is made.
 */
export function blurRegion({ data, widthPx, heightPx }: Pixels, region: Region): void {
  const feather = featherOf({ widthPx, heightPx }, region);
  const inner = {
    left: Math.floor(region.x * widthPx),
    top: Math.floor(region.y * heightPx),
    right: Math.min(widthPx, Math.ceil((region.x + region.width) * widthPx)),
    bottom: Math.min(heightPx, Math.ceil((region.y + region.height) * heightPx)),
  };
  const left = Math.max(0, inner.left - feather);
  const top = Math.max(0, inner.top - feather);
  const width = Math.min(widthPx, inner.right + feather) - left;
  const height = Math.min(heightPx, inner.bottom + feather) - top;
  if (width <= 0 || height <= 0 || inner.right <= inner.left || inner.bottom <= inner.top) return;

  const cell = Math.max(width, height) / CELLS;
  const across = Math.max(1, Math.round(width / cell));
  const down = Math.max(1, Math.round(height / cell));
  const means = cellMeans({ data, widthPx, left, top, width, height }, across, down);
  for (let y = 0; y < height; y += 1) {
    const awayY = Math.max(0, inner.top - (top + y), top + y - (inner.bottom - 1));
    const row = split(((y + 0.5) * down) / height, down);
    for (let x = 0; x < width; x += 1) {
      const awayX = Math.max(0, inner.left - (left + x), left + x - (inner.right - 1));
      const share = Math.max(0, 1 - Math.hypot(awayX, awayY) / feather);
      if (share === 0) continue;
      const column = split(((x + 0.5) * across) / width, across);
      const to = ((top + y) * widthPx + left + x) * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const mean = (cx: number, cy: number): number =>
          means[(cy * across + cx) * 3 + channel] ?? 0;
        const upper = mix(mean(column.low, row.low), mean(column.high, row.low), column.part);
        const lower = mix(mean(column.low, row.high), mean(column.high, row.high), column.part);
        data[to + channel] = Math.round(
          mix(data[to + channel] ?? 0, mix(upper, lower, row.part), share),
        );
      }
    }
  }
}

/** How far from the picture's top left corner, in pixels, a blurred region changes anything. */
export function blurReach(
  size: Pick<Pixels, 'widthPx' | 'heightPx'>,
  region: Region,
): { left: number; top: number; right: number; bottom: number } {
  const around = featherOf(size, region) + 1;
  return {
    left: region.x * size.widthPx - around,
    top: region.y * size.heightPx - around,
    right: (region.x + region.width) * size.widthPx + around,
    bottom: (region.y + region.height) * size.heightPx + around,
  };
}

function featherOf(size: Pick<Pixels, 'widthPx' | 'heightPx'>, region: Region): number {
  const longer = Math.max(region.width * size.widthPx, region.height * size.heightPx);
  return Math.max(2, Math.round(FEATHER * longer));
}

interface Part {
  readonly data: Uint8Array;
  readonly widthPx: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function cellMeans(part: Part, across: number, down: number): Float64Array {
  const sums = new Float64Array(across * down * 3);
  const counts = new Float64Array(across * down);
  for (let y = 0; y < part.height; y += 1) {
    const cellY = Math.floor((y * down) / part.height);
    for (let x = 0; x < part.width; x += 1) {
      const cell = cellY * across + Math.floor((x * across) / part.width);
      const from = ((part.top + y) * part.widthPx + part.left + x) * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        sums[cell * 3 + channel] =
          (sums[cell * 3 + channel] ?? 0) + (part.data[from + channel] ?? 0);
      }
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  return sums.map((sum, index) => sum / Math.max(1, counts[Math.floor(index / 3)] ?? 1));
}

/** Between which two cells' middles a place lies, and how far along. */
function split(place: number, cells: number): { low: number; high: number; part: number } {
  const from = Math.max(0, Math.min(cells - 1, place - 0.5));
  const low = Math.floor(from);
  return { low, high: Math.min(cells - 1, low + 1), part: from - low };
}

function mix(one: number, other: number, part: number): number {
  return one + (other - one) * part;
}
