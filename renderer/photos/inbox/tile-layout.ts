/** At 1366 × 768 this gives five in a row beside the studio, and three with text at 150 %. */
const LEAST_TILE_REM = 8;
const GAP_REM = 0.625;

export interface TileLayout {
  readonly columns: number;
  /** Side of the square, in pixels. */
  readonly tilePx: number;
  readonly gapPx: number;
}

/** Squares as large as the width allows, at least two beside each other. */
export function layTiles(widthPx: number, remPx: number): TileLayout {
  const gapPx = GAP_REM * remPx;
  const columns = Math.max(2, Math.floor((widthPx + gapPx) / (LEAST_TILE_REM * remPx + gapPx)));
  return {
    columns,
    tilePx: Math.max(1, Math.floor((widthPx - gapPx * (columns - 1)) / columns)),
    gapPx,
  };
}
