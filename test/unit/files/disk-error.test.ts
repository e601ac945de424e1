import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { asDiskError, RESERVE_BYTES } from '../../../electron/files/disk-error.ts';

const failure = (code: string) => Object.assign(new Error('write'), { code });

describe('a write that failed', () => {
  it.each(['ENOSPC', 'EDQUOT'])('for want of room (%s) says how much is wanted', (code) => {
    expect(asDiskError(failure(code), 'copy', 1234)).toMatchObject({
      code: 'disk.full',
      params: { neededBytes: 1234 },
    });
  });

  it('never asks for "about 0" where nobody knows how much', () => {
    expect(asDiskError(failure('ENOSPC'), 'copy')).toMatchObject({
      code: 'disk.full',
      params: { neededBytes: RESERVE_BYTES },
    });
  });

  it('by a medium that went away names what was being done; anything else stays what it was', () => {
    expect(asDiskError(failure('EIO'), 'copy')).toMatchObject({
      code: 'disk.failed',
      params: { operation: 'copy' },
    });
    const known = new AppError('photo.not-found', { id: '1' });
    const foreign = failure('ENOENT');
    expect(asDiskError(known, 'copy')).toBe(known);
    expect(asDiskError(foreign, 'copy')).toBe(foreign);
  });
});
