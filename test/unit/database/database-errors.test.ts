import { describe, expect, it } from 'vitest';
import { toStorageError } from '../../../electron/database/database-errors.ts';

const withCode = (code: string) => Object.assign(new Error(code), { code });

describe('toStorageError', () => {
  it.each([
    ['SQLITE_FULL', 'disk.full'],
    ['ENOSPC', 'disk.full'],
    ['EDQUOT', 'disk.full'],
    ['SQLITE_IOERR_FSYNC', 'disk.failed'],
    ['SQLITE_IOERR_WRITE', 'disk.failed'],
    ['EIO', 'disk.failed'],
    ['SQLITE_NOTADB', 'library.damaged'],
    ['SQLITE_CORRUPT_VTAB', 'library.damaged'],
    ['SQLITE_CORRUPT', 'library.damaged'],
    ['SQLITE_READONLY_DBMOVED', 'library.read-only'],
    ['EROFS', 'library.read-only'],
    ['EACCES', 'library.read-only'],
  ])('%s is %s', (code, expected) => {
    expect(toStorageError(withCode(code), '/library', 'save')).toMatchObject({ code: expected });
  });

  it('leaves what is nobody’s disk alone', () => {
    const error = withCode('SQLITE_CONSTRAINT_UNIQUE');
    expect(toStorageError(error, '/library', 'save')).toBe(error);
  });
});
