import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { KNOWN_VERSION, MIGRATIONS, type Migration } from './migrations.ts';
import { inTransaction } from './transaction.ts';

export interface MigrateOptions {
  readonly backupsFolder: string;
  readonly now: () => Date;
  /** Tests migrate with a longer list than the released one. */
  readonly migrations?: readonly Migration[];
}

/**
 * Brings the schema to the newest version: all pending migrations in one transaction, or none.
 * A database that held data is first copied to backups/ (with the same key).
 */
export function migrate(database: Database, options: MigrateOptions): void {
  const migrations = options.migrations ?? MIGRATIONS;
  const found = schemaVersion(database);
  refuseNewer(found, migrations.length);
  const pending = migrations.slice(found);
  if (pending.length === 0) return;
  if (found > 0) copyBeforeMigration(database, found, options);

  // Table rebuilds need references switched off, and that is only possible outside a transaction.
  database.pragma('foreign_keys = OFF');
  try {
    inTransaction(database, () => {
      for (const migration of pending) database.exec(migration.sql);
      const broken = database.pragma('foreign_key_check');
      if (Array.isArray(broken) && broken.length > 0) {
        throw new Error(`migration left ${broken.length} rows that point nowhere`);
      }
      database.pragma(`user_version = ${migrations.length}`);
    });
  } finally {
    database.pragma('foreign_keys = ON');
  }
}

/** Number of migrations that made this database; 0 for an empty one. */
export function schemaVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/** An older build would silently lose what newer tables hold. */
export function refuseNewer(found: number, known: number = KNOWN_VERSION): void {
  if (found > known) throw new AppError('library.newer-database', { found, known });
}

function copyBeforeMigration(database: Database, version: number, options: MigrateOptions): void {
  mkdirSync(options.backupsFolder, { recursive: true });
  const stamp = options
    .now()
    .toISOString()
    .replaceAll(/[-:]/g, '')
    .replace(/\.\d+Z$/, 'Z');
  const copy = join(options.backupsFolder, `before-migration-v${version}-${stamp}.db`);
  // A copy of the same second can only be the half-written one of a run that was stopped.
  rmSync(copy, { force: true });
  database.prepare('VACUUM INTO ?').run(copy);
}
