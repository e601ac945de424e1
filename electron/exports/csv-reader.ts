import { parse } from 'csv-parse/sync';
import { type CsvDialect, unguardCell } from '../../shared/table/csv-text.ts';

export interface ReadCsv {
  readonly headers: readonly string[];
  /** Over and below the headers, as the dialect says how many. */
  readonly kept: readonly (readonly string[])[];
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
  const all = dialect.formulaGuard === 'apostrophe' ? parsed.map(readGuarded) : parsed;
  const headerAt = dialect.above?.length ?? 0;
  const firstAt = headerAt + 1 + (dialect.below?.length ?? 0);
  return {
    headers: all[headerAt] ?? [],
    kept: [...all.slice(0, headerAt), ...all.slice(headerAt + 1, firstAt)],
    rows: all.slice(firstAt),
    hadByteOrderMark,
  };
}

/** A row without the apostrophes of the formula guard. */
function readGuarded(row: readonly string[]): string[] {
  return row.map(unguardCell);
}
