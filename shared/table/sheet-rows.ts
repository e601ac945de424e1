import { readReference, unescapeCellText } from './cell-text.ts';
import { attributesOf, nextTag, textBetween, withAttribute, type XmlTag } from './xml-scan.ts';

/** A row where it stands in the sheet's text. */
export interface SheetRow {
  /** Counted from 1. */
  readonly number: number;
  readonly tag: XmlTag;
  /** After its closing tag. */
  readonly end: number;
}

export interface SheetCell {
  /** Counted from 1. */
  readonly column: number;
  readonly tag: XmlTag;
  readonly end: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly hasFormula: boolean;
  /** '' where the cell holds nothing. */
  readonly text: string;
}

export interface SheetData {
  readonly tag: XmlTag;
  /** Where its closing tag begins; where the tag begins when it is an empty element. */
  readonly innerEnd: number;
  readonly rows: readonly SheetRow[];
}

/** Where the rows of a sheet stand. A row without a number follows the one before. */
export function readSheetData(xml: string): SheetData | null {
  let data: XmlTag | null = null;
  const rows: SheetRow[] = [];
  let open: { number: number; tag: XmlTag } | null = null;
  let last = 0;
  for (let tag = nextTag(xml, 0); tag !== null; tag = nextTag(xml, tag.end)) {
    if (tag.name === 'sheetData') {
      if (tag.kind === 'empty') return { tag, innerEnd: tag.start, rows };
      if (tag.kind === 'close') return data && { tag: data, innerEnd: tag.start, rows };
      data = tag;
    } else if (tag.name === 'row' && data !== null) {
      if (tag.kind === 'close') {
        if (open !== null) rows.push({ ...open, end: tag.end });
        open = null;
        continue;
      }
      last = Number(attributesOf(xml, tag).get('r') ?? last + 1);
      if (tag.kind === 'empty') rows.push({ number: last, tag, end: tag.end });
      else open = { number: last, tag };
    }
  }
  return null;
}

/** A cell without a reference stands right of the one before. */
export function readCells(xml: string, row: SheetRow, strings: readonly string[]): SheetCell[] {
  if (row.tag.kind === 'empty') return [];
  const cells: SheetCell[] = [];
  let last = 0;
  let tag = nextTag(xml, row.tag.end);
  while (tag !== null && tag.start < row.end) {
    if (tag.name !== 'c' || tag.kind === 'close') {
      tag = nextTag(xml, tag.end);
      continue;
    }
    const attributes = attributesOf(xml, tag);
    last = readReference(attributes.get('r') ?? '').column || last + 1;
    const content = tag.kind === 'empty' ? null : readContent(xml, tag);
    const end = content?.end ?? tag.end;
    cells.push({
      column: last,
      tag,
      end,
      attributes,
      hasFormula: content?.hasFormula ?? false,
      text: content === null ? '' : cellText(content, attributes.get('t'), strings),
    });
    tag = nextTag(xml, end);
  }
  return cells;
}

/** Whether anything in the row could hold a value: most rows of a prepared sheet are styles alone. */
export function mayHoldValues(xml: string, row: SheetRow): boolean {
  return /<(?:[\w.-]+:)?(?:v|f|is)[\s>]/u.test(xml.slice(row.tag.end, row.end));
}

/** The cell's opening tag as an empty element of another type; style and reference stay. */
export function retypedTag(xml: string, cell: SheetCell, reference: string): string {
  let text = xml
    .slice(cell.tag.start, cell.tag.end)
    .replace(/\s*\/?>$/u, '')
    // Both point into parts about formulas.
    .replaceAll(/\s(?:t|cm|vm)\s*=\s*(?:"[^"]*"|'[^']*')/gu, '');
  text = cell.attributes.has('r')
    ? withAttribute(text, 'r', reference)
    : text.replace(/^(<[^\s/>]+)/u, `$1 r="${reference}"`);
  return text;
}

interface CellContent {
  readonly end: number;
  readonly hasFormula: boolean;
  readonly value: string;
  readonly inline: string;
}

function readContent(xml: string, cell: XmlTag): CellContent {
  let hasFormula = false;
  let value = '';
  let inline = '';
  let open: XmlTag | null = null;
  for (let tag = nextTag(xml, cell.end); tag !== null; tag = nextTag(xml, tag.end)) {
    if (tag.kind === 'open') open = tag;
    if (tag.name === 'f') hasFormula = true;
    if (tag.kind !== 'close') continue;
    if (tag.name === 'c') return { end: tag.end, hasFormula, value, inline };
    if (open?.name === tag.name && tag.name === 'v') value = textBetween(xml, open.end, tag.start);
    if (open?.name === tag.name && tag.name === 't') {
      inline += textBetween(xml, open.end, tag.start);
    }
  }
  return { end: xml.length, hasFormula, value, inline };
}

function cellText(
  content: CellContent,
  type: string | undefined,
  strings: readonly string[],
): string {
  if (type === 's') return content.value === '' ? '' : (strings[Number(content.value)] ?? '');
  if (type === 'inlineStr') return unescapeCellText(content.inline);
  if (type === 'str') return unescapeCellText(content.value);
  return content.value;
}
