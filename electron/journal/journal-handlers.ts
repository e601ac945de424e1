import type { Handlers } from '../../shared/ipc/contract.ts';
import type { JournalService } from './journal-service.ts';

export function createJournalHandlers(
  journal: JournalService,
): Handlers<'journal:list-batches' | 'journal:undo'> {
  return {
    'journal:list-batches': ({ entityId, limit }) => ({
      entries: journal.history(entityId, limit),
    }),
    'journal:undo': ({ batchId }) => {
      const { name } = journal.undo(batchId);
      return { name: { key: name.key, params: { ...name.params } } };
    },
  };
}
