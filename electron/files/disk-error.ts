import { AppError, isAppError } from '../../shared/errors.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT']);
/** The medium failed or went away under us: a bad sector, a pulled stick, a vanished share. */
const FAILED = new Set(['EIO', 'ENXIO', 'ENODEV', 'ENOTCONN', 'EROFS', 'ESTALE', 'EPIPE']);

/**
 * Left free whatever is written: a laptop whose disk is full to the last byte loses more than a bundle. Asked for
 * where nobody knows how much a refused write would have taken.
 */
export const RESERVE_BYTES = 50 * 1024 * 1024;

/** The system's code of a failure, e.g. 'ENOSPC'; empty when it has none. */
export function systemCode(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/**
 * Names a failed write for a person: 'disk.full' or 'disk.failed'. Anything else is returned as it is.
 * `neededBytes` is what was being written. Where that is not known, 0, the reserve is asked for: nobody can free "about 0".
 */
export function asDiskError(error: unknown, operation: string, neededBytes = 0): unknown {
  if (isAppError(error)) return error;
  const code = systemCode(error);
  if (FULL.has(code)) {
    return new AppError(
      'disk.full',
      { neededBytes: neededBytes || RESERVE_BYTES },
      { cause: error },
    );
  }
  if (FAILED.has(code)) return new AppError('disk.failed', { operation }, { cause: error });
  return error;
}
