import type { Database } from 'better-sqlite3';
import { inTransaction } from '../database/transaction.ts';

export interface CheckRow {
  readonly marketplaceId: string;
  readonly errors: number;
  readonly warnings: number;
  readonly fixable: number;
}

/** What counts were made with. Only certificates run out with time, so other listings are not recounted each day. */
export interface CheckBasis {
  readonly undated: string;
  readonly dated: string;
}

/** Counted violations, kept so that a library of ten thousand listings opens at once. A cache: may be emptied. */
export interface CheckRepository {
  /** Of these listings, those without counts on this basis. */
  missing(ids: readonly string[], basis: CheckBasis): readonly string[];
  /** Up to `limit` listings of the library without counts on this basis. */
  missingAnywhere(basis: CheckBasis, limit: number): readonly string[];
  /** How many listings of the library are without counts on this basis, and how many there are. */
  progress(basis: CheckBasis): { readonly missing: number; readonly total: number };
  /** Of what is counted on this basis: listings that may go to each marketplace, and those that may not. */
  summary(basis: CheckBasis): readonly MarketplaceSummary[];
  save(all: readonly CountedListing[]): void;
  counts(ids: readonly string[]): ReadonlyMap<string, readonly CheckRow[]>;
  /** Inside the caller's transaction. */
  forget(listingId: string): void;
  forgetHousehold(householdId: string): void;
  forgetPhoto(photoId: string): void;
  forgetAll(): void;
}

export interface MarketplaceSummary {
  readonly marketplaceId: string;
  readonly ready: number;
  readonly blocked: number;
}

export interface CountedListing {
  readonly id: string;
  readonly basis: string;
  readonly rows: readonly CheckRow[];
}

const IS_COUNTED = `EXISTS (SELECT 1 FROM listing_check WHERE listing_id = listing.id AND basis =
  CASE WHEN EXISTS (SELECT 1 FROM certificate WHERE listing_id = listing.id) THEN @dated ELSE @undated END)`;

export function createCheckRepository(database: Database): CheckRepository {
  const missing = database
    .prepare(
      `SELECT id FROM listing WHERE id IN (SELECT value FROM json_each(@ids)) AND NOT ${IS_COUNTED}`,
    )
    .pluck();
  const missingAnywhere = database
    .prepare(`SELECT id FROM listing WHERE NOT ${IS_COUNTED} LIMIT @limit`)
    .pluck();
  const progress = database.prepare(
    `SELECT count(*) AS total, coalesce(sum(NOT ${IS_COUNTED}), 0) AS missing FROM listing`,
  );
  // A listing whose papers change is forgotten, so that no row of it stands on the other basis.
  const summary = database.prepare(
    `SELECT marketplace_id AS marketplaceId, sum(errors = 0) AS ready, sum(errors > 0) AS blocked
     FROM listing_check WHERE basis IN (@dated, @undated) GROUP BY marketplace_id`,
  );
  const forget = database.prepare('DELETE FROM listing_check WHERE listing_id = ?');
  const forgetAll = database.prepare('DELETE FROM listing_check');
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
    missing: (ids, basis) => missing.all({ ids: JSON.stringify(ids), ...basis }) as string[],
    missingAnywhere: (basis, limit) => missingAnywhere.all({ limit, ...basis }) as string[],
    progress: (basis) => progress.get(basis) as { missing: number; total: number },
    summary: (basis) => summary.all(basis) as MarketplaceSummary[],
    save(all) {
      inTransaction(database, () => {
        for (const { id, basis, rows } of all) {
          forget.run(id);
          for (const row of rows)
            add.run(id, row.marketplaceId, basis, row.errors, row.warnings, row.fixable);
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
    forgetAll: () => void forgetAll.run(),
    forgetPhoto: (photoId) => void forgetPhoto.run(photoId),
  };
}
