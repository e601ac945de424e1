/** The row a key asks for, or null when the key is not for the grid. */
export function rowOfKey(
  event: { readonly key: string; readonly ctrlKey: boolean; readonly altKey: boolean },
  row: number,
  total: number,
  pageRows: number,
): number | null {
  if (event.altKey || total === 0) return null;
  const wanted = wantedRow(event.key, row, total, pageRows);
  return wanted === null ? null : Math.max(0, Math.min(total - 1, wanted));
}

function wantedRow(key: string, row: number, total: number, pageRows: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return row + 1;
    case 'ArrowUp':
      return row - 1;
    case 'PageDown':
      return row + pageRows;
    case 'PageUp':
      return row - pageRows;
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}
