import type { PhotoId } from '../../../shared/domain/ids.ts';
import type { TileLayout } from './tile-layout.ts';

export interface GridRow {
  /** Counted from 0. */
  readonly index: number;
  /** Pixels from the top of the grid. */
  readonly start: number;
}

/** Where one photo lies in the grid, in pixels. */
export interface GridSquare<Photo> {
  readonly index: number;
  /** Undefined while it is being fetched. */
  readonly photo: Photo | undefined;
  readonly topPx: number;
  readonly leftPx: number;
  readonly sidePx: number;
}

/**
 * All squares lie beside each other in the page, whatever row they are seen in: when photos come in before them they
 * move on, and none has to be made again. Windows of photos are read one after the other; what moved from one to the
 * next meanwhile stands in both, and is shown once.
 */
export function gridSquares<Photo extends { readonly id: PhotoId }>(
  rows: readonly GridRow[],
  { columns, tilePx, gapPx }: TileLayout,
  total: number,
  photoAt: (index: number) => Photo | undefined,
): GridSquare<Photo>[] {
  const shown = new Set<PhotoId>();
  const photoOnce = (index: number): Photo | undefined => {
    const photo = photoAt(index);
    if (photo === undefined || shown.has(photo.id)) return undefined;
    shown.add(photo.id);
    return photo;
  };
  return rows.flatMap((row) => {
    const first = row.index * columns;
    return Array.from({ length: Math.min(columns, total - first) }, (_, column) => ({
      index: first + column,
      photo: photoOnce(first + column),
      topPx: row.start,
      leftPx: column * (tilePx + gapPx),
      sidePx: tilePx,
    }));
  });
}
