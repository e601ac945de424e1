import { AppError, isAppError } from '../../shared/errors.ts';

/** Room a save needs at most besides its own rows: a few pages of table, index and write-ahead log. */
const ROOM_FOR_A_SAVE_BYTES = 50 * 1024 * 1024;

/**
 * Turns what SQLite and the file system throw into what a person can act on; anything else comes back unchanged.
 * `folder` is the library's, shown in the message; `operation` says what was being done.
 */
export function toStorageError(cause: unknown, folder: string, operation: string): unknown {
  if (isAppError(cause) || !(cause instanceof Error)) return cause;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError('disk.full', { neededBytes: ROOM_FOR_A_SAVE_BYTES }, { cause });
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new AppError('library.damaged', { folder }, { cause });
  }
  if (
    code.startsWith('SQLITE_READONLY') ||
    code === 'EROFS' ||
    code === 'EACCES' ||
    code === 'EPERM'
  ) {
    return new AppError('library.read-only', { folder }, { cause });
  }
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN') || code === 'EIO') {
    return new AppError('disk.failed', { operation }, { cause });
  }
  return cause;
}
