import { existsSync, readdirSync, statSync } from 'node:fs';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import type { LibraryPaths } from '../library/library-paths.ts';
import { toStorageError } from './database-errors.ts';
import { migrate, refuseNewer, schemaVersion } from './migrate.ts';
import type { Migration } from './migrations.ts';
import { type SlowStatementListener, watchSlowStatements } from './slow-statements.ts';
import { checkBeforeWriting, type StructureCheck } from './structure-check.ts';

/** "LSAN": lets `file` and a rescuer tell our databases from others. */
const APPLICATION_ID = 0x4c53414e;
const KEY_BYTES = 32;
const CACHE_KIB = 32 * 1024;

export interface OpenDatabaseOptions {
  readonly paths: Pick<LibraryPaths, 'folder' | 'database' | 'backups' | 'originals'>;
  /** 32 random bytes. With a key every page is encrypted and authenticated (ChaCha20-Poly1305). */
  readonly key?: Uint8Array;
  readonly now: () => Date;
  readonly onSlowStatement?: SlowStatementListener;
  readonly migrations?: readonly Migration[];
}

/**
 * Opens the library's one writer connection, looked through for damage. Errors: library.newer-database (file
 * untouched), library.damaged, library.wrong-key, library.read-only, disk.full, disk.failed.
 */
export function openDatabase(options: OpenDatabaseOptions): Database {
  const { database, structure } = openForReading(options);
  try {
    structure.finish();
    return database;
  } catch (cause) {
    database.close();
    throw toStorageError(cause, options.paths.folder, 'open');
  }
}

/** The same for somebody who waits: it can be read at once, and is looked through before the first write. */
export function openForReading(options: OpenDatabaseOptions): {
  database: Database;
  structure: StructureCheck;
} {
  const { paths } = options;
  let database: Database | undefined;
  try {
    // 1. Look before touching: what is newer, unreadable or lost is refused with the file as it was.
    if (isPresent(paths.database)) inspectUntouched(options);
    else refuseEmptyOverLost(paths);

    // 2. The key comes before any other statement: it decides how pages are read.
    database = new BetterSqlite(paths.database, { timeout: 5000 });
    applyKey(database, options.key);

    // 3. Durability. Our SQLite is compiled to run WAL at NORMAL, which loses acknowledged saves in a power cut.
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');

    // 4. Distrust: references hold, schema cannot call functions, damaged cells are noticed, deleted rows are wiped.
    database.pragma('foreign_keys = ON');
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    database.pragma('secure_delete = ON');

    // The default of 2 MB reads a large search index from the disk again and again; a 4 GB laptop has this to spare.
    database.pragma(`cache_size = -${CACHE_KIB}`);

    // 5. Structure: damage is found before the first write, not by it. A migration is one.
    const structure = checkBeforeWriting(database, paths.folder);
    migrate(database, {
      backupsFolder: paths.backups,
      now: options.now,
      ...(options.migrations === undefined ? {} : { migrations: options.migrations }),
    });
    if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
      database.pragma(`application_id = ${APPLICATION_ID}`);
    }

    if (options.onSlowStatement !== undefined)
      watchSlowStatements(database, options.onSlowStatement);
    return { database, structure };
  } catch (cause) {
    database?.close();
    throw toStorageError(cause, paths.folder, 'open');
  }
}

/** A file of zero bytes is what a stopped first start, or a damaged disk, leaves. */
function isPresent(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0;
}

function inspectUntouched(options: OpenDatabaseOptions): void {
  const { paths, key } = options;
  const database = new BetterSqlite(paths.database, { readonly: true, fileMustExist: true });
  try {
    applyKey(database, key);
    refuseNewer(schemaVersion(database), options.migrations?.length);
    const applicationId = database.pragma('application_id', { simple: true });
    const tables = database.prepare('SELECT count(*) AS n FROM sqlite_schema').pluck().get();
    // Somebody else's database under our name: writing our tables into it would help nobody.
    if (applicationId !== APPLICATION_ID && applicationId !== 0 && tables !== 0) {
      throw new AppError('library.damaged', { folder: paths.folder });
    }
  } catch (cause) {
    if (key !== undefined && isUnreadable(cause)) {
      throw new AppError('library.wrong-key', { folder: paths.folder }, { cause });
    }
    throw cause;
  } finally {
    database.close();
  }
}

/** No database beside photos or backups means that it was lost: an empty one must not take its place. */
function refuseEmptyOverLost(paths: OpenDatabaseOptions['paths']): void {
  const hasContent = [paths.originals, paths.backups].some(
    (folder) => existsSync(folder) && readdirSync(folder).length > 0,
  );
  if (hasContent) throw new AppError('library.damaged', { folder: paths.folder });
}

function applyKey(database: Database, key: Uint8Array | undefined): void {
  if (key === undefined) return;
  if (key.byteLength !== KEY_BYTES) throw new Error(`a library key has ${KEY_BYTES} bytes`);
  database.pragma("cipher = 'chacha20'");
  database.pragma(`key = "raw:${Buffer.from(key).toString('hex')}"`);
}

function isUnreadable(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_NOTADB';
}
