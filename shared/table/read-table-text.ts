import Papa from 'papaparse';

export const TABLE_DELIMITERS = ['\t', ',', ';'] as const;

/** Rows of text as separated by one delimiter, quotes doubled; forgiving: rows may differ in length. */
export function readTableText(text: string, delimiter: string): readonly (readonly string[])[] {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  return Papa.parse<string[]>(plain, { delimiter, header: false, skipEmptyLines: true }).data;
}
