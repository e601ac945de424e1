/** White around the code, in modules: readers want it (ISO/IEC 18004, 4 modules). */
export const QUIET_MODULES = 4;

/** One SVG path of all dark modules, a unit square each, runs in a row joined. */
export function qrPath(matrix: readonly (readonly boolean[])[]): string {
  const parts: string[] = [];
  for (const [row, modules] of matrix.entries()) {
    for (let column = 0; column < modules.length; column += 1) {
      const start = column;
      while (modules[column] === true) column += 1;
      if (column > start) {
        parts.push(
          `M${start + QUIET_MODULES} ${row + QUIET_MODULES}h${column - start}v1H${start + QUIET_MODULES}z`,
        );
      }
    }
  }
  return parts.join('');
}
