import { AppError } from '../errors.ts';
import { mayHoldValues, readCells, readSheetData } from './sheet-rows.ts';
import { openXlsx, partText, readSharedStrings } from './xlsx-package.ts';

/** What stands in one sheet, or in a text as its only table. */
export interface SheetTable {
  /** Null: the table is no sheet of a workbook. */
  readonly name: string | null;
  /** Every row and cell at its place, so that row 5 of the sheet is `rows[4]`; blanks are ''. */
  readonly rows: readonly (readonly string[])[];
}

const NO_CELLS: readonly string[] = [];
/** As many as a sheet can have; a number beyond it would only fill memory. */
const MOST_ROWS = 1_048_576;

/**
 * The sheets a person sees when the workbook is opened, in that order; hidden ones are the marketplace's own.
 * @throws AppError as openXlsx does.
 */
export function readSheetTables(bytes: Uint8Array): SheetTable[] {
  const opened = openXlsx(bytes);
  const strings = readSharedStrings(opened);
  return opened.sheets
    .filter(({ isHidden }) => !isHidden)
    .map(({ name, path }) => ({ name, rows: rowsOf(partText(opened, path), strings) }));
}

function rowsOf(xml: string, strings: readonly string[]): (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (const row of readSheetData(xml)?.rows ?? []) {
    if (!mayHoldValues(xml, row)) continue;
    if (!Number.isInteger(row.number) || row.number < 1 || row.number > MOST_ROWS) {
      throw new AppError('workbook.damaged', { detail: `row ${row.number}` });
    }
    const cells: string[] = [];
    for (const { column, text } of readCells(xml, row, strings)) {
      while (cells.length < column) cells.push('');
      cells[column - 1] = text;
    }
    while (rows.length < row.number) rows.push(NO_CELLS);
    rows[row.number - 1] = cells;
  }
  return rows;
}
