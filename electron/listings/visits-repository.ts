import type { Database } from 'better-sqlite3';
import { openQuestionSchema, type OpenQuestion } from '../../shared/ipc/contract-editing.ts';

export interface VisitsRepository {
  /** What is blank and can still be answered, by hamlet, household and listing. */
  openQuestions(): OpenQuestion[];
}

export function createVisitsRepository(database: Database): VisitsRepository {
  const open = database.prepare(
    `SELECT household.id AS householdId, household.name AS householdName, household.hamlet, household.phone,
       listing.id AS listingId, listing.name AS listingName,
       listing_blank.field, listing_blank.reason, listing_blank.ask_on AS askOn
     FROM listing_blank
       JOIN listing ON listing.id = listing_blank.listing_id
       JOIN household ON household.id = listing.household_id
     WHERE listing_blank.reason <> 'not-applicable'
     ORDER BY household.hamlet, household.name, household.id, listing.name, listing.id, listing_blank.field`,
  );
  return { openQuestions: () => open.all().map((row) => openQuestionSchema.parse(row)) };
}
