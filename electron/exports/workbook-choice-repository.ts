import type { Database } from 'better-sqlite3';
import {
  workbookChoicesSchema,
  type WorkbookChoices,
} from '../../shared/marketplace/fit-workbook.ts';

export interface WorkbookChoiceRepository {
  /** What was chosen for this very template, with the row's id; null: nothing yet. */
  find(marketplaceId: string, signature: string): { id: string; choices: WorkbookChoices } | null;
}

export function createWorkbookChoiceRepository(database: Database): WorkbookChoiceRepository {
  const one = database.prepare(
    'SELECT id, choices FROM workbook_choice WHERE marketplace_id = ? AND signature = ?',
  );
  return {
    find(marketplaceId, signature) {
      const row = one.get(marketplaceId, signature) as { id: string; choices: string } | undefined;
      if (row === undefined) return null;
      // A field of a later build that this one does not know: the person is asked again.
      const parsed = workbookChoicesSchema.safeParse(JSON.parse(row.choices));
      return { id: row.id, choices: parsed.success ? parsed.data : {} };
    },
  };
}
