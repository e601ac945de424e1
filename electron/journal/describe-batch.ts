import type { BatchId } from '../../shared/domain/ids.ts';
import { batchIdSchema } from '../../shared/domain/ids.ts';
import type { HistoryEntry } from '../../shared/ipc/contract-app.ts';
import type { BatchRow, ChangeRow } from './journal-repository.ts';
import { STAMP_COLUMN, type ColumnValue } from './entities.ts';

const LONGEST_VALUE = 300;
/** A filled demo library is one batch of hundreds of rows; nobody reads more than this of one. */
const MOST_CHANGES = 100;

/** A batch as the window's history shows it; with `rootId`, only what it did to that record. */
export function describeBatch(
  batch: BatchRow,
  changes: readonly ChangeRow[],
  rootId: string | null,
  canUndo: boolean,
): HistoryEntry {
  return {
    batchId: toBatchId(batch.id),
    seq: batch.seq,
    name: { key: batch.name.key, params: { ...batch.name.params } },
    actor: batch.actor,
    at: batch.at,
    changes: changes
      .filter((change) => rootId === null || change.rootId === rootId)
      .slice(0, MOST_CHANGES)
      .map((change) => ({
        entity: change.entity,
        entityId: change.entityId,
        fields: describeFields(change),
      })),
    undoneBy: batch.undoneBy === null ? null : toBatchId(batch.undoneBy),
    undoes: batch.undoes === null ? null : toBatchId(batch.undoes),
    canUndo,
  };
}

function describeFields(change: ChangeRow): HistoryEntry['changes'][number]['fields'] {
  const columns = Object.keys(change.after ?? change.before ?? {});
  return columns
    .filter((column) => column !== 'id' && column !== STAMP_COLUMN && !column.endsWith('_at'))
    .map((field) => ({
      field,
      before: shown(change.before?.[field]),
      after: shown(change.after?.[field]),
    }));
}

function shown(value: ColumnValue | undefined): string | null {
  if (value === undefined || value === null) return null;
  const text = String(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}

function toBatchId(id: string): BatchId {
  return batchIdSchema.parse(id);
}
