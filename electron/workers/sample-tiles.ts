import type { RawPicture } from './open-picture.ts';

/** Two blocks of a JPEG with halved colour, on its own grid, so that they are coded as they are in the picture. */
const TILE = { widthPx: 32, heightPx: 16 } as const;
/** One tile in so many: on phone pictures the sample then tells the bytes of the whole within 4 %. */
const ONE_IN = 8;
/** Shifts the chosen tiles from row to row; shares no factor with ONE_IN, so that no column is left out. */
const STEP = 3;
/** Below this a sample saves nothing. */
const LEAST_PIXELS = 200_000;
/** WebP takes 16,383 lines, JPEG more. */
const MOST_TILES = 1000;

/** An eighth of a picture's tiles, evenly from all over it, one below the other; the picture itself when it is small. */
export function sampleTiles(raw: RawPicture): RawPicture {
  if (raw.widthPx * raw.heightPx < LEAST_PIXELS) return raw;
  const across = Math.floor(raw.widthPx / TILE.widthPx);
  const down = Math.floor(raw.heightPx / TILE.heightPx);
  const corners: number[] = [];
  for (let row = 0; row < down; row += 1) {
    for (let column = (row * STEP) % ONE_IN; column < across; column += ONE_IN) {
      corners.push((row * TILE.heightPx * raw.widthPx + column * TILE.widthPx) * 3);
    }
  }
  // A strip narrower than a tile has none; in a large picture fewer tiles tell as much.
  if (corners.length === 0) return raw;
  const every = Math.ceil(corners.length / MOST_TILES);
  const chosen = corners.filter((_, index) => index % every === 0);
  const lineBytes = TILE.widthPx * 3;
  const pixels = Buffer.allocUnsafe(chosen.length * TILE.heightPx * lineBytes);
  chosen.forEach((corner, index) => {
    for (let line = 0; line < TILE.heightPx; line += 1) {
      const from = corner + line * raw.widthPx * 3;
      const to = (index * TILE.heightPx + line) * lineBytes;
      raw.pixels.copy(pixels, to, from, from + lineBytes);
    }
  });
  return { pixels, widthPx: TILE.widthPx, heightPx: chosen.length * TILE.heightPx };
}
