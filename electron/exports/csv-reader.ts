import { parse } from 'csv-parse/sync';
import { type CsvDialect, unguardCell } from '../../shared/table/csv-text.ts';

export interface ReadCsv {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly hadByteOrderMark: boolean;
}

/**
 * Reads what csvText wrote, with another library than the one that wrote it: what a bundle is verified by.
 * Strict: a stray quote, a short row or bytes that are not UTF-8 throw. The formula guard is taken off again.
 */
export function readCsv(bytes: Uint8Array, dialect: CsvDialect): ReadCsv {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const hadByteOrderMark = text.startsWith('\ufeff');
  const parsed: string[][] = parse(hadByteOrderMark ? text.slice(1) : text, {
    delimiter: dialect.delimiter,
    record_delimiter: dialect.lineEnd === 'crlf' ? '\r\n' : '\n',
    quote: '"',
    escape: '"',
    bom: false,
    relax_column_count: false,
    relax_quotes: false,
    skip_empty_lines: false,
    trim: false,
  });
  const [headers = [], ...rows] =
    dialect.formulaGuard === 'apostrophe' ? parsed.map(readGuarded) : parsed;
  return { headers, rows, hadByteOrderMark };
}

/** A row without the apostrophes of the formula guard. */
function readGuarded(row: readonly string[]): string[] {
  return row.map(unguardCell);
}
