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

/**
 * The same for what can be made again at any time: returns before the disk has it. A power cut may take it back, whole;
 * the next transaction of the other kind brings it to the disk as well.
 */
export function inUnsyncedTransaction<Value>(database: Database, work: () => Value): Value {
  if (database.inTransaction) throw new Error('a transaction is open already');
  const before = Number(database.pragma('synchronous', { simple: true }));
  // NORMAL: the log is synced when it is brought into the file, so that the file itself is never at risk.
  database.pragma('synchronous = NORMAL');
  try {
    return inTransaction(database, work);
  } finally {
    database.pragma(`synchronous = ${before}`);
  }
}
