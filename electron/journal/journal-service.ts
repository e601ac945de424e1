import { AppError } from '../../shared/errors.ts';
import type { HistoryEntry } from '../../shared/ipc/contract-app.ts';
import type { UndoableJournal } from './create-journal.ts';
import { pick, type Change } from './change-set.ts';
import { STAMP_COLUMN } from './entities.ts';
import { findObstacle } from './find-obstacle.ts';
import { describeBatch } from './describe-batch.ts';
import type { BatchName, JournalWriter } from './journal.ts';
import type { BatchRow, JournalRepository } from './journal-repository.ts';
import { sameValue, type RowStore } from './row-store.ts';

export interface JournalService {
  /** Newest first; of one record with what hangs on it, or of everything (null). */
  history(entityId: string | null, limit: number): HistoryEntry[];
  /**
   * Takes a batch back, as a batch of its own: taking that one back is the redo.
   * Errors: undo.not-found, undo.nothing (taken back already, or a bundle that left the house), undo.touched-later.
   */
  undo(batchId: string): { name: BatchName };
  /** What Ctrl+Z would take back: the newest work on records that still stands. Null when there is none. */
  undoCandidate(): { batchId: string; name: BatchName } | null;
  lastSavedAt(): string | null;
}

export function createJournalService(
  journal: UndoableJournal,
  repository: JournalRepository,
  rows: RowStore,
): JournalService {
  return {
    history(entityId, limit) {
      return repository.listBatches(entityId, limit).map((batch) => {
        const canUndo = isRefused(batch, repository)
          ? false
          : findObstacle(batch, repository, rows) === null;
        return describeBatch(batch, repository.changesOf(batch.id), entityId, canUndo);
      });
    },
    undo(batchId) {
      const batch = repository.findBatch(batchId);
      if (batch === undefined) throw new AppError('undo.not-found', { id: batchId });
      if (isRefused(batch, repository)) throw new AppError('undo.nothing', {});
      const obstacle = findObstacle(batch, repository, rows);
      if (obstacle !== null) {
        throw new AppError('undo.touched-later', {
          name: subjectOf(obstacle.name),
          key: obstacle.name.key,
        });
      }
      const changes = repository.changesOf(batch.id).toReversed();
      // An undo keeps the name of what it takes back: history says "taken back: …" by `undoes`.
      journal.undoBatch(batch.name, batch.id, (write) => {
        for (const change of changes) takeBack(change, write, rows);
      });
      return { name: batch.name };
    },
    undoCandidate() {
      const batch = repository.newestTakeBack();
      if (batch === undefined || findObstacle(batch, repository, rows) !== null) return null;
      return { batchId: batch.id, name: batch.name };
    },
    lastSavedAt: () => repository.newestBatchAt(),
  };
}

/** What the later batch was about, for the sentence; photo batches name their listing. */
function subjectOf({ key, params }: BatchName): string {
  return String(params['name'] ?? params['listing'] ?? key);
}

/** Bundles were handed over: their receipts are facts. What is undone cannot be undone again (its undo can). */
function isRefused(batch: BatchRow, repository: JournalRepository): boolean {
  return (
    batch.undoneBy !== null ||
    repository.changesOf(batch.id).some((change) => change.entity === 'bundle')
  );
}

function takeBack(change: Change, write: JournalWriter, rows: RowStore): void {
  switch (change.operation) {
    case 'insert':
      write.remove(change.entity, change.entityId);
      return;
    case 'delete':
      write.insert(change.entity, { ...change.before, id: change.entityId });
      return;
    case 'update': {
      const current = rows.get(change.entity, change.entityId);
      const columns = Object.keys(change.before ?? {}).filter(
        // A later save of other fields moved the time of saving on; it stays where that save put it.
        (column) => column !== STAMP_COLUMN || sameValue(current?.[column], change.after?.[column]),
      );
      write.update(change.entity, change.entityId, pick(change.before ?? {}, columns));
    }
  }
}
