import { AppError } from '../errors.ts';
import type { WorkbookFormat } from '../marketplace/file-format-schema.ts';
import { columnsFor } from '../marketplace/workbook-keys.ts';
import { repeatedKey } from './repeated-key.ts';
import { mayHoldValues, readCells, readSheetData, type SheetRow } from './sheet-rows.ts';
import {
  readAllowedValues,
  readCategories,
  readLimit,
  readWeightUnit,
  type WorkbookCategory,
} from './workbook-facts.ts';
import {
  openXlsx,
  partText,
  readSharedStrings,
  type XlsxPackage,
  type XlsxSheet,
} from './xlsx-package.ts';

/** A column of the marketplace's workbook, as the file describes it. */
export interface WorkbookColumn {
  readonly key: string;
  /** Counted from 1. */
  readonly column: number;
  readonly label: string;
  readonly isRequired: boolean;
  /** Switches a way of sending on. */
  readonly isChannel: boolean;
  /** Explanation and rule, as written there. */
  readonly notes: readonly string[];
  /** What the file lets a person choose from; empty where it does not say. */
  readonly allowed: readonly string[];
}

export interface RecognisedWorkbook {
  readonly sheetName: string;
  readonly sheetPath: string;
  /** Signature row and keys: the same workbook gives the same text. */
  readonly signature: string;
  readonly columns: readonly WorkbookColumn[];
  readonly firstFreeRow: number;
  /** As the file says it, or as the marketplace is known to count; null: neither is known. */
  readonly weightUnit: 'g' | 'kg' | null;
  /** Most characters of a name, as the file says it; null: it does not. */
  readonly titleLimit: number | null;
  readonly categories: readonly WorkbookCategory[];
}

/** Why a workbook is not this marketplace's: what was seen in it. */
export interface WorkbookMismatch {
  readonly sheets: readonly string[];
  readonly missingKeys: readonly string[];
  /** What the signature row begins with, where all keys are there. */
  readonly signature: string | null;
}

/** A workbook opened once, to be held against several marketplaces' layouts. */
export interface OpenedWorkbook {
  readonly opened: XlsxPackage;
  readonly strings: readonly string[];
}

/** @throws AppError, see openXlsx. */
export function openWorkbook(bytes: Uint8Array): OpenedWorkbook {
  const opened = openXlsx(bytes);
  return { opened, strings: readSharedStrings(opened) };
}

/** The workbook as this marketplace's, or what does not fit. @throws AppError 'workbook.damaged'. */
export function recogniseWorkbook(
  workbook: OpenedWorkbook,
  format: WorkbookFormat,
): RecognisedWorkbook | WorkbookMismatch {
  const { sheets } = workbook.opened;
  const rank = (sheet: XlsxSheet): number => {
    const place = format.sheets.indexOf(sheet.name);
    return place < 0 ? format.sheets.length : place;
  };
  let nearest: { missing: readonly string[]; signature: string | null } | null = null;
  const visible = sheets.filter((sheet) => !sheet.isHidden);
  for (const sheet of visible.toSorted((left, right) => rank(left) - rank(right))) {
    const read = readHead(workbook, sheet, format);
    if (read === null) continue;
    const keys = [...read.keys.keys()];
    const missing = format.keys.mustHave.filter(
      (key) => columnsFor(key, keys, format).length === 0,
    );
    const isSigned =
      format.signature === null ||
      read.signature.toLowerCase().startsWith(format.signature.startsWith.toLowerCase());
    if (missing.length === 0 && isSigned) return describe(workbook, sheet, format, read);
    if (nearest === null || missing.length < nearest.missing.length) {
      nearest = { missing, signature: missing.length === 0 ? read.signature : null };
    }
  }
  return {
    sheets: sheets.map((sheet) => sheet.name),
    missingKeys: nearest?.missing ?? format.keys.mustHave,
    signature: nearest?.signature ?? null,
  };
}

interface SheetHead {
  readonly xml: string;
  readonly rows: readonly SheetRow[];
  /** What follows the rows. */
  readonly tail: string;
  /** Key → column. */
  readonly keys: ReadonlyMap<string, number>;
  readonly signature: string;
  readonly textAt: (row: number, column: number) => string;
}

