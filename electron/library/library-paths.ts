import { join } from 'node:path';

/** Where things lie in a library folder. renditions/ is a cache and may be deleted; staging/ is swept at start. */
export interface LibraryPaths {
  readonly folder: string;
  readonly database: string;
  readonly originals: string;
  readonly renditions: string;
  readonly backups: string;
  readonly staging: string;
  /** Photos from a phone on their way in: it was told they are safe, so nothing sweeps this folder. */
  readonly fromPhone: string;
  readonly lock: string;
}

export function libraryPaths(folder: string): LibraryPaths {
  return {
    folder,
    database: join(folder, 'len-san.db'),
    originals: join(folder, 'originals'),
    renditions: join(folder, 'renditions'),
    backups: join(folder, 'backups'),
    staging: join(folder, 'staging'),
    fromPhone: join(folder, 'from-phone'),
    lock: join(folder, 'library.lock'),
  };
}
