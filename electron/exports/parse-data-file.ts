import { parse } from 'csv-parse/sync';

export interface ParsedData {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface DataFileShape {
  readonly delimiter: string;
}

const DELIMITERS = [',', ';', '\t'];

/**
 * Reads a data file with csv-parse: a second opinion, since the file was written by our own writer. Strict: UTF-8
 * without damage, every row as long as the header, quotes as RFC 4180 wants them.
 * Without a `shape` the delimiter is told from the header. @throws Error naming what is wrong.
 */
export function parseDataFile(bytes: Uint8Array, shape?: DataFileShape): ParsedData {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  const delimiter = shape?.delimiter ?? tellDelimiter(text);
  const records: string[][] = parse(text, {
    delimiter,
    bom: false,
    relax_column_count: false,
    skip_empty_lines: false,
    trim: false,
    max_record_size: 4 * 1024 * 1024,
  });
  const [headers, ...rows] = records;
  if (!headers) throw new Error('no header row');
  return { headers, rows };
}

/** The candidate that gives the header most columns. */
function tellDelimiter(text: string): string {
  const width = (delimiter: string): number => {
    try {
      const records: string[][] = parse(text, { delimiter, to: 1, max_record_size: 1024 * 1024 });
      return records[0]?.length ?? 0;
    } catch {
      return 0;
    }
  };
  return DELIMITERS.toSorted((left, right) => width(right) - width(left))[0] ?? ',';
}
