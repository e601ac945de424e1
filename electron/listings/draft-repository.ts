import type { Database } from 'better-sqlite3';
import { draftSchema, type Draft } from '../../shared/ipc/contract-listings.ts';

/** What is being typed: durable, outside the journal, one per listing and one new one per household. */
export interface DraftRepository {
  /** Returns whether the slot was empty before. */
  save(draft: Draft): boolean;
  /** Returns whether there was one. */
  remove(listingId: string | null, householdId: string): boolean;
  find(listingId: string | null, householdId: string): Draft | undefined;
  /** Newest first. */
  list(): Draft[];
}

const COLUMNS = 'listing_id AS listingId, household_id AS householdId, form, saved_at AS savedAt';

export function createDraftRepository(database: Database): DraftRepository {
  const exists = database.prepare('SELECT 1 FROM draft WHERE slot = ?').pluck();
  const save = database.prepare(
    `INSERT INTO draft (slot, listing_id, household_id, form, saved_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (slot) DO UPDATE SET household_id = excluded.household_id, form = excluded.form, saved_at = excluded.saved_at`,
  );
  const remove = database.prepare('DELETE FROM draft WHERE slot = ?');
  const find = database.prepare(`SELECT ${COLUMNS} FROM draft WHERE slot = ?`);
  const list = database.prepare(`SELECT ${COLUMNS} FROM draft ORDER BY saved_at DESC, slot`);
  return {
    save({ listingId, householdId, form, savedAt }) {
      const slot = slotOf(listingId, householdId);
      const isNew = exists.get(slot) === undefined;
      save.run(slot, listingId, householdId, form, savedAt);
      return isNew;
    },
    remove: (listingId, householdId) => remove.run(slotOf(listingId, householdId)).changes > 0,
    find(listingId, householdId) {
      const row = find.get(slotOf(listingId, householdId));
      return row === undefined ? undefined : draftSchema.parse(row);
    },
    list: () => list.all().map((row) => draftSchema.parse(row)),
  };
}

function slotOf(listingId: string | null, householdId: string): string {
  return listingId ?? `new:${householdId}`;
}
