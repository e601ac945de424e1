import { ENTITY_LIST, entityOf, STAMP_COLUMN, type RowPatch } from './entities.ts';
import type { BatchRow, ChangeRow, JournalRepository } from './journal-repository.ts';
import { pick, type Change } from './change-set.ts';
import type { RowStore } from './row-store.ts';

/**
 * Why a batch cannot be taken back: the newest later batch that touched the same fields, or that a row
 * depends on (a listing keeps its household from vanishing; a taken SKU cannot return). Null when nothing stands in the way.
 */
export function findObstacle(
  batch: BatchRow,
  repository: JournalRepository,
  rows: RowStore,
): BatchRow | null {
  const changes = repository.changesOf(batch.id);
  const touching = laterTouch(batch, changes, repository);
  if (touching !== null) return touching;
  const blocking = changes.flatMap((change) => [
    ...childrenLeft(change, changes, rows),
    ...parentsGone(change, changes, rows),
    ...placesTaken(change, rows),
  ])[0];
  if (blocking === undefined) return null;
  const last = repository.lastChangeOf(blocking.entity, blocking.entityId);
  return (last === undefined ? undefined : repository.findBatch(last.batchId)) ?? batch;
}

type RowName = Pick<Change, 'entity' | 'entityId'>;

function laterTouch(
  batch: BatchRow,
  changes: readonly Change[],
  repository: JournalRepository,
): BatchRow | null {
  const later = repository.laterChanges(batch.id);
  if (later.length === 0) return null;
  const standing = withoutTakenBack(later, repository);
  const mine = new Map(changes.map((change) => [rowKey(change), change]));
  const touching = later.filter((change) => {
    const own = mine.get(rowKey(change));
    return own !== undefined && standing.has(change.batchId) && interferes(own, change);
  });
  const newest = touching.at(-1);
  return newest === undefined ? null : (standing.get(newest.batchId) ?? null);
}

/** A batch and the undo of it cancel each other; seen from the newest, because an undo may itself be undone. */
function withoutTakenBack(
  later: readonly ChangeRow[],
  repository: JournalRepository,
): ReadonlyMap<string, BatchRow> {
  const batches = [...new Set(later.map((change) => change.batchId))]
    .map((id) => repository.findBatch(id))
    .filter((batch) => batch !== undefined)
    .toSorted((left, right) => right.seq - left.seq);
  const standing = new Map(batches.map((batch) => [batch.id, batch]));
  for (const batch of batches) {
    if (batch.undoes !== null && standing.has(batch.id) && standing.has(batch.undoes)) {
      standing.delete(batch.id);
      standing.delete(batch.undoes);
    }
  }
  return standing;
}

function interferes(own: Change, later: Change): boolean {
  if (own.operation === 'update' && later.operation === 'update') {
    return Object.keys(later.after ?? {}).some(
      (column) => column !== STAMP_COLUMN && Object.hasOwn(own.after ?? {}, column),
    );
  }
  return (
    later.operation !== 'update' ||
    Object.keys(later.after ?? {}).some((column) => column !== STAMP_COLUMN)
  );
}

/** Undoing an insert removes the row: nobody else's row may hang on it. */
function childrenLeft(change: Change, changes: readonly Change[], rows: RowStore): RowName[] {
  if (change.operation !== 'insert') return [];
  const goesToo = new Set(changes.filter(({ operation }) => operation === 'insert').map(rowKey));
  return ENTITY_LIST.flatMap(({ table, parents }) =>
    Object.entries(parents)
      .filter(([, parent]) => parent === change.entity)
      .flatMap(([column]) => rows.idsWhere(table, { [column]: change.entityId }, ''))
      .map((entityId) => ({ entity: table, entityId }))
      .filter((child) => !goesToo.has(rowKey(child))),
  );
}

/** Undoing a removal brings a row back: what it points to must be there, or come back with it. */
function parentsGone(change: Change, changes: readonly Change[], rows: RowStore): RowName[] {
  if (change.before === null) return [];
  const comesBack = new Set(changes.filter(({ operation }) => operation === 'delete').map(rowKey));
  const before: RowPatch = change.before;
  return Object.entries(entityOf(change.entity).parents)
    .filter(([column]) => Object.hasOwn(before, column))
    .flatMap(([column, parent]) =>
      ENTITY_LIST.filter(({ table }) => table === parent).map(({ table }) => ({
        entity: table,
        entityId: String(before[column]),
      })),
    )
    .filter(
      (row) => !comesBack.has(rowKey(row)) && rows.get(row.entity, row.entityId) === undefined,
    );
}

/** A SKU names one thing for ever, whether of a listing or of a variant. */
const SKU_TABLES = ['listing', 'listing_variant'] as const;

function placesTaken(change: Change, rows: RowStore): RowName[] {
  if (change.before === null) return [];
  const whole =
    change.operation === 'delete'
      ? change.before
      : { ...rows.get(change.entity, change.entityId), ...change.before };
  return entityOf(change.entity)
    .unique.filter((columns) =>
      columns.some((column) => Object.hasOwn(change.before ?? {}, column)),
    )
    .flatMap((columns) => {
      const tables = columns.includes('sku') ? SKU_TABLES : [change.entity];
      return tables.flatMap((entity) =>
        rows
          .idsWhere(entity, pick(whole, columns), change.entityId)
          .map((entityId) => ({ entity, entityId })),
      );
    });
}

function rowKey(row: RowName): string {
  return `${row.entity} ${row.entityId}`;
}
