import type { Database } from 'better-sqlite3';

export interface StoredRejection {
  readonly id: string;
  readonly marketplaceId: string;
  /** Null: the listing is gone, or the SKU was never one of ours. */
  readonly listingId: string | null;
  readonly sku: string;
  readonly reason: string;
  readonly fileName: string;
  readonly receivedAt: string;
  readonly resolvedAt: string | null;
}

export interface RejectionRepository {
  /** The listing that carries the SKU, itself or by a variant. */
  listingOfSku(sku: string): { id: string; name: string } | undefined;
  /** Newest first; of one listing, or of all (null). */
  list(listingId: string | null, limit: number): StoredRejection[];
  get(id: string): StoredRejection | undefined;
  /** Open ones with the same words about the same SKU: reading a file twice tells nothing new. */
  isKnown(marketplaceId: string, sku: string, reason: string): boolean;
  localRules(marketplaceId: string): readonly string[];
}

const COLUMNS = `id, marketplace_id AS marketplaceId, listing_id AS listingId, sku, reason, file_name AS fileName,
  received_at AS receivedAt, resolved_at AS resolvedAt`;

export function createRejectionRepository(database: Database): RejectionRepository {
  const bySku = database.prepare<{ sku: string }, { id: string; name: string }>(
    `SELECT id, name FROM listing WHERE sku = @sku
     UNION ALL SELECT listing.id, listing.name FROM listing_variant
       JOIN listing ON listing.id = listing_variant.listing_id WHERE listing_variant.sku = @sku
     LIMIT 1`,
  );
  const all = database.prepare<[number], StoredRejection>(
    `SELECT ${COLUMNS} FROM rejection ORDER BY resolved_at IS NOT NULL, id DESC LIMIT ?`,
  );
  const ofListing = database.prepare<[string, number], StoredRejection>(
    `SELECT ${COLUMNS} FROM rejection WHERE listing_id = ? ORDER BY resolved_at IS NOT NULL, id DESC LIMIT ?`,
  );
  const get = database.prepare<[string], StoredRejection>(
    `SELECT ${COLUMNS} FROM rejection WHERE id = ?`,
  );
  const known = database
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM rejection
         WHERE marketplace_id = ? AND sku = ? AND reason = ? AND resolved_at IS NULL)`,
    )
    .pluck();
  const rules = database.prepare('SELECT rule FROM local_rule WHERE marketplace_id = ?').pluck();
  return {
    listingOfSku: (sku) => bySku.get({ sku }),
    list: (listingId, limit) =>
      listingId === null ? all.all(limit) : ofListing.all(listingId, limit),
    get: (id) => get.get(id),
    isKnown: (marketplaceId, sku, reason) => known.get(marketplaceId, sku, reason) === 1,
    localRules: (marketplaceId) => rules.all(marketplaceId) as string[],
  };
}