function readHead(
  { opened, strings }: OpenedWorkbook,
  sheet: XlsxSheet,
  format: WorkbookFormat,
): SheetHead | null {
  const xml = partText(opened, sheet.path);
  const data = readSheetData(xml);
  if (data === null) return null;
  const keyXml = keySheetXml(opened, sheet, format, xml);
  if (keyXml === null) return null;
  const keys = new Map<string, number>();
  const counted = new Map<string, number>();
  const keyRows = keyXml === xml ? data.rows : (readSheetData(keyXml)?.rows ?? []);
  for (const [column, text] of readRow(keyXml, format.keys.row, strings, keyRows)) {
    const named = (format.keys.endsAt === null ? text : text.split(format.keys.endsAt)[0])?.trim();
    const key =
      format.keys.countsRepeats && named !== undefined ? repeatedKey(named, counted) : named;
    if (key !== undefined && key !== '' && !keys.has(key)) keys.set(key, column);
  }
  const rows = new Map<number, ReadonlyMap<number, string>>();
  const rowOf = (row: number): ReadonlyMap<number, string> => {
    const known = rows.get(row) ?? readRow(xml, row, strings, data.rows);
    rows.set(row, known);
    return known;
  };
  return {
    xml,
    rows: data.rows,
    tail: xml.slice(data.innerEnd),
    keys,
    signature: format.signature === null ? '' : [...rowOf(format.signature.row).values()].join('|'),
    textAt: (row, column) => rowOf(row).get(column) ?? '',
  };
}

function keySheetXml(
  opened: XlsxPackage,
  sheet: XlsxSheet,
  format: WorkbookFormat,
  own: string,
): string | null {
  const suffix = format.keys.hiddenSuffix;
  if (suffix === null) return own;
  const twin = opened.sheets.find((one) => one.name === `${sheet.name}${suffix}`);
  return twin === undefined ? null : partText(opened, twin.path);
}

/** Column → text of the filled cells of one row. */
function readRow(
  xml: string,
  number: number,
  strings: readonly string[],
  rows: readonly SheetRow[],
): ReadonlyMap<number, string> {
  const row = rows.find((one) => one.number === number);
  const cells = row === undefined ? [] : readCells(xml, row, strings);
  return new Map(
    cells
      .filter((cell) => cell.text.trim() !== '')
      .map((cell) => [cell.column, cell.text.normalize('NFC').trim()]),
  );
}

function describe(
  workbook: OpenedWorkbook,
  sheet: XlsxSheet,
  format: WorkbookFormat,
  head: SheetHead,
): RecognisedWorkbook {
  const { opened, strings } = workbook;
  const allowed = readAllowedValues(head.tail, format.earliestDataRow);
  const { required, channelKey } = format;
  const words = required?.words.map(plain) ?? [];
  const columns = [...head.keys].map(([key, column]): WorkbookColumn => ({
    key,
    column,
    label: head.textAt(format.labelRow, column),
    isRequired: required !== null && words.includes(plain(head.textAt(required.row, column))),
    isChannel: channelKey !== null && key.startsWith(channelKey),
    notes: format.noteRows.map((row) => head.textAt(row, column)).filter((note) => note !== ''),
    allowed: allowed(column),
  }));
  const keys = columns.map(({ key }) => key);
  const textsOf = (header: string): readonly string[] => {
    const wanted = columnsFor(header, keys, format);
    const column = columns.find(({ key }) => wanted.includes(key));
    return column === undefined ? [] : [column.label, ...column.notes];
  };
  return {
    sheetName: sheet.name,
    sheetPath: sheet.path,
    signature: [head.signature, ...keys].join('\n'),
    columns,
    firstFreeRow: firstFreeRow(head, strings, format),
    weightUnit:
      readWeightUnit(textsOf(format.weight.column), format.weight.units) ?? format.weight.otherwise,
    titleLimit: readLimit(textsOf(format.limit.column), format.limit),
    categories:
      format.categories === null ? [] : readCategories(opened, strings, format.categories),
  };
}

/** After the last row that holds something under a key: what a person typed there already is never written over. */
function firstFreeRow(head: SheetHead, strings: readonly string[], format: WorkbookFormat): number {
  const columns = new Set(
    [...head.keys].filter(([key]) => !format.prefilled.includes(key)).map(([, column]) => column),
  );
  const last = head.rows.findLast(
    (row) =>
      row.number >= format.earliestDataRow &&
      mayHoldValues(head.xml, row) &&
      readCells(head.xml, row, strings).some(
        (cell) => columns.has(cell.column) && cell.text.trim() !== '',
      ),
  );
  const free = Math.max(format.earliestDataRow, (last?.number ?? 0) + 1);
  if (free > 1_048_576) throw new AppError('workbook.no-free-row', {});
  return free;
}

function plain(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}
