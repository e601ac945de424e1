import { stat, statfs } from 'node:fs/promises';
import { AppError } from '../../shared/errors.ts';

/** Left free whatever is written: a laptop whose disk is full to the last byte loses more than a bundle. */
export const RESERVE_BYTES = 50 * 1024 * 1024;

/**
 * Refuses before work begins when a disk has less free than what will be written plus the reserve.
 * @throws AppError 'disk.full' saying how much is missing.
 */
export async function requireFreeSpace(folder: string, bytesToWrite: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const missing = bytesToWrite + RESERVE_BYTES - bavail * bsize;
  if (missing > 0) throw new AppError('disk.full', { neededBytes: Math.ceil(missing) });
}

export async function isOnSameDisk(left: string, right: string): Promise<boolean> {
  return (await stat(left)).dev === (await stat(right)).dev;
}
