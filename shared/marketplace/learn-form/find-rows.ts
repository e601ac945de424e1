import type { FormMeanings } from './form-meanings.ts';
import { matchHeader, plainWords } from './match-header.ts';

export type SampleRows = readonly (readonly string[])[];

/** Where a form's headers and its first product stand; rows are counted from 1. */
export interface FormRows {
  readonly headerRow: number;
  readonly dataRow: number;
}

const LOOKED_AT_ROWS = 25;
const LONG_TEXT = 60;

/** The row whose cells look most like headers, and the first below it that explains nothing. Null: there is none. */
export function findRows(rows: SampleRows, meanings: FormMeanings): FormRows | null {
  const scores = rows.slice(0, LOOKED_AT_ROWS).map((row) => scoreOf(row, meanings));
  const best = Math.max(0, ...scores);
  if (best === 0) return null;
  const headerRow = scores.indexOf(best) + 1;
  return { headerRow, dataRow: findDataRow(rows, headerRow, meanings) };
}

/** The first row below the headers that is no explanation of them; one below the last row where none is left. */
export function findDataRow(rows: SampleRows, headerRow: number, meanings: FormMeanings): number {
  let row = headerRow + 1;
  while (row <= Math.min(rows.length, headerRow + 10) && isNote(rows[row - 1] ?? [], meanings)) {
    row += 1;
  }
  return row;
}

/** Known headers count most; then short texts, each different, that are no numbers. */
function scoreOf(row: readonly string[], meanings: FormMeanings): number {
  const texts = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const known = texts.filter(
    (text) => text.length <= LONG_TEXT * 2 && matchHeader(text, meanings).length > 0,
  ).length;
  const wordy = new Set(texts.filter((text) => /\p{L}/u.test(text) && text.length <= LONG_TEXT))
    .size;
  return known * 10 + (texts.length > 1 ? wordy : 0);
}

function isNote(row: readonly string[], meanings: FormMeanings): boolean {
  const texts = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (texts.length === 0) return false;
  const words = new Set([...meanings.requiredWords, ...meanings.blankWords].map(plainWords));
  const notes = meanings.noteWords.map((word) => ` ${plainWords(word)} `);
  const explaining = texts.filter((text) => {
    const plain = plainWords(text);
    return words.has(plain) || notes.some((note) => ` ${plain} `.includes(note));
  });
  return explaining.length * 3 >= texts.length;
}
