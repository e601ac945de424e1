import type { WorkbookFormat } from '../marketplace/file-format-schema.ts';
import { readReference } from './cell-text.ts';
import { readCells, readSheetData } from './sheet-rows.ts';
import { attributesOf, closingTag, textBetween, xmlTags } from './xml-scan.ts';
import { partText, type XlsxPackage } from './xlsx-package.ts';

/** A category as the marketplace's own list has it; `label` is the whole cell. */
export interface WorkbookCategory {
  readonly id: string;
  readonly label: string;
}

/** No shop's list is longer; one that is fills memories. */
const MOST_CATEGORIES = 20_000;

/** The unit the first text names that names exactly one: "Cân nặng (kg)". */
export function readWeightUnit(
  texts: readonly string[],
  units: WorkbookFormat['weight']['units'],
): 'g' | 'kg' | null {
  for (const text of texts) {
    const inGrams = units.g.some((word) => namesWord(text, word));
    const inKilos = units.kg.some((word) => namesWord(text, word));
    if (inGrams !== inKilos) return inGrams ? 'g' : 'kg';
  }
  return null;
}

/** The largest number that stands before one of the words, in the first text that has one: "từ 10 đến 120 ký tự" → 120. */
export function readLimit(
  texts: readonly string[],
  { after, fewer }: Pick<WorkbookFormat['limit'], 'after' | 'fewer'>,
): number | null {
  for (const text of texts) {
    const plain = text.normalize('NFC').toLowerCase();
    const found: number[] = [];
    for (const match of plain.matchAll(/\d[\d.,]*/gu)) {
      const rest = plain.slice(match.index + match[0].length).trimStart();
      if (!after.some((word) => rest.startsWith(word))) continue;
      const number = Number(match[0].replaceAll(/[.,]/gu, ''));
      const before = plain.slice(0, match.index).trimEnd();
      found.push(fewer.some((word) => before.endsWith(word)) ? number - 1 : number);
    }
    const most = Math.max(...found);
    if (found.length > 0 && most > 0) return most;
  }
  return null;
}

/** What the drop-down lists of a sheet, which follow its rows, let a person choose; only lists written out there. */
export function readAllowedValues(
  xml: string,
  dataRow: number,
): (column: number) => readonly string[] {
  const lists: { from: number; to: number; values: readonly string[] }[] = [];
  for (const tag of xmlTags(xml)) {
    if (tag.name !== 'dataValidation' || tag.kind !== 'open') continue;
    const attributes = attributesOf(xml, tag);
    const end = closingTag(xml, tag);
    const content = xml.slice(tag.end, end.start);
    const formula = [...xmlTags(content)].find((one) => one.name === 'formula1');
    if (formula === undefined || formula.kind !== 'open') continue;
    const text = textBetween(content, formula.end, closingTag(content, formula).start).trim();
    if (!/^".*"$/su.test(text)) continue;
    const values = text
      .slice(1, -1)
      .replaceAll('""', '"')
      .split(',')
      .map((value) => value.trim())
      .filter((value) => value !== '');
    for (const range of (attributes.get('sqref') ?? '').split(/\s+/u)) {
      const [first = '', last = first] = range.split(':');
      const to = readReference(last);
      if (to.row >= dataRow)
        lists.push({ from: readReference(first).column, to: to.column, values });
    }
  }
  return (column) => lists.find(({ from, to }) => column >= from && column <= to)?.values ?? [];
}

export function readCategories(
  opened: XlsxPackage,
  strings: readonly string[],
  { sheets, firstRow, idAt }: NonNullable<WorkbookFormat['categories']>,
): WorkbookCategory[] {
  const sheet = opened.sheets.find((one) => sheets.includes(one.name));
  if (sheet === undefined) return [];
  const xml = partText(opened, sheet.path);
  const found = new Map<string, WorkbookCategory>();
  for (const row of readSheetData(xml)?.rows ?? []) {
    if (row.number < firstRow) continue;
    const category = readCells(xml, row, strings)
      .map((cell) => toCategory(cell.text.trim(), idAt))
      .find((one) => one !== null);
    if (category) found.set(category.id, category);
    if (found.size >= MOST_CATEGORIES) break;
  }
  return [...found.values()];
}

function toCategory(label: string, idAt: 'start' | 'end'): WorkbookCategory | null {
  const shape = idAt === 'start' ? /^(\d{4,})\s*[-–:]\s*\S/u : /\S\s*\((\d{4,})\)$/u;
  const id = shape.exec(label)?.[1];
  return id === undefined ? null : { id, label: label.normalize('NFC') };
}

/** The word with no letter or digit beside it: "g" is in "(g)" and in "500 g", not in "kg". */
function namesWord(text: string, word: string): boolean {
  const plain = text.normalize('NFC').toLowerCase();
  for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
    const before = plain[at - 1] ?? ' ';
    const behind = plain[at + word.length] ?? ' ';
    if (!/\p{L}/u.test(before) && !/[\p{L}\p{N}]/u.test(behind)) return true;
  }
  return false;
}
