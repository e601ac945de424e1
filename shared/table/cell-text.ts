/** What a cell holds besides text: whole numbers and decimals as numbers a spreadsheet can add up. */
export type CellKind = 'text' | 'integer' | 'decimal';

/** More digits than this and a spreadsheet rounds them. */
const MOST_DIGITS = 15;

/** 1 → "A", 28 → "AB". */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** "AB12" → 28 and 12; zeros where the text is no reference. */
export function readReference(reference: string): { column: number; row: number } {
  const [, letters = '', digits = ''] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/u.exec(reference) ?? [];
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { column, row: Number(digits) };
}

/** The number as a cell's value, null when the cell is to hold text: 65000 is never "65000.0", and "0912" stays text. */
export function numberValue(text: string, kind: CellKind): string | null {
  if (kind === 'text') return null;
  const shape = kind === 'integer' ? /^-?(?:0|[1-9]\d*)$/u : /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u;
  if (!shape.test(text) || text.replaceAll(/\D/gu, '').length > MOST_DIGITS) return null;
  return text;
}

const ESCAPED = /_x([0-9A-Fa-f]{4})_/gu;

/** Text as a shared string keeps it: characters XML cannot hold, and a return, as _xHHHH_. */
export function escapeCellText(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replaceAll(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/gu,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}

export function unescapeCellText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(ESCAPED, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
