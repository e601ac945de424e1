import type { Database } from 'better-sqlite3';
import {
  learnedFormSchema,
  type LearnedForm,
} from '../../shared/marketplace/learn-form/learned-form.ts';

export interface StoredForm {
  readonly id: string;
  readonly marketplaceId: string;
  readonly form: LearnedForm;
}

export interface FormRepository {
  find(marketplaceId: string): StoredForm | null;
  /** The workbook that is filled, emptied; null for files of text, and for marketplaces that were not taught. */
  template(marketplaceId: string): Uint8Array | null;
  /** Newest first. */
  listingIds(most: number): readonly string[];
}

export function createFormRepository(database: Database): FormRepository {
  const find = database.prepare(
    'SELECT id, marketplace_id AS marketplaceId, form FROM local_profile WHERE marketplace_id = ?',
  );
  const template = database
    .prepare('SELECT template FROM local_profile WHERE marketplace_id = ?')
    .pluck();
  const listingIds = database.prepare('SELECT id FROM listing ORDER BY id DESC LIMIT ?').pluck();
  return {
    find(marketplaceId) {
      const row = find.get(marketplaceId) as
        | { id: string; marketplaceId: string; form: string }
        | undefined;
      return row === undefined
        ? null
        : { ...row, form: learnedFormSchema.parse(JSON.parse(row.form)) };
    },
    template(marketplaceId) {
      const text = template.get(marketplaceId) as string | null | undefined;
      return text === null || text === undefined
        ? null
        : new Uint8Array(Buffer.from(text, 'base64'));
    },
    listingIds: (most) => listingIds.all(most) as string[],
  };
}
