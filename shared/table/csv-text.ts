import Papa from 'papaparse';
import type { CsvFormat } from '../marketplace/file-format-schema.ts';

/**
 * A cell a spreadsheet would run: after blanks, a NUL or a byte-order mark, one of = + - @, a tab or return, or their
 * full-width twins. PapaParse's own expression stops at a line break and lets "=1+1\nnote" through.
 */
const FORMULA = /^[\s\u0000\ufeff]*[=+\-@\t\r\u0000\uFF0B\uFF0D\uFF1D\uFF20]/;
/** What the guard puts an apostrophe before: formulas, and cells that carry apostrophes before one already, so that taking one off is exact. */
const GUARDED = /^'*[\s\u0000\ufeff]*[=+\-@\t\r\u0000\uFF0B\uFF0D\uFF1D\uFF20]/;

const BYTE_ORDER_MARK = '\ufeff';

export type CsvDialect = Pick<CsvFormat, 'bom' | 'delimiter' | 'lineEnd' | 'formulaGuard'> &
  Partial<Pick<CsvFormat, 'above' | 'below'>>;

/** RFC 4180 text, to be written as UTF-8: quotes doubled, cells quoted where needed, a line end after the last row. */
export function csvText(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  dialect: CsvDialect,
): string {
  const guard = dialect.formulaGuard === 'apostrophe' ? guardCell : (cell: string): string => cell;
  const lineEnd = dialect.lineEnd === 'crlf' ? '\r\n' : '\n';
  const text = Papa.unparse(
    [...(dialect.above ?? []), headers, ...(dialect.below ?? []), ...rows].map((row) =>
      row.map(guard),
    ),
    {
      delimiter: dialect.delimiter,
      newline: lineEnd,
      escapeFormulae: false,
      // Papa quotes for delimiter, quote, \r, \n, a blank at either end and a byte-order mark.
      quotes: (value: unknown) =>
        typeof value === 'string' && /[\u0000\u2028\u2029\u0085]/u.test(value),
    },
  );
  return `${dialect.bom ? BYTE_ORDER_MARK : ''}${text}${lineEnd}`;
}

/** An apostrophe before anything a spreadsheet would run. Phones (+84…) and negative numbers get one too: unguardCell gives them back. */
export function guardCell(cell: string): string {
  return GUARDED.test(cell) ? `'${cell}` : cell;
}

/** The inverse of guardCell, for every cell it was given. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && GUARDED.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** Would a spreadsheet run this cell? */
export function isFormula(cell: string): boolean {
  return FORMULA.test(cell);
}
