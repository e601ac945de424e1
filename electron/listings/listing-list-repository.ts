import type { Database, Statement } from 'better-sqlite3';
import type { Input } from '../../shared/ipc/contract.ts';

type ListInput = Input<'listings:list'>;

export interface ListQuery extends Pick<
  ListInput,
  'filter' | 'sort' | 'descending' | 'offset' | 'limit'
> {
  /** FTS5 expression over the folded words, or null for every listing. */
  readonly expression: string | null;
  readonly householdId: string | null;
  /** Marketplaces whose checks count; empty means all. */
  readonly marketplaces: readonly string[];
}

/** A listing as grids show it, without its checks. */
export interface ListedListing {
  readonly id: string;
  readonly householdId: string;
  readonly householdName: string;
  readonly hamlet: string;
  readonly name: string;
  readonly sku: string;
  readonly ocopSet: number | null;
  readonly priceFromDong: number | null;
  readonly priceToDong: number | null;
  readonly unit: string;
  readonly stock: number | null;
  readonly variantCount: number;
  readonly photoCount: number;
  readonly coverPhotoId: string | null;
  readonly coverKey: string;
  readonly hasDraft: 0 | 1;
  readonly updatedAt: string;
}

export interface ListingListRepository {
  /** Ids of one page, and how many there are in all. */
  page(query: ListQuery): { ids: readonly string[]; total: number };
  /** In the order of `ids`. */
  rows(ids: readonly string[]): ListedListing[];
}

const LOWEST_PRICE = `CASE WHEN EXISTS (SELECT 1 FROM listing_variant WHERE listing_id = listing.id)
  THEN (SELECT min(price_dong) FROM listing_variant WHERE listing_id = listing.id) ELSE listing.price_dong END`;
const HIGHEST_PRICE = LOWEST_PRICE.replace('min(', 'max(');
const STOCK = LOWEST_PRICE.replace('min(price_dong)', 'sum(stock)').replace(
  'listing.price_dong',
  'listing.stock',
);
const PHOTOS = '(SELECT count(*) FROM listing_photo WHERE listing_id = listing.id)';
const IS_SHOWN = `(@marketplaces = '[]' OR marketplace_id IN (SELECT value FROM json_each(@marketplaces)))`;
const PROBLEMS = `coalesce((SELECT sum(errors) FROM listing_check WHERE listing_id = listing.id AND ${IS_SHOWN}), 0)`;

const FILTERS: Readonly<Record<ListInput['filter'], string>> = {
  all: 'TRUE',
  ready: `${PROBLEMS} = 0`,
  problems: `${PROBLEMS} > 0`,
  'no-photos': 'NOT EXISTS (SELECT 1 FROM listing_photo WHERE listing_id = listing.id)',
  draft: 'EXISTS (SELECT 1 FROM draft WHERE draft.listing_id = listing.id)',
};
const SORTS: Readonly<Record<ListInput['sort'], string>> = {
  updated: 'listing.updated_at',
  name: 'own_row.sort_key',
  household: 'household_row.sort_key',
  price: LOWEST_PRICE,
  stock: STOCK,
  photos: PHOTOS,
  problems: PROBLEMS,
};
const SORT_JOINS: Readonly<Partial<Record<ListInput['sort'], string>>> = {
  name: 'JOIN search_row AS own_row ON own_row.entity_id = listing.id',
  household: 'JOIN search_row AS household_row ON household_row.entity_id = listing.household_id',
};
const MATCHES = `listing.id IN (SELECT search_row.entity_id FROM search_listing_folded
  JOIN search_row ON search_row.search_rowid = search_listing_folded.rowid WHERE search_listing_folded MATCH @expression)`;
/** Of the first picture that can be shown. */
const COVER = (
  column: string,
) => `(SELECT ${column} FROM listing_photo JOIN photo ON photo.id = listing_photo.photo_id
  WHERE listing_id = listing.id AND photo.refusal IS NULL ORDER BY position, listing_photo.id LIMIT 1)`;

export function createListingListRepository(database: Database): ListingListRepository {
  const kept = new Map<string, { page: Statement; total: Statement }>();
  const statements = (query: ListQuery) => {
    const { sort, descending, filter } = query;
    const key = [
      sort,
      descending,
      filter,
      query.expression === null,
      query.householdId === null,
    ].join(' ');
    const known = kept.get(key);
    if (known !== undefined) return known;
    const tests = [FILTERS[filter]];
    if (query.expression !== null) tests.push(MATCHES);
    if (query.householdId !== null) tests.push('listing.household_id = @householdId');
    const where = `WHERE ${tests.join(' AND ')}`;
    const direction = descending ? 'DESC' : 'ASC';
    const fresh = {
      // UUIDv7 last: equal rows keep the order in which they were made, and pages never overlap.
      page: database
        .prepare(
          `SELECT listing.id FROM listing ${SORT_JOINS[sort] ?? ''} ${where}
           ORDER BY ${SORTS[sort]} ${direction} NULLS LAST, listing.id ${direction} LIMIT @limit OFFSET @offset`,
        )
        .pluck(),
      total: database.prepare(`SELECT count(*) FROM listing ${where}`).pluck(),
    };
    kept.set(key, fresh);
    return fresh;
  };
  const rows = database.prepare(
    `SELECT listing.id, listing.household_id AS householdId, household.name AS householdName, household.hamlet,
       listing.name, listing.sku, listing.ocop_set AS ocopSet, listing.unit, listing.updated_at AS updatedAt,
       ${LOWEST_PRICE} AS priceFromDong, ${HIGHEST_PRICE} AS priceToDong, ${STOCK} AS stock,
       (SELECT count(*) FROM listing_variant WHERE listing_id = listing.id) AS variantCount, ${PHOTOS} AS photoCount,
       ${COVER('photo_id')} AS coverPhotoId,
       coalesce(${COVER(`substr(photo.sha256, 1, 12) || '-' || photo.edits_key`)}, '') AS coverKey,
       EXISTS (SELECT 1 FROM draft WHERE draft.listing_id = listing.id) AS hasDraft
     FROM listing JOIN household ON household.id = listing.household_id
     WHERE listing.id IN (SELECT value FROM json_each(?))`,
  );
  return {
    page(query) {
      const { page, total } = statements(query);
      const needsMarketplaces = query.filter === 'ready' || query.filter === 'problems';
      const values = {
        ...(query.expression === null ? {} : { expression: query.expression }),
        ...(query.householdId === null ? {} : { householdId: query.householdId }),
      };
      const marketplaces = JSON.stringify(query.marketplaces);
      const counted = needsMarketplaces ? { ...values, marketplaces } : values;
      const sorted =
        needsMarketplaces || query.sort === 'problems' ? { ...values, marketplaces } : values;
      return {
        ids: page.all({ ...sorted, limit: query.limit, offset: query.offset }) as string[],
        total: Number(total.get(counted)),
      };
    },
    rows(ids) {
      const found = new Map(
        (rows.all(JSON.stringify(ids)) as ListedListing[]).map((row) => [row.id, row]),
      );
      return ids.flatMap((id) => found.get(id) ?? []);
    },
  };
}
