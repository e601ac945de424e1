import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { photoFormatSchema, type PhotoFormat } from '../../shared/domain/photo.ts';
import { renditionKey, type RenditionSpec } from '../../shared/domain/rendition.ts';
import { durableRename, syncFolder } from '../files/durable-rename.ts';
import { publishFile } from '../files/publish-file.ts';
import type { LibraryPaths } from '../library/library-paths.ts';

const EXTENSION: Record<PhotoFormat, string> = {
  jpeg: '.jpg',
  png: '.png',
  webp: '.webp',
  avif: '.avif',
  tiff: '.tif',
  gif: '.gif',
  heic: '.heic',
  unknown: '.bin',
};
/**
 * Says which originals an adding was about to place, so that a crash in between can be told and taken back. Hashes,
 * never paths: a library may have been moved since, and one from elsewhere must not name files of this machine.
 */
const INTENT_FILE = 'placing.json';
const intentSchema = z.strictObject({
  originals: z.array(
    z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), format: photoFormatSchema }),
  ),
});

const TRIES_FOLDER = 'tries';

export interface Staged {
  readonly sha256: string;
  readonly format: PhotoFormat;
  /** Where the verified copy lies now. */
  readonly path: string;
}

/** Files of the photo part of a library: originals by hash, renditions as a cache, staging for what is under way. */
export interface PhotoStore {
  originalPath(sha256: string, format: PhotoFormat): string;
  renditionPath(sha256: string, spec: RenditionSpec, editsKey: string): string;
  /** Of edits that are only tried: in staging, which is swept at each start. */
  triedPath(sha256: string, spec: RenditionSpec, editsKey: string): string;
  /** Makes the folder for one adding. */
  beginStaging(id: string): Promise<string>;
  /** Moves verified copies to their final names, durably. What is there already stays: the same hash, the same bytes. */
  placeOriginals(stagingFolder: string, staged: readonly Staged[]): Promise<void>;
  /**
   * Ends addings, finished or not: takes back originals that were placed without ever reaching the database, then
   * removes the staging folder. Run before staging/ is swept. `isKnownEver` keeps what any row or undo may need.
   */
  endAddings(
    stagingFolders: readonly string[],
    isKnownEver: (sha256: string) => boolean,
  ): Promise<void>;
  /** Gives a finished rendition its name in the cache. */
  placeRendition(partPath: string, finalPath: string): Promise<void>;
  /** Size of a finished rendition, or null when it is not in the cache. */
  renditionSize(path: string): Promise<number | null>;
}

export function createPhotoStore(paths: LibraryPaths): PhotoStore {
  const originalPath: PhotoStore['originalPath'] = (sha256, format) =>
    join(paths.originals, sha256.slice(0, 2), sha256 + EXTENSION[format]);

  return {
    originalPath,
    renditionPath: (sha256, spec, editsKey) =>
      join(paths.renditions, sha256, renditionKey(spec, editsKey)),
    triedPath: (sha256, spec, editsKey) =>
      join(paths.staging, TRIES_FOLDER, sha256, renditionKey(spec, editsKey)),
    beginStaging: async (id) => {
      const folder = join(paths.staging, `add-${id}`);
      await mkdir(folder, { recursive: true });
      return folder;
    },
    placeOriginals: async (stagingFolder, staged) => {
      const fresh: Staged[] = [];
      for (const each of staged) {
        if (!(await exists(originalPath(each.sha256, each.format)))) fresh.push(each);
      }
      if (fresh.length === 0) return;
      const originals = fresh.map(({ sha256, format }) => ({ sha256, format }));
      await publishFile(join(stagingFolder, INTENT_FILE), JSON.stringify({ originals }));
      for (const each of fresh) {
        const final = originalPath(each.sha256, each.format);
        await mkdir(dirname(final), { recursive: true });
        await durableRename(each.path, final);
      }
      // New folders are names in originals/.
      await syncFolder(paths.originals);
    },
    endAddings: async (stagingFolders, isKnownEver) => {
      for (const folder of stagingFolders) {
        const intent = await readIntent(join(folder, INTENT_FILE));
        for (const { sha256, format } of intent) {
          if (!isKnownEver(sha256)) await rm(originalPath(sha256, format), { force: true });
        }
        await rm(folder, { recursive: true, force: true });
      }
    },
    placeRendition: async (partPath, finalPath) => {
      await mkdir(dirname(finalPath), { recursive: true });
      // A cache: its bytes are synced, its name need not be.
      await rename(partPath, finalPath);
    },
    renditionSize: async (path) => {
      const status = await stat(path).catch(() => null);
      return status?.isFile() === true && status.size > 0 ? status.size : null;
    },
  };
}

async function readIntent(path: string): Promise<z.infer<typeof intentSchema>['originals']> {
  try {
    return intentSchema.parse(JSON.parse(await readFile(path, 'utf8'))).originals;
  } catch {
    // Absent: the crash came before anything was placed.
    return [];
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
