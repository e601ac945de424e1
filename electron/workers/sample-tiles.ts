import type { RawPicture } from './open-picture.ts';

/** Two blocks of a JPEG with halved colour, on its own grid, so that they are coded as they are in the picture. */
const TILE = { widthPx: 32, heightPx: 16 } as const;
/** One tile in so many: on phone pictures the sample then tells the bytes of the whole within 4 %. */
const ONE_IN = 8;
/** Shifts the chosen tiles from row to row; shares no factor with ONE_IN, so that no column is left out. */
const STEP = 3;
/** Below this a sample saves nothing. */
const LEAST_PIXELS = 200_000;
/** In a large picture no more of them tell more. */
const MOST_TILES = 1000;
/** A narrow strip of them would cost an encoder twice as much, line by line. */
const TILES_A_ROW = 16;

/** An eighth of a picture's tiles, evenly from all over it; the picture itself when it is small. */
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
  const rows = Math.ceil(chosen.length / TILES_A_ROW);
  const widthPx = TILE.widthPx * TILES_A_ROW;
  const pixels = Buffer.allocUnsafe(widthPx * rows * TILE.heightPx * 3);
  const tileBytes = TILE.widthPx * 3;
  for (let tile = 0; tile < rows * TILES_A_ROW; tile += 1) {
    const corner = chosen[whichTile(tile, chosen.length, rows * TILES_A_ROW)] ?? 0;
    const left = (tile % TILES_A_ROW) * tileBytes;
    const top = Math.floor(tile / TILES_A_ROW) * TILE.heightPx;
    for (let line = 0; line < TILE.heightPx; line += 1) {
      const from = corner + line * raw.widthPx * 3;
      raw.pixels.copy(pixels, (top + line) * widthPx * 3 + left, from, from + tileBytes);
    }
  }
  return { pixels, widthPx, heightPx: rows * TILE.heightPx };
}

/** What is left of the last row is filled with tiles from all over once more: an empty rest would tell too little. */
function whichTile(tile: number, chosen: number, places: number): number {
  if (tile < chosen) return tile;
  return Math.floor(((tile - chosen) * chosen) / (places - chosen));
}
