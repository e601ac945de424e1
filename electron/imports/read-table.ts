import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { AppError, isAppError } from '../../shared/errors.ts';

export type TableRows = readonly (readonly string[])[];

/** Result files and samples are lists of products; beyond this somebody picked the wrong file. */
const MOST_TABLE_BYTES = 40 * 1024 * 1024;

const DELIMITERS = ['\t', ',', ';', '|'] as const;
const LOOKED_AT_CHARACTERS = 64 * 1024;

/** Bytes of a file a person picked. @throws AppError 'import.unreadable'. */
export async function readPickedFile(path: string): Promise<Uint8Array> {
  const file = basename(path);
  try {
    const found = await stat(path);
    // A pipe or a device would be waited for without end.
    if (!found.isFile()) throw new AppError('import.unreadable', { file, detail: 'not a file' });
    if (found.size > MOST_TABLE_BYTES)
      throw new AppError('import.unreadable', { file, detail: `${found.size} byte` });
    return await readFile(path);
  } catch (cause) {
    if (isAppError(cause)) throw cause;
    const detail = cause instanceof Error && 'code' in cause ? String(cause.code) : 'read';
    throw new AppError('import.unreadable', { file, detail }, { cause });
  }
}

/**
 * Rows of a file of unknown making: CSV or TSV in UTF-8 or UTF-16, rows of any length.
 * @throws AppError 'import.unreadable' naming the file.
 */
export function readTable(bytes: Uint8Array, fileName: string): TableRows {
  if (bytes.length > MOST_TABLE_BYTES) {
    throw new AppError('import.unreadable', { file: fileName, detail: 'size' });
  }
  return readTableText(decode(bytes, fileName), fileName);
}

/** How a file of text is made. */
export interface TableDialect {
  readonly delimiter: (typeof DELIMITERS)[number];
  readonly bom: boolean;
  readonly lineEnd: 'crlf' | 'lf';
}

/** Rows, and how they were written, for files that are to be written the same way. @throws AppError 'import.unreadable'. */
export function readTextTable(
  bytes: Uint8Array,
  fileName: string,
): { readonly rows: TableRows; readonly dialect: TableDialect } {
  const text = decode(bytes, fileName);
  return {
    rows: readTableText(text, fileName),
    dialect: {
      delimiter: tellDelimiter(text),
      bom: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf,
      lineEnd: text.includes('\r\n') ? 'crlf' : 'lf',
    },
  };
}

/** The same for text that was pasted: cells copied from a spreadsheet are separated by tabs. */
export function readTableText(text: string, fileName: string): TableRows {
  try {
    const rows: string[][] = parse(text, {
      delimiter: tellDelimiter(text),
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 4 * 1024 * 1024,
    });
    return rows;
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('import.unreadable', { file: fileName, detail }, { cause });
  }
}

function decode(bytes: Uint8Array, fileName: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('import.unreadable', { file: fileName, detail: encoding }, { cause });
  }
}

/** The mark that cuts most lines into equally many parts, more than one. */
function tellDelimiter(text: string): (typeof DELIMITERS)[number] {
  const lines = text.slice(0, LOOKED_AT_CHARACTERS).split(/\r?\n/u).filter(Boolean).slice(0, 50);
  const score = (delimiter: string): number => {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const parts = line.split(delimiter).length;
      if (parts > 1) counts.set(parts, (counts.get(parts) ?? 0) + 1);
    }
    return Math.max(0, ...[...counts].map(([parts, times]) => times * Math.log2(parts + 1)));
  };
  return DELIMITERS.toSorted((left, right) => score(right) - score(left))[0] ?? ',';
}
