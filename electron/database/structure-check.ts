import { setImmediate as breathe } from 'node:timers/promises';
import type { Database, Statement } from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { toStorageError } from './database-errors.ts';

/**
 * Looks through a database for damage, at the latest before the first write, because a write into a damaged
 * file makes it worse. Looking through a large library takes as long as opening all the rest of it.
 */
export interface StructureCheck {
  /** Looks now, whole. Costs nothing once it was done. @throws AppError library.damaged, every time. */
  finish(): void;
  /** The same a table at a time, so that a window stays alive meanwhile. @throws as above */
  finishInSlices(): Promise<void>;
}

/** From now on nothing is written through this connection before it was looked through. */
export function checkBeforeWriting(database: Database, folder: string): StructureCheck {
  const prepare = database.prepare.bind(database);
  let left: string[] | null = null;

  function checkNext(): void {
    left ??= tablesOf(database);
    const table = left[0];
    if (table === undefined) return;
    try {
      if (database.pragma(`quick_check("${table}")`, { simple: true }) !== 'ok') {
        throw new AppError('library.damaged', { folder });
      }
    } catch (cause) {
      throw toStorageError(cause, folder, 'open');
    }
    left.shift();
  }

  const isFinished = () => left?.length === 0;
  const finish = (): void => {
    while (!isFinished()) checkNext();
  };
  database.prepare = ((sql: string) => guard(prepare(sql), finish)) as Database['prepare'];
  const exec = database.exec.bind(database);
  database.exec = (sql) => {
    finish();
    return exec(sql);
  };
  return {
    finish,
    async finishInSlices() {
      while (!isFinished()) {
        // Closed meanwhile: the next start looks again.
        if (!database.open) return;
        checkNext();
        await breathe();
      }
    },
  };
}

/** The search index is left out: checking its words takes as long as all else, and it can be made anew. */
function tablesOf(database: Database): string[] {
  const statement = database.prepare(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL TABLE%'`,
  );
  return statement.pluck().all() as string[];
}

function guard(statement: Statement, check: () => void): Statement {
  if (statement.readonly) return statement;
  const run = statement.run.bind(statement);
  const get = statement.get.bind(statement);
  const all = statement.all.bind(statement);
  const checked = <Value>(write: () => Value): Value => {
    check();
    return write();
  };
  statement.run = (...values) => checked(() => run(...values));
  statement.get = (...values) => checked(() => get(...values));
  statement.all = (...values) => checked(() => all(...values));
  return statement;
}
