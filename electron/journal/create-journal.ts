import type { Database } from 'better-sqlite3';
import { inTransaction } from '../database/transaction.ts';
import { ChangeSet, pick, type Change } from './change-set.ts';
import { entityOf, type EntityTable, type RowPatch } from './entities.ts';
import { createHybridClock } from './hybrid-clock.ts';
import type { BatchName, DerivedData, Journal, JournalWriter } from './journal.ts';
import type { BatchRow, JournalRepository } from './journal-repository.ts';
import { sameValue, type RowStore } from './row-store.ts';

export interface JournalParts {
  readonly database: Database;
  readonly repository: JournalRepository;
  readonly rows: RowStore;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly actor: () => string;
  readonly derived: readonly DerivedData[];
  /** After the commit, and only then. */
  readonly afterCommit: (changes: readonly Change[]) => void;
  /** Storage failures become what a person can act on. */
  readonly toError: (cause: unknown) => unknown;
}

export interface UndoableJournal extends Journal {
  /** A batch that takes back another one, and is remembered as that. */
  undoBatch(name: BatchName, undoes: string, work: (write: JournalWriter) => void): void;
}

/** Errors of both kinds of batch: disk.full, disk.failed, library.read-only, library.damaged, or what `work` throws. */
export function createJournal(parts: JournalParts): UndoableJournal {
  const { database, repository, newId } = parts;
  const deviceId = ensureDeviceId(repository, newId);
  const clock = createHybridClock(parts.now, deviceId.slice(-12), repository.newestClock());

  function record(
    batch: Pick<BatchRow, 'name' | 'actor' | 'undoes'>,
    changes: readonly Change[],
  ): void {
    const { undoes } = batch;
    const batchId = newId();
    repository.addBatch({ ...batch, id: batchId, at: parts.now().toISOString(), deviceId });
    for (const change of changes) {
      repository.addChange({ ...change, batchId, changeId: newId(), hlc: clock.next() });
    }
    if (undoes === null) return;
    repository.markUndone(undoes, batchId);
    // Taking back an undo makes the first batch stand again.
    const redone = repository.findBatch(undoes)?.undoes ?? null;
    if (redone !== null) repository.markUndone(redone, null);
  }

  function run<Value>(
    name: BatchName,
    undoes: string | null,
    work: (write: JournalWriter) => Value,
  ): Value {
    let changes: readonly Change[] = [];
    let value: Value;
    // Asked before the work, which may change the officer's name itself.
    const actor = parts.actor();
    try {
      value = inTransaction(database, () => {
        const changeSet = new ChangeSet();
        const result = work(createWriter(parts.rows, changeSet));
        changes = changeSet.list();
        if (changes.length > 0) {
          record({ name, actor, undoes }, changes);
          for (const derived of parts.derived) derived.apply(changes);
        }
        return result;
      });
    } catch (cause) {
      throw parts.toError(cause);
    }
    if (changes.length > 0) parts.afterCommit(changes);
    return value;
  }

  return {
    batch: (name, work) => run(name, null, work),
    undoBatch: (name, undoes, work) => run(name, undoes, work),
  };
}

function createWriter(rows: RowStore, changeSet: ChangeSet): JournalWriter {
  const existing = (table: EntityTable, id: string): RowPatch => {
    const row = rows.get(table, id);
    if (row === undefined) throw new Error(`no ${table} with id ${id}`);
    return row;
  };
  return {
    insert(table, row) {
      rows.insert(table, row);
      const rootId = rootOf(table, row);
      changeSet.add({
        entity: table,
        entityId: row.id,
        rootId,
        operation: 'insert',
        before: null,
        after: row,
      });
    },
    update(table, id, patch) {
      const row = existing(table, id);
      const changed = Object.keys(patch).filter((column) => !sameValue(row[column], patch[column]));
      if (changed.length === 0) return false;
      const after = pick(patch, changed);
      rows.update(table, id, after);
      const rootId = rootOf(table, { ...row, ...after });
      const before = pick(row, changed);
      changeSet.add({ entity: table, entityId: id, rootId, operation: 'update', before, after });
      return true;
    },
    remove(table, id) {
      const row = existing(table, id);
      rows.remove(table, id);
      const rootId = rootOf(table, row);
      changeSet.add({
        entity: table,
        entityId: id,
        rootId,
        operation: 'delete',
        before: row,
        after: null,
      });
    },
  };
}

function rootOf(table: EntityTable, row: RowPatch): string {
  return String(row[entityOf(table).rootColumn]);
}

/** Which laptop wrote a change. Belongs to this copy of the library, so it is the one setting outside the journal. */
function ensureDeviceId(repository: JournalRepository, newId: () => string): string {
  const known = repository.deviceId();
  if (known !== null) return known;
  const deviceId = newId();
  repository.keepDeviceId(deviceId);
  return deviceId;
}
