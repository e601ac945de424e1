import { foldVietnamese } from '../text/fold-vietnamese.ts';

/** One row a marketplace sent back. */
export interface RejectedRow {
  /** Counted from 1, as a spreadsheet shows it. */
  readonly row: number;
  readonly sku: string;
  readonly reason: string;
}

export interface ReadRejections {
  readonly rows: readonly RejectedRow[];
  /** Which columns were taken, as their headers say; null where none was found. */
  readonly skuColumn: string | null;
  readonly reasonColumn: string | null;
}

/** Exact machine keys or headers of one marketplace's result file, where they are known. */
export interface ResultColumns {
  readonly sku: readonly string[];
  readonly reason: readonly string[];
}

/** Words headers are made of, folded. Own conclusion: the files of unknown marketplaces name these things plainly. */
const SKU_WORDS = [
  'sku',
  'seller sku',
  'ma sku',
  'ma hang',
  'ma san pham',
  'product code',
  'item code',
];
const REASON_WORDS = [
  'ly do',
  'nguyen nhan',
  'that bai',
  'loi',
  'tu choi',
  'reason',
  'error',
  'fail',
  'reject',
  'message',
];
/** Result files carry their headers near the top, under keys, titles and notes. */
const DEEPEST_HEADER_ROW = 12;

/**
 * Finds SKU and reason in a marketplace's result table, whatever stands above it. The SKU column is the one that
 * holds our own SKUs; keys and headers only break a tie. Rows without a reason were accepted and are left out.
 * @param isOurs whether a text is a SKU of this library, of a listing or of a variant.
 */
export function readRejections(
  table: readonly (readonly string[])[],
  known: ResultColumns | null,
  isOurs: (sku: string) => boolean,
): ReadRejections {
  const width = Math.max(0, ...table.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => column);
  const skuColumns = columns.filter((column) => table.some((row) => isOurs(cellAt(row, column))));
  const top = table.slice(0, DEEPEST_HEADER_ROW);
  const reasonColumn = findReasonColumn(table, top, columns, known, skuColumns);
  if (skuColumns.length === 0 || reasonColumn === null) {
    return {
      rows: [],
      skuColumn: skuColumns[0] === undefined ? null : headerOf(top, skuColumns[0]),
      reasonColumn: reasonColumn === null ? null : headerOf(top, reasonColumn),
    };
  }
  const rows = table.flatMap((row, index): RejectedRow[] => {
    const reason = cellAt(row, reasonColumn);
    // A variant's own SKU says more than its listing's: the rightmost of ours wins.
    const sku = skuColumns.map((column) => cellAt(row, column)).findLast(isOurs);
    return sku === undefined || reason === '' ? [] : [{ row: index + 1, sku, reason }];
  });
  return {
    rows,
    skuColumn: headerOf(top, skuColumns.at(-1) ?? 0),
    reasonColumn: headerOf(top, reasonColumn),
  };
}

/** Texts in quotation marks: what a marketplace says it stumbled over, or a name it repeats. */
export function quotedIn(reason: string): readonly string[] {
  const found = [
    ...reason.matchAll(
      /"([^"]{2,80})"|“([^”]{2,80})”|«([^»]{2,80})»|'([^']{2,80})'|‘([^’]{2,80})’/gu,
    ),
  ].map((match) => (match.slice(1).find((part) => part !== undefined) ?? '').trim());
  return [...new Set(found.filter((text) => text !== ''))];
}

function findReasonColumn(
  table: readonly (readonly string[])[],
  top: readonly (readonly string[])[],
  columns: readonly number[],
  known: ResultColumns | null,
  skuColumns: readonly number[],
): number | null {
  const exact = columns.find((column) =>
    top.some((row) => known?.reason.includes(cellAt(row, column)) ?? false),
  );
  if (exact !== undefined) return exact;
  const named = columns.filter(
    (column) =>
      !skuColumns.includes(column) &&
      top.some((row) => isCalled(cellAt(row, column), REASON_WORDS)),
  );
  // Of several the one that says most: "Lý do" beside a "Trạng thái: thất bại".
  return (
    named.toSorted((left, right) => lettersIn(table, right) - lettersIn(table, left))[0] ?? null
  );
}

function isCalled(header: string, words: readonly string[]): boolean {
  if (header === '' || header.length > 60) return false;
  const folded = ` ${foldVietnamese(header).replaceAll(/[^a-z0-9]+/gu, ' ')} `;
  return words.some((word) => folded.includes(` ${word}`));
}

function headerOf(top: readonly (readonly string[])[], column: number): string {
  const texts = top.map((row) => cellAt(row, column)).filter((text) => text !== '');
  const named = texts.filter((text) => isCalled(text, [...SKU_WORDS, ...REASON_WORDS]));
  // A machine key says less to a person than the label under it.
  return named.find((text) => !text.includes('_')) ?? named[0] ?? texts[0] ?? '';
}

function lettersIn(table: readonly (readonly string[])[], column: number): number {
  return table.reduce((sum, row) => sum + cellAt(row, column).length, 0);
}

function cellAt(row: readonly string[], column: number): string {
  return (row[column] ?? '').normalize('NFC').trim();
}
