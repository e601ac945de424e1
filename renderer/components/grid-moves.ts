export type ArrowKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End';

/** Where an arrow leads in a grid of the given size; it stops at the edges. */
export function moveInGrid(
  place: { readonly row: number; readonly column: number },
  key: ArrowKey,
  size: { readonly rows: number; readonly columns: number },
): { row: number; column: number } {
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most - 1);
  const steps: Record<ArrowKey, readonly [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    Home: [0, -size.columns],
    End: [0, size.columns],
  };
  const [rows, columns] = steps[key];
  return {
    row: within(place.row + rows, size.rows),
    column: within(place.column + columns, size.columns),
  };
}

export function isArrowKey(key: string): key is ArrowKey {
  return ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key);
}
