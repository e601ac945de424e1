import type { Database } from 'better-sqlite3';
import {
  toListing,
  toListingPhoto,
  type ListingRecord,
  type StoredRow,
} from './listing-columns.ts';

export interface ListingRepository {
  /** Whole listings in the order of `ids`; unknown ids are left out. */
  records(ids: readonly string[]): ListingRecord[];
  /** In alphabetical order of their names. */
  idsOfHousehold(householdId: string): readonly string[];
  /** Household after household, as lists show them. */
  allIds(): string[];
  /** Rows that hang on a listing, as stored, in their order. */
  variantRows(listingId: string): readonly StoredRow[];
  certificateRows(listingId: string): readonly StoredRow[];
  overrideRows(listingId: string): readonly StoredRow[];
  blankRows(listingId: string): readonly StoredRow[];
  photoLinkRows(listingId: string): readonly StoredRow[];
  /** Does a listing or variant, other than this listing's own, carry the SKU? */
  isSkuTaken(sku: string, listingId: string): boolean;
  /** The same, and did one ever? Marketplaces remember. */
  wasSkuEverTaken(sku: string, listingId: string): boolean;
  count(): number;
}

export function createListingRepository(database: Database): ListingRepository {
  const WANTED = '(SELECT value FROM json_each(?))';
  const listings = database.prepare(`SELECT * FROM listing WHERE id IN ${WANTED}`);
  const variants = database.prepare(
    `SELECT * FROM listing_variant WHERE listing_id IN ${WANTED} ORDER BY listing_id, position, id`,
  );
  const certificates = database.prepare(
    `SELECT * FROM certificate WHERE listing_id IN ${WANTED} ORDER BY listing_id, position, id`,
  );
  const overrides = database.prepare(
    `SELECT * FROM listing_override WHERE listing_id IN ${WANTED} ORDER BY listing_id, place`,
  );
  const blanks = database.prepare(
    `SELECT * FROM listing_blank WHERE listing_id IN ${WANTED} ORDER BY listing_id, field`,
  );
  const photos = database.prepare(
    `SELECT listing_photo.listing_id, listing_photo.photo_id, photo.*
     FROM listing_photo JOIN photo ON photo.id = listing_photo.photo_id
     WHERE listing_photo.listing_id IN ${WANTED}
     ORDER BY listing_photo.listing_id, listing_photo.position, listing_photo.id`,
  );
  const idsOfHousehold = database
    .prepare(
      `SELECT listing.id FROM listing JOIN search_row ON search_row.entity_id = listing.id
       WHERE household_id = ? ORDER BY search_row.sort_key, listing.id`,
    )
    .pluck();
  const allIds = database
    .prepare(
      `SELECT listing.id FROM listing
       JOIN search_row AS listing_row ON listing_row.entity_id = listing.id
       JOIN search_row AS household_row ON household_row.entity_id = listing.household_id
       ORDER BY household_row.sort_key, listing.household_id, listing_row.sort_key, listing.id`,
    )
    .pluck();
  const photoLinks = database.prepare(
    'SELECT * FROM listing_photo WHERE listing_id = ? ORDER BY position, id',
  );
  const skuTaken = database
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM listing WHERE sku = @sku AND id <> @listingId)
         OR EXISTS (SELECT 1 FROM listing_variant WHERE sku = @sku AND listing_id <> @listingId)`,
    )
    .pluck();
  const skuLeft = database
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM journal_change
         WHERE entity IN ('listing', 'listing_variant') AND before IS NOT NULL
           AND json_extract(before, '$.sku') = @sku AND root_id <> @listingId)`,
    )
    .pluck();
  const count = database.prepare('SELECT count(*) FROM listing').pluck();

  return {
    records(ids) {
      const wanted = JSON.stringify(ids);
      const rows = new Map((listings.all(wanted) as StoredRow[]).map((row) => [row['id'], row]));
      const variantsOf = byListing(variants.all(wanted) as StoredRow[]);
      const certificatesOf = byListing(certificates.all(wanted) as StoredRow[]);
      const overridesOf = byListing(overrides.all(wanted) as StoredRow[]);
      const blanksOf = byListing(blanks.all(wanted) as StoredRow[]);
      const photosOf = byListing(photos.all(wanted) as StoredRow[]);
      return ids.flatMap((id) => {
        const row = rows.get(id);
        if (row === undefined) return [];
        return [
          {
            listing: toListing(row, {
              variants: variantsOf.get(id) ?? [],
              certificates: certificatesOf.get(id) ?? [],
              overrides: overridesOf.get(id) ?? [],
              blanks: blanksOf.get(id) ?? [],
            }),
            photos: (photosOf.get(id) ?? []).map(toListingPhoto),
          },
        ];
      });
    },
    idsOfHousehold: (householdId) => idsOfHousehold.all(householdId) as string[],
    allIds: () => allIds.all() as string[],
    variantRows: (listingId) => variants.all(JSON.stringify([listingId])) as StoredRow[],
    certificateRows: (listingId) => certificates.all(JSON.stringify([listingId])) as StoredRow[],
    overrideRows: (listingId) => overrides.all(JSON.stringify([listingId])) as StoredRow[],
    blankRows: (listingId) => blanks.all(JSON.stringify([listingId])) as StoredRow[],
    photoLinkRows: (listingId) => photoLinks.all(listingId) as StoredRow[],
    isSkuTaken: (sku, listingId) => skuTaken.get({ sku, listingId }) === 1,
    wasSkuEverTaken: (sku, listingId) =>
      skuTaken.get({ sku, listingId }) === 1 || skuLeft.get({ sku, listingId }) === 1,
    count: () => Number(count.get()),
  };
}

function byListing(rows: readonly StoredRow[]): ReadonlyMap<string, StoredRow[]> {
  const grouped = new Map<string, StoredRow[]>();
  for (const row of rows) {
    const listingId = String(row['listing_id']);
    const own = grouped.get(listingId);
    if (own === undefined) grouped.set(listingId, [row]);
    else own.push(row);
  }
  return grouped;
}
