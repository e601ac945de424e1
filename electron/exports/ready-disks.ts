import { mkdir, stat, statfs } from 'node:fs/promises';
import { AppError, isAppError } from '../../shared/errors.ts';
import { asDiskError, RESERVE_BYTES } from '../files/disk-error.ts';
import { sweepLeftovers } from './deliver-bundle.ts';

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
  try {
    await mkdir(stagingFolder, { recursive: true });
  } catch (error) {
    throw asDiskError(error, 'open-staging');
  }
  try {
    await mkdir(destinationFolder, { recursive: true });
    await sweepLeftovers(destinationFolder, coming.now);
  } catch (error) {
    const named = asDiskError(error, 'open-destination');
    if (named !== error) throw named;
    throw new AppError('export.destination-gone', { folder: destinationFolder }, { cause: error });
  }
  const neededBytes = await missingBytes(stagingFolder, destinationFolder, coming);
  if (neededBytes > 0) throw new AppError('disk.full', { neededBytes });
}

/**
 * A disk that fills up under way is told with what the same export wants free now, not with the one write that was
 * refused: freeing that much lets it through. Other errors come back as they are.
 */
export async function withMissingRoom(
  stagingFolder: string,
  destinationFolder: string,
  coming: ComingExport,
  error: unknown,
): Promise<unknown> {
  if (!isAppError(error) || error.code !== 'disk.full') return error;
  // A disk that is gone by now cannot be asked.
  const neededBytes = await missingBytes(stagingFolder, destinationFolder, coming).catch(() => 0);
  return neededBytes > 0 ? new AppError('disk.full', { neededBytes }, { cause: error }) : error;
}

/** What has to be freed first, 0 when there is room; of two disks the library's comes first. */
async function missingBytes(
  stagingFolder: string,
  destinationFolder: string,
  coming: ComingExport,
): Promise<number> {
  const sizes = coming.pictures.map((pictures) => pictures * USUAL_PICTURE_BYTES);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const isSame = (await stat(stagingFolder)).dev === (await stat(destinationFolder)).dev;
  if (isSame) return await lackingFor(all, stagingFolder);
  // On one disk a bundle moves; on two the staging copy goes before the next one is built.
  const atLibrary = await lackingFor(Math.max(0, ...sizes), stagingFolder);
  return atLibrary > 0 ? atLibrary : await lackingFor(all, destinationFolder);
}

async function lackingFor(bytesToWrite: number, folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return Math.max(0, Math.ceil(bytesToWrite + RESERVE_BYTES - bavail * bsize));
}
