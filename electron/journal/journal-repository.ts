import type { Database } from 'better-sqlite3';
import type { Change } from './change-set.ts';
import type { EntityTable, RowPatch } from './entities.ts';
import type { BatchName } from './journal.ts';

export interface BatchRow {
  readonly seq: number;
  readonly id: string;
  readonly name: BatchName;
  readonly actor: string;
  readonly at: string;
  readonly undoes: string | null;
  readonly undoneBy: string | null;
}

export interface ChangeRow extends Change {
  readonly seq: number;
  readonly batchId: string;
}

export interface JournalRepository {
  addBatch(batch: Omit<BatchRow, 'seq' | 'undoneBy'> & { readonly deviceId: string }): void;
  addChange(
    change: Change & { readonly changeId: string; readonly batchId: string; readonly hlc: string },
  ): void;
  markUndone(batchId: string, undoneBy: string | null): void;
  findBatch(id: string): BatchRow | undefined;
  /** Newest first. `rootId` null: every record. */
  listBatches(rootId: string | null, limit: number): readonly BatchRow[];
  /** In the order in which they were made. */
  changesOf(batchId: string): readonly ChangeRow[];
  /** Changes that later batches made to the rows this batch touched. */
  laterChanges(batchId: string): readonly ChangeRow[];
  lastChangeOf(entity: EntityTable, entityId: string): ChangeRow | undefined;
  /** Newest batch standing that is a person's work on records: no undo, no handed-over bundle, no bare setting. */
  newestTakeBack(): BatchRow | undefined;
  newestBatchAt(): string | null;
  newestClock(): string | null;
  deviceId(): string | null;
  keepDeviceId(deviceId: string): void;
}

const BATCH = 'seq, id, name_key, name_params, actor, at, undoes, undone_by';
const CHANGE = 'seq, batch_id, entity, entity_id, root_id, operation, before, after';

