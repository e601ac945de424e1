import { type CellValue, readXlsx } from 'hucre/xlsx';
import { AppError } from '../../shared/errors.ts';
import type { WorkbookFormat } from '../../shared/marketplace/file-format-schema.ts';
import type { DataFile } from '../../shared/marketplace/map-listings.ts';
import type { Profile } from '../../shared/marketplace/profile-schema.ts';
import { columnsFor } from '../../shared/marketplace/workbook-keys.ts';
import { type CellKind, numberValue } from '../../shared/table/cell-text.ts';
import { cellKinds } from '../../shared/table/data-file-bytes.ts';
import { repeatedKey } from '../../shared/table/repeated-key.ts';
import type { RecognisedWorkbook } from '../../shared/table/recognise-workbook.ts';
import { readCsv } from './csv-reader.ts';

/**
 * Reads a written data file with another library than the one that wrote it, and compares it cell by cell.
 * @throws AppError 'export.verification-failed' naming the place of the first difference.
 */
export async function compareDataFile(
  bytes: Uint8Array,
  wanted: DataFile,
  profile: Profile,
  workbook: RecognisedWorkbook | null,
): Promise<void> {
  const { file } = profile;
  switch (file.kind) {
    case 'csv': {
      const read = readCsv(bytes, file);
      if (read.hadByteOrderMark !== file.bom) throw differs(wanted, 'byte-order mark');
      compareHeaders(read.headers, wanted);
      if (JSON.stringify(read.kept) !== JSON.stringify([...file.above, ...file.below])) {
        throw differs(wanted, 'rows of the form');
      }
      if (read.rows.length !== wanted.rows.length) throw differs(wanted, 'rows');
      compareCells(wanted, (row, column) => read.rows[row]?.[column] ?? null, 2);
      return;
    }
    case 'xlsx': {
      const [headers = [], ...rows] = await readGrid(bytes, file.sheet);
      compareHeaders(headers.map(textOf), wanted);
      if (rows.length !== wanted.rows.length) throw differs(wanted, 'rows');
      const kinds = cellKinds(profile, wanted);
      compareCells(wanted, (row, column) => typedText(rows[row]?.[column], kinds[column]), 2);
      return;
    }
    case 'workbook':
      if (workbook === null) throw differs(wanted, 'no workbook');
      await compareWorkbook(bytes, wanted, profile, file, workbook);
  }
}

/** The filled workbook is found by its own keys again: a cell under the wrong key is a difference. */
async function compareWorkbook(
  bytes: Uint8Array,
  wanted: DataFile,
  profile: Profile,
  format: WorkbookFormat,
  workbook: RecognisedWorkbook,
): Promise<void> {
  const sheet = await readGrid(bytes, workbook.sheetName);
  const suffix = format.keys.hiddenSuffix;
  const keySheet =
    suffix === null ? sheet : await readGrid(bytes, `${workbook.sheetName}${suffix}`);
  const counted = new Map<string, number>();
  const keys = (keySheet[format.keys.row - 1] ?? []).map((cell) => {
    const key = keyOf(textOf(cell), format);
    return format.keys.countsRepeats && key !== '' ? repeatedKey(key, counted) : key;
  });
  const kinds = cellKinds(profile, wanted);
  const isOurs = (key: string): boolean => key !== '' && !format.prefilled.includes(key);
  const rows = sheet.slice(workbook.firstFreeRow - 1);
  const filled = rows.findLastIndex((row) =>
    row.some((cell, index) => isOurs(keys[index] ?? '') && textOf(cell) !== ''),
  );
  if (filled >= wanted.rows.length) throw differs(wanted, `row ${workbook.firstFreeRow + filled}`);
  for (const [index, header] of wanted.headers.entries()) {
    const places = columnsFor(header, keys, format).map((key) => keys.indexOf(key));
    if (places.length === 0) throw differs(wanted, header);
    for (const place of places) {
      for (const [row, cells] of wanted.rows.entries()) {
        // What the marketplace wrote there stays where we have nothing to say.
        if (cells[index] === '' && !isOurs(keys[place] ?? '')) continue;
        if (typedText(rows[row]?.[place], kinds[index]) === cells[index]) continue;
        throw differs(wanted, `row ${workbook.firstFreeRow + row}, ${header}`);
      }
    }
  }
}

function keyOf(text: string, { keys }: WorkbookFormat): string {
  return (keys.endsAt === null ? text : (text.split(keys.endsAt)[0] ?? '')).normalize('NFC').trim();
}

async function readGrid(bytes: Uint8Array, sheet: string): Promise<readonly CellValue[][]> {
  const { sheets } = await readXlsx(bytes, { sheets: [sheet] });
  return sheets[0]?.rows ?? [];
}

function compareHeaders(headers: readonly string[], wanted: DataFile): void {
  const isSame =
    headers.length === wanted.headers.length &&
    headers.every((header, index) => header === wanted.headers[index]);
  if (!isSame) throw differs(wanted, 'headers');
}

function compareCells(
  wanted: DataFile,
  read: (row: number, column: number) => string | null,
  firstRow: number,
): void {
  wanted.rows.forEach((row, rowIndex) => {
    row.forEach((cell, column) => {
      if (read(rowIndex, column) === cell) return;
      throw differs(wanted, `row ${rowIndex + firstRow}, ${wanted.headers[column] ?? ''}`);
    });
  });
}

/** A cell's text; null where a number stands as text or text as a number. */
function typedText(cell: CellValue | undefined, kind: CellKind = 'text'): string | null {
  const text = textOf(cell);
  if (text === '') return '';
  const isNumber = typeof cell === 'number';
  return isNumber === (numberValue(text, kind) !== null) ? text : null;
}

function textOf(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString() : String(cell);
}

function differs(file: DataFile, detail: string): AppError {
  return new AppError('export.verification-failed', { file: file.name, detail });
}
