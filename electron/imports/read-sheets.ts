import { AppError, isAppError } from '../../shared/errors.ts';
import { readSheetTables, type SheetTable } from '../../shared/table/read-sheet-tables.ts';
import { readTable, readTableText } from './read-table.ts';

const PACKED = [0x50, 0x4b];
const OLD_OR_ENCRYPTED = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * The tables of a file of unknown making, told by its first bytes: the visible sheets of a workbook, or one table of text.
 * @throws AppError 'import.encrypted' | 'import.damaged' | 'import.unreadable' naming the file.
 */
export function readSheets(bytes: Uint8Array, fileName: string): SheetTable[] {
  if (startsWith(bytes, OLD_OR_ENCRYPTED)) {
    throw new AppError('import.encrypted', { file: fileName });
  }
  if (!startsWith(bytes, PACKED)) return [{ name: null, rows: readTable(bytes, fileName) }];
  try {
    return readSheetTables(bytes);
  } catch (cause) {
    if (!isAppError(cause)) throw cause;
    if (cause.code === 'workbook.encrypted') {
      throw new AppError('import.encrypted', { file: fileName }, { cause });
    }
    if (cause.code === 'workbook.damaged') {
      throw new AppError('import.damaged', { file: fileName }, { cause });
    }
    const detail = DETAILS[cause.code] ?? cause.code;
    throw new AppError('import.unreadable', { file: fileName, detail }, { cause });
  }
}

/** The same for a table that was pasted. @throws AppError 'import.unreadable'. */
export function readPastedTable(text: string, name: string): SheetTable[] {
  return [{ name: null, rows: readTableText(text, name) }];
}

/** What a person can look for in the file, where the code alone says what is wrong with it. */
const DETAILS: Readonly<Record<string, string>> = {
  'workbook.not-a-workbook': 'zip',
  'workbook.has-macros': 'macro',
  'workbook.too-large': 'size',
};

function startsWith(bytes: Uint8Array, sign: readonly number[]): boolean {
  return sign.every((byte, index) => bytes[index] === byte);
}
