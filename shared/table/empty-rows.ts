import { columnName } from './cell-text.ts';
import { mayHoldValues, readCells, readSheetData, retypedTag } from './sheet-rows.ts';
import { utf8Bytes } from './utf8-text.ts';
import { attributesOf, closingTag, textBetween, xmlTags, type XmlTag } from './xml-scan.ts';
import { openXlsx, partText, readSharedStrings, type XlsxPackage } from './xlsx-package.ts';
import { repack, writeZip } from './zip-archive.ts';

/**
 * The same workbook without the values of one sheet from a row on: styles, lists, formulas and everything above stay.
 * Texts that no cell shows any more are emptied too, so that nobody's products travel on in it. Deterministic.
 * @throws AppError, see openXlsx.
 */
export function withoutRowsFrom(bytes: Uint8Array, sheetPath: string, row: number): Uint8Array {
  const opened = openXlsx(bytes);
  const sheet = emptiedSheet(opened, sheetPath, row);
  const changed = new Map([[sheetPath.toLowerCase(), sheet]]);
  const strings = opened.sharedStringsPath;
  if (strings !== null) {
    const used = new Set(
      opened.sheets.flatMap(({ path }) =>
        usedStrings(path === sheetPath ? sheet : partText(opened, path)),
      ),
    );
    changed.set(strings.toLowerCase(), onlyUsed(partText(opened, strings), used));
  }
  return writeZip(
    opened.entries.map((entry) => {
      const text = changed.get(entry.name.toLowerCase());
      return text === undefined ? entry : repack(entry, utf8Bytes(text));
    }),
  );
}

function emptiedSheet(opened: XlsxPackage, sheetPath: string, from: number): string {
  const xml = partText(opened, sheetPath);
  const strings = readSharedStrings(opened);
  const pieces: string[] = [];
  let cursor = 0;
  for (const row of readSheetData(xml)?.rows ?? []) {
    if (row.number < from || !mayHoldValues(xml, row)) continue;
    for (const cell of readCells(xml, row, strings)) {
      if (cell.hasFormula || cell.tag.kind === 'empty') continue;
      const reference = `${columnName(cell.column)}${row.number}`;
      pieces.push(xml.slice(cursor, cell.tag.start), `${retypedTag(xml, cell, reference)}/>`);
      cursor = cell.end;
    }
  }
  return pieces.join('') + xml.slice(cursor);
}

function usedStrings(xml: string): number[] {
  const used: number[] = [];
  let isShared = false;
  let value: XmlTag | null = null;
  for (const tag of xmlTags(xml)) {
    if (tag.name === 'c') isShared = tag.kind === 'open' && attributesOf(xml, tag).get('t') === 's';
    if (tag.name !== 'v' || !isShared) continue;
    if (tag.kind === 'open') value = tag;
    else if (value !== null) used.push(Number(textBetween(xml, value.end, tag.start)));
  }
  return used;
}

/** Places stay what they were: cells of other sheets point at them by number. */
function onlyUsed(xml: string, used: ReadonlySet<number>): string {
  const pieces: string[] = [];
  let cursor = 0;
  let place = 0;
  for (const tag of xmlTags(xml)) {
    if (tag.name !== 'si' || tag.kind === 'close') continue;
    if (tag.kind === 'open' && !used.has(place)) {
      const end = closingTag(xml, tag).end;
      const { prefix } = tag;
      pieces.push(xml.slice(cursor, tag.start), `<${prefix}si><${prefix}t/></${prefix}si>`);
      cursor = end;
    }
    place += 1;
  }
  return pieces.join('') + xml.slice(cursor);
}
