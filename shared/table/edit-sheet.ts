import { AppError } from '../errors.ts';
import { columnName, readReference } from './cell-text.ts';
import {
  readCells,
  readSheetData,
  retypedTag,
  type SheetData,
  type SheetRow,
} from './sheet-rows.ts';
import { attributesOf, withAttribute, xmlTags } from './xml-scan.ts';

/** What a cell is to hold: a number as digits, or the place of a shared text. */
export type CellValue =
  | { readonly type: 'number'; readonly text: string }
  | { readonly type: 'shared'; readonly index: number };

export interface RowWrite {
  /** Counted from 1. */
  readonly number: number;
  /** By column, ascending; columns count from 1. */
  readonly cells: readonly { readonly column: number; readonly value: CellValue }[];
}

/**
 * A sheet's text with these cells written and every other character as it was. Styles of cells that are there stay;
 * a cell that was not there takes its row's or column's style. Rows come in ascending order.
 * @throws AppError 'workbook.formula-in-the-way' | 'workbook.damaged'.
 */
export function writeCells(xml: string, writes: readonly RowWrite[]): string {
  const data = readSheetData(xml);
  if (data === null) throw new AppError('workbook.damaged', { detail: 'sheetData' });
  const columnStyle = readColumnStyles(xml, data);
  const pieces: string[] = [withExtent(xml.slice(0, data.tag.start), writes)];
  const isEmpty = data.tag.kind === 'empty';
  const { prefix } = data.tag;
  pieces.push(isEmpty ? `${xml.slice(data.tag.start, data.tag.end).replace(/\s*\/>$/u, '')}>` : '');
  let cursor = isEmpty ? data.tag.end : data.tag.start;
  let next = 0;
  for (const write of writes) {
    while ((data.rows[next]?.number ?? Infinity) < write.number) next += 1;
    const row = data.rows[next];
    if (row?.number === write.number) {
      pieces.push(xml.slice(cursor, row.tag.start), editRow(xml, row, write, columnStyle));
      cursor = row.end;
    } else {
      const place = row?.tag.start ?? (isEmpty ? data.tag.end : data.innerEnd);
      pieces.push(xml.slice(cursor, place), newRow(prefix, write, columnStyle));
      cursor = place;
    }
  }
  if (isEmpty) pieces.push(`</${prefix}sheetData>`);
  pieces.push(xml.slice(cursor));
  return pieces.join('');
}

type StyleOf = (column: number) => string | undefined;

function editRow(xml: string, row: SheetRow, write: RowWrite, columnStyle: StyleOf): string {
  const attributes = attributesOf(xml, row.tag);
  const rowStyle = /^(?:1|true)$/u.test(attributes.get('customFormat') ?? '')
    ? attributes.get('s')
    : undefined;
  const { prefix } = row.tag;
  const cells = readCells(xml, row, []);
  const head = withSpans(xml.slice(row.tag.start, row.tag.end), attributes.get('spans'), write);
  const isEmpty = row.tag.kind === 'empty';
  const innerEnd = isEmpty ? row.tag.end : xml.lastIndexOf('<', row.end - 1);
  const pieces = [isEmpty ? `${head.replace(/\s*\/>$/u, '')}>` : head];
  let cursor = row.tag.end;
  for (const { column, value } of write.cells) {
    const reference = `${columnName(column)}${write.number}`;
    const old = cells.find((cell) => cell.column === column);
    if (old?.hasFormula === true) {
      throw new AppError('workbook.formula-in-the-way', { cell: reference });
    }
    const place =
      old?.tag.start ?? cells.find((cell) => cell.column > column)?.tag.start ?? innerEnd;
    pieces.push(xml.slice(cursor, place));
    const opening =
      old === undefined
        ? openingOf(prefix, reference, rowStyle ?? columnStyle(column))
        : retypedTag(xml, old, reference);
    pieces.push(cellOf(prefix, opening, value));
    cursor = old?.end ?? place;
  }
  pieces.push(
    xml.slice(cursor, innerEnd),
    isEmpty ? `</${prefix}row>` : xml.slice(innerEnd, row.end),
  );
  return pieces.join('');
}

function newRow(prefix: string, write: RowWrite, columnStyle: StyleOf): string {
  const cells = write.cells.map(({ column, value }) => {
    const reference = `${columnName(column)}${write.number}`;
    return cellOf(prefix, openingOf(prefix, reference, columnStyle(column)), value);
  });
  return `<${prefix}row r="${write.number}">${cells.join('')}</${prefix}row>`;
}

function openingOf(prefix: string, reference: string, style: string | undefined): string {
  return `<${prefix}c r="${reference}"${style === undefined ? '' : ` s="${style}"`}`;
}

function cellOf(prefix: string, opening: string, value: CellValue): string {
  const [type, text] = value.type === 'number' ? ['', value.text] : [' t="s"', `${value.index}`];
  return `${opening}${type}><${prefix}v>${text}</${prefix}v></${prefix}c>`;
}

/** "1:12" wide enough for what is written; a row without spans needs none. */
function withSpans(head: string, spans: string | undefined, write: RowWrite): string {
  const [, from, to] = /^(\d+):(\d+)$/u.exec(spans ?? '') ?? [];
  const columns = write.cells.map((cell) => cell.column);
  if (from === undefined || to === undefined || columns.length === 0) return head;
  const least = Math.min(Number(from), ...columns);
  const most = Math.max(Number(to), ...columns);
  if (least === Number(from) && most === Number(to)) return head;
  return withAttribute(head, 'spans', `${least}:${most}`);
}

/** The sheet's head with a dimension that holds what is written. */
function withExtent(head: string, writes: readonly RowWrite[]): string {
  for (const tag of xmlTags(head)) {
    if (tag.name !== 'dimension' || tag.kind === 'close') continue;
    const reference = attributesOf(head, tag).get('ref') ?? '';
    const [first = '', last = first] = reference.split(':');
    const from = readReference(first);
    const to = readReference(last);
    const written = writes.filter((write) => write.cells.length > 0);
    if (from.column === 0 || to.column === 0 || written.length === 0) return head;
    // Cells of a row ascend, so its ends are enough.
    const least = written.reduce(
      (min, { cells }) => Math.min(min, cells[0]?.column ?? min),
      from.column,
    );
    const most = written.reduce(
      (max, { cells }) => Math.max(max, cells.at(-1)?.column ?? max),
      to.column,
    );
    const top = Math.min(from.row, written[0]?.number ?? from.row);
    const bottom = Math.max(to.row, written.at(-1)?.number ?? to.row);
    const wanted = `${columnName(least)}${top}:${columnName(most)}${bottom}`;
    if (wanted === reference) return head;
    const text = withAttribute(head.slice(tag.start, tag.end), 'ref', wanted);
    return head.slice(0, tag.start) + text + head.slice(tag.end);
  }
  return head;
}

function readColumnStyles(xml: string, data: SheetData): StyleOf {
  const head = xml.slice(0, data.tag.start);
  const spans: { from: number; to: number; style: string }[] = [];
  for (const tag of xmlTags(head)) {
    if (tag.name !== 'col' || tag.kind === 'close') continue;
    const attributes = attributesOf(head, tag);
    const style = attributes.get('style');
    if (style === undefined) continue;
    spans.push({
      from: Number(attributes.get('min')),
      to: Number(attributes.get('max')),
      style,
    });
  }
  return (column) => spans.find(({ from, to }) => column >= from && column <= to)?.style;
}
