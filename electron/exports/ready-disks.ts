import { mkdir, stat, statfs } from 'node:fs/promises';
import { AppError } from '../../shared/errors.ts';
import { asDiskError } from '../files/disk-error.ts';
import { sweepLeftovers } from './deliver-bundle.ts';

/** Left free whatever is written: a laptop whose disk is full to the last byte loses more than a bundle. */
const RESERVE_BYTES = 50 * 1024 * 1024;
/** What a rendition usually takes when the marketplace names no bound: a 1200 px JPEG of a field is 250–350 kB. */
const USUAL_PICTURE_BYTES = 400_000;

export interface ComingExport {
  readonly now: Date;
  /** Pictures of each bundle. */
  readonly pictures: readonly number[];
}

/**
 * Makes the destination, clears what a power cut left there, and refuses before work begins when a disk has less
 * free than what will be written plus the reserve.
 * @throws AppError 'disk.full' saying how much is missing | 'disk.failed' | 'export.destination-gone'.
 */
export async function readyDisks(
  stagingFolder: string,
  destinationFolder: string,
  coming: ComingExport,
): Promise<void> {
  await mkdir(stagingFolder, { recursive: true });
  try {
    await mkdir(destinationFolder, { recursive: true });
    await sweepLeftovers(destinationFolder, coming.now);
  } catch (error) {
    const named = asDiskError(error, 'open-destination');
    if (named !== error) throw named;
    throw new AppError('export.destination-gone', { folder: destinationFolder }, { cause: error });
  }
  const sizes = coming.pictures.map((pictures) => pictures * USUAL_PICTURE_BYTES);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const isSame = (await stat(stagingFolder)).dev === (await stat(destinationFolder)).dev;
  // On one disk a bundle moves; on two the staging copy goes before the next one is built.
  await requireFreeSpace(stagingFolder, isSame ? all : Math.max(0, ...sizes));
  if (!isSame) await requireFreeSpace(destinationFolder, all);
}

async function requireFreeSpace(folder: string, bytesToWrite: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const missing = bytesToWrite + RESERVE_BYTES - bavail * bsize;
  if (missing > 0) throw new AppError('disk.full', { neededBytes: Math.ceil(missing) });
}
