import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { toStorageError } from '../database/database-errors.ts';
import { systemCode } from '../files/disk-error.ts';
import type { LibraryPaths } from './library-paths.ts';
import { placeWarnings, type PlaceWarning } from './place-warnings.ts';

/**
 * Makes the library's folder ready to be worked in, or says clearly why not. A new folder is only made inside
 * one that exists: a missing parent means an unplugged drive or a typing mistake.
 * @throws AppError library.folder-missing, library.read-only, library.on-removable-drive, library.on-network-drive
 */
export function prepareFolder(paths: LibraryPaths, acceptsUnsafePlace: boolean): PlaceWarning[] {
  const { folder } = paths;
  const warnings = placeWarnings(folder);
  if (!acceptsUnsafePlace) {
    if (warnings.includes('network-drive'))
      throw new AppError('library.on-network-drive', { folder });
    if (warnings.includes('removable-drive'))
      throw new AppError('library.on-removable-drive', { folder });
  }
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw new AppError('library.folder-missing', { folder });
  } else if (!existsSync(dirname(folder))) {
    throw new AppError('library.folder-missing', { folder });
  }
  try {
    // Not recursive: that hides a write-protected disk behind "no such folder".
    if (!existsSync(folder)) mkdirSync(folder);
    accessSync(folder, constants.R_OK | constants.W_OK);
    proveWritable(folder);
    for (const inner of [paths.originals, paths.renditions, paths.backups, paths.staging]) {
      mkdirSync(inner, { recursive: true });
    }
  } catch (cause) {
    throw toStorageError(cause, folder, 'open');
  }
  return warnings;
}

/** Permission bits lie: about root, about read-only mounts, about write-protected cards. */
function proveWritable(folder: string): void {
  const probe = join(folder, `.write-probe-${process.pid}`);
  try {
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (cause) {
    // A full disk still opens: reading, and freeing space from inside, must stay possible.
    if (systemCode(cause) !== 'ENOSPC') throw cause;
  }
}

/** What a crash left half-made. Whoever needs to look at it first has done so. */
export function sweepStaging(staging: string): void {
  for (const name of readdirSync(staging))
    rmSync(join(staging, name), { recursive: true, force: true });
}
