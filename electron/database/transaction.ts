import type { Database } from 'better-sqlite3';

/**
 * Runs `work` in one write transaction and returns after the commit; with synchronous=FULL the commit is on the disk.
 * Immediate: the write lock is taken first, so that a read inside can never be outdated by the time it writes.
 * Rolls back on any throw.
 */
export function inTransaction<Value>(database: Database, work: () => Value): Value {
  if (database.inTransaction) throw new Error('a transaction is open already');
  return database.transaction(work).immediate();
}