export function createJournalRepository(database: Database): JournalRepository {
  const addBatch = database.prepare(
    `INSERT INTO journal_batch (id, name_key, name_params, actor, device_id, at, undoes)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const addChange = database.prepare(
    `INSERT INTO journal_change (change_id, batch_id, hlc, entity, entity_id, root_id, operation, before, after)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const markUndone = database.prepare('UPDATE journal_batch SET undone_by = ? WHERE id = ?');
  const findBatch = database.prepare(`SELECT ${BATCH} FROM journal_batch WHERE id = ?`);
  const listAll = database.prepare(`SELECT ${BATCH} FROM journal_batch ORDER BY seq DESC LIMIT ?`);
  const listOfRoot = database.prepare(
    `SELECT ${BATCH} FROM journal_batch
     WHERE id IN (SELECT batch_id FROM journal_change WHERE root_id = ?) ORDER BY seq DESC LIMIT ?`,
  );
  const changesOf = database.prepare(
    `SELECT ${CHANGE} FROM journal_change WHERE batch_id = ? ORDER BY seq`,
  );
  const laterChanges = database.prepare(
    `SELECT DISTINCT ${CHANGE.split(', ')
      .map((name) => `later.${name}`)
      .join(', ')}
     FROM journal_change AS mine
     JOIN journal_change AS later
       ON later.entity = mine.entity AND later.entity_id = mine.entity_id AND later.seq > mine.seq
     WHERE mine.batch_id = ? AND later.batch_id <> mine.batch_id ORDER BY later.seq`,
  );
  const lastChangeOf = database.prepare(
    `SELECT ${CHANGE} FROM journal_change WHERE entity = ? AND entity_id = ? ORDER BY seq DESC LIMIT 1`,
  );
  const newestTakeBack = database.prepare(
    `SELECT ${BATCH} FROM journal_batch AS batch
     WHERE undoes IS NULL AND undone_by IS NULL
       AND EXISTS (SELECT 1 FROM journal_change WHERE batch_id = batch.id AND entity <> 'setting')
       AND NOT EXISTS (SELECT 1 FROM journal_change WHERE batch_id = batch.id AND entity = 'bundle')
     ORDER BY seq DESC LIMIT 1`,
  );
  const newestAt = database
    .prepare('SELECT at FROM journal_batch ORDER BY seq DESC LIMIT 1')
    .pluck();
  const newestClock = database
    .prepare('SELECT hlc FROM journal_change ORDER BY seq DESC LIMIT 1')
    .pluck();
  const readDevice = database
    .prepare(`SELECT json_extract(value, '$') FROM setting WHERE id = 'device-id'`)
    .pluck();
  const keepDevice = database.prepare(`INSERT INTO setting (id, value) VALUES ('device-id', ?)`);

  return {
    addBatch(batch) {
      const params = JSON.stringify(batch.name.params);
      addBatch.run(
        batch.id,
        batch.name.key,
        params,
        batch.actor,
        batch.deviceId,
        batch.at,
        batch.undoes,
      );
    },
    addChange(change) {
      const { changeId, batchId, hlc, entity, entityId, rootId, operation, before, after } = change;
      addChange.run(
        changeId,
        batchId,
        hlc,
        entity,
        entityId,
        rootId,
        operation,
        toJson(before),
        toJson(after),
      );
    },
    markUndone: (batchId, undoneBy) => void markUndone.run(undoneBy, batchId),
    findBatch: (id) => maybe(findBatch.get(id) as StoredBatch | undefined, toBatch),
    listBatches(rootId, limit) {
      const rows = rootId === null ? listAll.all(limit) : listOfRoot.all(rootId, limit);
      return (rows as StoredBatch[]).map(toBatch);
    },
    changesOf: (batchId) => (changesOf.all(batchId) as StoredChange[]).map(toChange),
    laterChanges: (batchId) => (laterChanges.all(batchId) as StoredChange[]).map(toChange),
    lastChangeOf: (entity, entityId) =>
      maybe(lastChangeOf.get(entity, entityId) as StoredChange | undefined, toChange),
    newestTakeBack: () => maybe(newestTakeBack.get() as StoredBatch | undefined, toBatch),
    newestBatchAt: () => (newestAt.get() as string | undefined) ?? null,
    newestClock: () => (newestClock.get() as string | undefined) ?? null,
    deviceId: () => (readDevice.get() as string | undefined) ?? null,
    keepDeviceId: (deviceId) => void keepDevice.run(JSON.stringify(deviceId)),
  };
}

interface StoredBatch {
  seq: number;
  id: string;
  name_key: string;
  name_params: string;
  actor: string;
  at: string;
  undoes: string | null;
  undone_by: string | null;
}

interface StoredChange {
  seq: number;
  batch_id: string;
  entity: EntityTable;
  entity_id: string;
  root_id: string;
  operation: Change['operation'];
  before: string | null;
  after: string | null;
}

function toBatch(row: StoredBatch): BatchRow {
  return {
    seq: row.seq,
    id: row.id,
    name: { key: row.name_key, params: JSON.parse(row.name_params) as BatchName['params'] },
    actor: row.actor,
    at: row.at,
    undoes: row.undoes,
    undoneBy: row.undone_by,
  };
}

function toChange(row: StoredChange): ChangeRow {
  return {
    seq: row.seq,
    batchId: row.batch_id,
    entity: row.entity,
    entityId: row.entity_id,
    rootId: row.root_id,
    operation: row.operation,
    before: fromJson(row.before),
    after: fromJson(row.after),
  };
}

function toJson(row: RowPatch | null): string | null {
  return row === null ? null : JSON.stringify(row);
}

function fromJson(text: string | null): RowPatch | null {
  return text === null ? null : (JSON.parse(text) as RowPatch);
}

function maybe<From, To>(value: From | undefined, convert: (value: From) => To): To | undefined {
  return value === undefined ? undefined : convert(value);
}
