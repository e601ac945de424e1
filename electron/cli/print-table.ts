/** Columns as wide as their widest cell; numbers to the right. Returns lines without a trailing blank. */
export function printTable(
  headers: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string[] {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? numberText(cell) : oneLine(cell))),
  );
  const widths = headers.map((header, column) =>
    Math.max(width(header), ...cells.map((row) => width(row[column] ?? ''))),
  );
  const isNumber = headers.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell)));
        return isNumber[column] ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd();
  return [line(headers), line(widths.map((each) => '─'.repeat(each))), ...cells.map(line)];
}

function numberText(value: number): string {
  return new Intl.NumberFormat('vi-VN').format(value);
}

/** Cells come from people: a line break or an escape sequence must not repaint the terminal. */
function oneLine(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
}

/** Columns of a terminal: combining marks take none. */
function width(text: string): number {
  return [...text.normalize('NFC').replaceAll(/\p{Mn}/gu, '')].length;
}
