import type { Database } from 'better-sqlite3';
import { inTransaction } from '../database/transaction.ts';

export interface CheckRow {
  readonly marketplaceId: string;
  readonly errors: number;
  readonly warnings: number;
  readonly fixable: number;
}

/** Counted violations, kept so that a library of ten thousand listings opens at once. A cache: may be emptied. */
export interface CheckRepository {
  /** Of these listings, those without counts on this basis. */
  missing(ids: readonly string[], basis: string): readonly string[];
  /** Up to `limit` listings of the library without counts on this basis. */
  missingAnywhere(basis: string, limit: number): readonly string[];
  save(basis: string, counts: ReadonlyMap<string, readonly CheckRow[]>): void;
  counts(ids: readonly string[]): ReadonlyMap<string, readonly CheckRow[]>;
  /** Inside the caller's transaction. */
  forget(listingId: string): void;
  forgetHousehold(householdId: string): void;
  forgetPhoto(photoId: string): void;
}

export function createCheckRepository(database: Database): CheckRepository {
  const missing = database
    .prepare(
      `SELECT value FROM json_each(?) WHERE value NOT IN (SELECT listing_id FROM listing_check WHERE basis = ?)`,
    )
    .pluck();
  const missingAnywhere = database
    .prepare(
      `SELECT id FROM listing
       WHERE NOT EXISTS (SELECT 1 FROM listing_check WHERE listing_id = listing.id AND basis = ?) LIMIT ?`,
    )
    .pluck();
  const forget = database.prepare('DELETE FROM listing_check WHERE listing_id = ?');
  const forgetHousehold = database.prepare(
    'DELETE FROM listing_check WHERE listing_id IN (SELECT id FROM listing WHERE household_id = ?)',
  );
  const forgetPhoto = database.prepare(
    'DELETE FROM listing_check WHERE listing_id IN (SELECT listing_id FROM listing_photo WHERE photo_id = ?)',
  );
  const add = database.prepare(
    `INSERT INTO listing_check (listing_id, marketplace_id, basis, errors, warnings, fixable) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const counts = database.prepare(
    `SELECT listing_id AS listingId, marketplace_id AS marketplaceId, errors, warnings, fixable FROM listing_check
     WHERE listing_id IN (SELECT value FROM json_each(?)) ORDER BY listing_id, marketplace_id`,
  );
  return {
    missing: (ids, basis) => missing.all(JSON.stringify(ids), basis) as string[],
    missingAnywhere: (basis, limit) => missingAnywhere.all(basis, limit) as string[],
    save(basis, all) {
      inTransaction(database, () => {
        for (const [listingId, rows] of all) {
          forget.run(listingId);
          for (const row of rows) {
            add.run(listingId, row.marketplaceId, basis, row.errors, row.warnings, row.fixable);
          }
        }
      });
    },
    counts(ids) {
      const rows = counts.all(JSON.stringify(ids)) as (CheckRow & { listingId: string })[];
      const byListing = new Map<string, CheckRow[]>();
      for (const { listingId, ...row } of rows) {
        const own = byListing.get(listingId);
        if (own === undefined) byListing.set(listingId, [row]);
        else own.push(row);
      }
      return byListing;
    },
    forget: (listingId) => void forget.run(listingId),
    forgetHousehold: (householdId) => void forgetHousehold.run(householdId),
    forgetPhoto: (photoId) => void forgetPhoto.run(photoId),
  };
}
