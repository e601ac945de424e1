import { AppError } from '../../shared/errors.ts';
import { readSheetTables } from '../../shared/table/read-sheet-tables.ts';
import { readTextTable, type TableDialect } from '../imports/read-table.ts';

/** A table as it stands in a sample: every cell at its place, row 1 first. */
export interface SampleSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** A sample that was read: a workbook with its bytes, or text with its dialect. */
export interface Sample {
  readonly fileName: string;
  readonly sheets: readonly SampleSheet[];
  readonly content:
    | { readonly kind: 'workbook'; readonly bytes: Uint8Array }
    | ({ readonly kind: 'csv' } & TableDialect);
}

/** What is looked at to tell columns apart; a sample may be somebody's whole shop. */
const MOST_ROWS = 300;
const MOST_COLUMNS = 500;

/**
 * A sample or an empty template, CSV or workbook.
 * @throws AppError 'import.unreadable' | 'form.no-table' and what openXlsx throws.
 */
export function readSample(bytes: Uint8Array, fileName: string): Sample {
  const sample = isWorkbook(bytes) ? readWorkbook(bytes, fileName) : readText(bytes, fileName);
  if (!sample.sheets.some(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')))) {
    throw new AppError('form.no-table', { file: fileName });
  }
  return sample;
}

/** Zip, or the container of old and of locked workbooks: openXlsx knows what to say about those. */
function isWorkbook(bytes: Uint8Array): boolean {
  return (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf);
}

function readWorkbook(bytes: Uint8Array, fileName: string): Sample {
  const sheets = readSheetTables(bytes)
    .map(({ name, rows }) => ({ name: name ?? '', rows: rows.slice(0, MOST_ROWS).map(cellsOf) }))
    .filter(({ rows }) => rows.some((row) => row.length > 0));
  return { fileName, sheets, content: { kind: 'workbook', bytes } };
}

/** As a workbook's headers are told apart: without blanks around them, in one normal form, up to the last that is filled. */
function cellsOf(row: readonly string[]): readonly string[] {
  const texts = row.slice(0, MOST_COLUMNS).map((text) => text.normalize('NFC').trim());
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
}

function readText(bytes: Uint8Array, fileName: string): Sample {
  const { rows, dialect } = readTextTable(bytes, fileName);
  const kept = rows.slice(0, MOST_ROWS).map((row) => row.slice(0, MOST_COLUMNS));
  return { fileName, sheets: [{ name: '', rows: kept }], content: { kind: 'csv', ...dialect } };
}
