import { AppError } from '../../shared/errors.ts';
import { openWorkbook, type OpenedWorkbook } from '../../shared/table/recognise-workbook.ts';
import { mayHoldValues, readCells, readSheetData } from '../../shared/table/sheet-rows.ts';
import { partText, type XlsxSheet } from '../../shared/table/xlsx-package.ts';
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
  const workbook = openWorkbook(bytes);
  const sheets = workbook.opened.sheets
    .filter(({ isHidden }) => !isHidden)
    .map((sheet) => ({ name: sheet.name, rows: rowsOf(workbook, sheet) }))
    .filter(({ rows }) => rows.length > 0);
  return { fileName, sheets, content: { kind: 'workbook', bytes } };
}

function rowsOf({ opened, strings }: OpenedWorkbook, sheet: XlsxSheet): readonly string[][] {
  const xml = partText(opened, sheet.path);
  const rows: string[][] = [];
  for (const row of readSheetData(xml)?.rows ?? []) {
    if (row.number > MOST_ROWS) break;
    if (!mayHoldValues(xml, row)) continue;
    const cells = readCells(xml, row, strings).filter(
      ({ column, text }) => column <= MOST_COLUMNS && text.trim() !== '',
    );
    const width = Math.max(0, ...cells.map(({ column }) => column));
    const texts = Array.from({ length: width }, () => '');
    for (const { column, text } of cells) texts[column - 1] = text.normalize('NFC').trim();
    while (rows.length < row.number - 1) rows.push([]);
    rows.push(texts);
  }
  const last = rows.findLastIndex((row) => row.length > 0);
  return rows.slice(0, last + 1);
}

function readText(bytes: Uint8Array, fileName: string): Sample {
  const { rows, dialect } = readTextTable(bytes, fileName);
  const kept = rows.slice(0, MOST_ROWS).map((row) => row.slice(0, MOST_COLUMNS));
  return { fileName, sheets: [{ name: '', rows: kept }], content: { kind: 'csv', ...dialect } };
}
