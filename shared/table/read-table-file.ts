import { strFromU8 } from 'fflate';
import { readXlsx } from './read-xlsx.ts';

/** A table as it was given: text whose separators are not known, or the cells of a workbook. */
export type TableSource =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly string[])[] };

/**
 * A file somebody picked: a workbook by its first bytes, otherwise text in UTF-8, or in UTF-16 with its mark, as
 * spreadsheets write "Unicode text". @throws UnreadableWorkbook.
 */
export function readTableFile(bytes: Uint8Array): TableSource {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { kind: 'rows', rows: readXlsx(bytes) };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { kind: 'text', text: readUtf16(bytes) };
  const text = strFromU8(bytes);
  return { kind: 'text', text: text.startsWith('\ufeff') ? text.slice(1) : text };
}

function readUtf16(bytes: Uint8Array): string {
  let text = '';
  for (let index = 2; index + 1 < bytes.length; index += 2) {
    text += String.fromCharCode((bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8));
  }
  return text;
}
