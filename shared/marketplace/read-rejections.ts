import { foldVietnamese } from '../text/fold-vietnamese.ts';

/** One row a marketplace sent back. */
export interface RejectedRow {
  /** Counted from 1, as a spreadsheet shows it. */
  readonly row: number;
  readonly sku: string;
  readonly reason: string;
}

export interface ReadRejections {
  /** Rows about products of ours. */
  readonly rows: readonly RejectedRow[];
  /** Rows with a reason whose SKU is not ours; what stands where the SKU should, '' where nothing does. */
  readonly unmatched: readonly RejectedRow[];
  /** Which columns were taken, as their headers say; null where none was found. */
  readonly skuColumn: string | null;
  readonly reasonColumn: string | null;
}

/** What is known of one marketplace's result file, where anything is. */
export interface KnownResult {
  /** Exact machine keys or headers. */
  readonly sku: readonly string[];
  readonly reason: readonly string[];
  /** What follows this sign in a key is not the key: "ps_price|1|1". Null: keys stand alone. */
  readonly keysEndAt: string | null;
  /** Rows above this one are never products, counted from 1. */
  readonly firstRow: number;
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
  known: KnownResult | null,
  isOurs: (sku: string) => boolean,
): ReadRejections {
  const columns = new Set<number>();
  const ours = new Set<number>();
  for (const row of table) {
    for (const [column, text] of row.entries()) {
      if (text === '') continue;
      columns.add(column);
      if (!ours.has(column) && isOurs(cellAt(row, column))) ours.add(column);
    }
  }
  const skuColumns = [...ours].toSorted((left, right) => left - right);
  const top = table.slice(0, DEEPEST_HEADER_ROW);
  const reason = findReasonColumn(table, top, [...columns], known, skuColumns);
  const skuColumn = skuColumns.at(-1);
  const names = {
    skuColumn: skuColumn === undefined ? null : headerOf(top, skuColumn, known),
    reasonColumn: reason === null ? null : headerOf(top, reason.column, known),
  };
  if (skuColumn === undefined || reason === null) return { rows: [], unmatched: [], ...names };
  const rows: RejectedRow[] = [];
  const unmatched: RejectedRow[] = [];
  for (const [index, row] of table.entries()) {
    const text = cellAt(row, reason.column);
    if (text === '') continue;
    const cells = skuColumns.map((column) => cellAt(row, column));
    // A variant's own SKU says more than its listing's: the rightmost of ours wins.
    const sku = cells.findLast(isOurs);
    if (sku !== undefined) rows.push({ row: index + 1, sku, reason: text });
    else if (index + 1 >= reason.firstRow) {
      const foreign = cells.findLast((cell) => cell !== '') ?? '';
      unmatched.push({ row: index + 1, sku: foreign, reason: text });
    }
  }
  return { rows, unmatched, ...names };
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

interface ReasonColumn {
  readonly column: number;
  /** The first row that can be a product's, counted from 1. */
  readonly firstRow: number;
}

function findReasonColumn(
  table: readonly (readonly string[])[],
  top: readonly (readonly string[])[],
  columns: readonly number[],
  known: KnownResult | null,
  skuColumns: readonly number[],
): ReasonColumn | null {
  const exact = columns.find((column) =>
    top.some((row) => known?.reason.includes(keyIn(cellAt(row, column), known)) ?? false),
  );
  if (exact !== undefined && known !== null) return { column: exact, firstRow: known.firstRow };
  const named = columns.filter(
    (column) =>
      !skuColumns.includes(column) &&
      top.some((row) => isCalled(cellAt(row, column), REASON_WORDS)),
  );
  // Of several the one that says most: "Lý do" beside a "Trạng thái: thất bại".
  const column = named.toSorted(
    (left, right) => lettersIn(table, right) - lettersIn(table, left),
  )[0];
  if (column === undefined) return null;
  return { column, firstRow: headerRowOf(top, column, skuColumns) + 1 };
}

/** The last row that names both columns, or the first that names the reason; counted from 1. */
function headerRowOf(
  top: readonly (readonly string[])[],
  column: number,
  skuColumns: readonly number[],
): number {
  const names = (row: readonly string[]): boolean => isCalled(cellAt(row, column), REASON_WORDS);
  const both = top.findLastIndex(
    (row) => names(row) && skuColumns.some((one) => isCalled(cellAt(row, one), SKU_WORDS)),
  );
  return (both >= 0 ? both : top.findIndex(names)) + 1;
}

function keyIn(text: string, { keysEndAt }: KnownResult): string {
  return keysEndAt === null ? text : (text.split(keysEndAt)[0] ?? '').trim();
}

function isCalled(header: string, words: readonly string[]): boolean {
  if (header === '' || header.length > 60) return false;
  const folded = ` ${foldVietnamese(header).replaceAll(/[^a-z0-9]+/gu, ' ')} `;
  return words.some((word) => folded.includes(` ${word}`));
}

function headerOf(
  top: readonly (readonly string[])[],
  column: number,
  known: KnownResult | null,
): string {
  const texts = top.map((row) => cellAt(row, column)).filter((text) => text !== '');
  const keys = known === null ? [] : [...known.sku, ...known.reason];
  const isKey = (text: string): boolean => known !== null && keys.includes(keyIn(text, known));
  const named = texts.filter(
    (text) => isKey(text) || isCalled(text, [...SKU_WORDS, ...REASON_WORDS]),
  );
  // A machine key says less to a person than the label under it.
  return named.find((text) => !isKey(text) && !text.includes('_')) ?? named[0] ?? texts[0] ?? '';
}

function lettersIn(table: readonly (readonly string[])[], column: number): number {
  return table.reduce((sum, row) => sum + cellAt(row, column).length, 0);
}

function cellAt(row: readonly string[], column: number): string {
  return (row[column] ?? '').normalize('NFC').trim();
}
