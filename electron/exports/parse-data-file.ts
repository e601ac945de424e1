import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import type { ManifestFile } from '../../shared/bundle/manifest-schema.ts';
import { openXlsx } from '../../shared/table/xlsx-package.ts';

export interface ParsedData {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Reads the data file of a bundle whose profile may be unknown here, or older: the delimiter is told from the header,
 * a workbook's rows are where the manifest says. Strict: UTF-8 without damage, every row as long as the header,
 * quotes as RFC 4180 wants them. @throws Error naming what is wrong.
 */
export async function parseDataFile(
  bytes: Uint8Array,
  file: Pick<ManifestFile, 'path' | 'sheet' | 'headerRow' | 'firstRow'>,
): Promise<ParsedData> {
  return file.path.endsWith('.xlsx') ? await parseWorkbook(bytes, file) : parseText(bytes, file);
}

async function parseWorkbook(
  bytes: Uint8Array,
  { sheet, firstRow = 2 }: Pick<ManifestFile, 'sheet' | 'firstRow'>,
): Promise<ParsedData> {
  // Looks at the sizes a package promises before anything is unpacked.
  openXlsx(bytes);
  const { sheets } = await readXlsx(bytes, { sheets: [sheet ?? 0] });
  const [found] = sheets;
  if (found === undefined) throw new Error(`no sheet "${sheet ?? ''}"`);
  const rows = found.rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== ''));
  return { headers: rows[0] ?? [], rows: rows.slice(firstRow - 1, last + 1) };
}

function parseText(
  bytes: Uint8Array,
  { headerRow = 1, firstRow = headerRow + 1 }: Pick<ManifestFile, 'headerRow' | 'firstRow'>,
): ParsedData {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  const delimiter = tellDelimiter(text);
  const records: string[][] = parse(text, {
    delimiter,
    bom: false,
    relax_column_count: false,
    skip_empty_lines: false,
    trim: false,
    max_record_size: 4 * 1024 * 1024,
  });
  const headers = records[headerRow - 1];
  if (!headers) throw new Error('no header row');
  return { headers, rows: records.slice(firstRow - 1) };
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
