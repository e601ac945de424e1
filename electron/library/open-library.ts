import { homedir } from 'node:os';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import { toStorageError } from '../database/database-errors.ts';
import { openForReading } from '../database/open-database.ts';
import type { StructureCheck } from '../database/structure-check.ts';
import type { SlowStatementListener } from '../database/slow-statements.ts';
import {
  startGroundWorkerChild,
  startLabelWorkerChild,
} from '../workers/create-photo-worker-child.ts';
import type { StartWorkerProcess } from '../workers/photo-worker-client.ts';
import { createHandlers, type LibraryHandlers } from './create-handlers.ts';
import { createServices } from './create-services.ts';
import type { LibraryServices } from './library-services.ts';
import { libraryPaths, type LibraryPaths } from './library-paths.ts';
import { lockLibrary } from './library-lock.ts';
import type { MediaPlaces } from '../photos/picture-sources.ts';
import type { PackKey } from '../marketplaces/signed-pack.ts';
import type { PlaceWarning } from './place-warnings.ts';
import { prepareFolder, sweepStaging } from './prepare-folder.ts';
import type { ServiceContext } from './service-context.ts';

export interface OpenLibraryOptions {
  readonly folder: string;
  /** Folder with marketplaces/, rules/, domain/, help/, demo/. */
  readonly resourcesFolder: string;
  /** utilityProcess beside a window, a child process otherwise. Started when the first picture needs it. */
  readonly startPhotoWorker: StartWorkerProcess;
  /** The same for the process that reads labels; a child process when absent. */
  readonly startLabelWorker?: StartWorkerProcess;
  /** And for the one that cuts out goods. */
  readonly startGroundWorker?: StartWorkerProcess;
  /** 32 bytes; with it the database is encrypted. */
  readonly key?: Uint8Array;
  /** A window waits: reading begins before the database was looked through, and `proveStructure` is called later. */
  readonly looksThroughLater?: boolean;
  /** The person said so: a stick or network drive is not refused. */
  readonly acceptsUnsafePlace?: boolean;
  /** Where bundles go unless another folder is picked. */
  readonly bundleFolder?: string;
  readonly now?: () => Date;
  readonly newId?: () => string;
  readonly publish?: ServiceContext['publish'];
  /** Name in the journal while the officer has not given one. */
  readonly actorFallback?: string;
  readonly onSlowStatement?: SlowStatementListener;
  /** Whose rule packs are believed, in the place of the pinned key: for trying things out. */
  readonly packKey?: PackKey;
  /** Where plugged-in cards appear; where the system puts them when absent. */
  readonly mediaPlaces?: MediaPlaces;
  /** Failures of jobs that no person can act on, with the reference shown to them. */
  readonly reportUnexpected?: (reference: string, error: unknown) => void;
}

export interface Library {
  readonly paths: LibraryPaths;
  readonly placeWarnings: readonly PlaceWarning[];
  readonly context: ServiceContext;
  readonly services: LibraryServices;
  /** Of every channel that needs no desktop; dialogs and opened folders come with the window. */
  readonly handlers: LibraryHandlers;
  /** Looks through the database, in slices, unless it was done at opening or by the first write. @throws AppError library.damaged */
  proveStructure(): Promise<void>;
  /** Stops jobs, waits for them, brings everything into the one database file and frees the folder. */
  close(): Promise<void>;
}

/**
 * A library folder in, services out: both faces start here. Makes the library when the folder is new.
 * @throws AppError library.in-use, library.newer-database, library.damaged, library.wrong-key, library.read-only,
 * library.folder-missing, library.on-removable-drive, library.on-network-drive, disk.full, disk.failed
 */
export async function openLibrary(options: OpenLibraryOptions): Promise<Library> {
  const paths = libraryPaths(resolve(options.folder));
  const placeWarnings = prepareFolder(paths, options.acceptsUnsafePlace ?? false);
  const toError = (cause: unknown) => toStorageError(cause, paths.folder, 'save');
  let lock;
  try {
    lock = lockLibrary(paths, placeWarnings.includes('network-drive'));
  } catch (cause) {
    throw toStorageError(cause, paths.folder, 'open');
  }
  let database: Database | undefined;
  try {
    const now = options.now ?? (() => new Date());
    const { database: opened, structure } = openForReading({
      paths,
      now,
      ...(options.key === undefined ? {} : { key: options.key }),
      ...(options.onSlowStatement === undefined
        ? {}
        : { onSlowStatement: options.onSlowStatement }),
    });
    database = opened;
    await breathe();
    if (options.looksThroughLater !== true) structure.finish();
    const { context, services, search, worker, stop } = createServices({
      database: opened,
      paths,
      resourcesFolder: options.resourcesFolder,
      startPhotoWorker: options.startPhotoWorker,
      startLabelWorker: options.startLabelWorker ?? startLabelWorkerChild,
      startGroundWorker: options.startGroundWorker ?? startGroundWorkerChild,
      bundleFolder: options.bundleFolder ?? usualBundleFolder(),
      now,
      newId: options.newId ?? (() => uuidv7()),
      publish: options.publish ?? (() => undefined),
      actorFallback: options.actorFallback ?? '',
      toError,
      ...(options.packKey === undefined ? {} : { packKey: options.packKey }),
      ...(options.mediaPlaces === undefined ? {} : { mediaPlaces: options.mediaPlaces }),
      ...(options.reportUnexpected === undefined
        ? {}
        : { reportUnexpected: options.reportUnexpected }),
    });
    await breathe();
    search.ensureComplete();
    // Photos look first: originals placed without ever reaching the database are taken back.
    await services.photos.recover();
    sweepStaging(paths.staging);
    await services.takeInLeft();
    const held = lock;
    return {
      paths,
      placeWarnings,
      context,
      services,
      handlers: createHandlers(services),
      proveStructure: () => structure.finishInSlices(),
      async close() {
        stop();
        await services.phoneDrop.stop();
        services.jobs.cancelAll();
        await services.jobs.drain();
        services.labels.close();
        services.ground.close();
        worker.close();
        closeDatabase(opened, structure);
        held.release();
      },
    };
  } catch (cause) {
    database?.close();
    lock.release();
    throw toStorageError(cause, paths.folder, 'open');
  }
}

/** Everything into the one file, so that a copy made by hand of a closed library is whole. */
function closeDatabase(database: Database, structure: StructureCheck): void {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
    structure.finish();
    database.pragma('optimize');
  } catch {
    // A full disk: the log beside the database holds it all, and the next start reads it. Damage is told then too.
  }
  database.close();
}

/** Where an officer looks for what a program has made. */
function usualBundleFolder(): string {
  const documents = join(homedir(), 'Documents');
  return join(existsSync(documents) ? documents : homedir(), 'Len San');
}
