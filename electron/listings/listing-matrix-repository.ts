import type { Database, Statement } from 'better-sqlite3';
import type { Input } from '../../shared/ipc/contract.ts';

type MatrixInput = Input<'listings:matrix'>;

export interface MatrixQuery extends Pick<
  MatrixInput,
  'householdId' | 'filter' | 'sort' | 'descending' | 'offset' | 'limit'
> {
  /** FTS5 expression over the folded words, or null for every listing. */
  readonly expression: string | null;
  /** Marketplaces whose problems count. */
  readonly marketplaces: readonly string[];
}

export interface ListingMatrixRepository {
  /** Ids of one page, and how many there are in all. */
  page(query: MatrixQuery): { ids: readonly string[]; total: number };
}

const FILTERS: Readonly<Record<MatrixInput['filter'], string>> = {
  all: 'TRUE',
  unfinished: 'counted.errors > 0',
  // Not yet counted is not ready.
  ready: 'counted.errors = 0',
};

/** What is done, or not yet counted, is not nearly done: it stands behind, whichever way the rest is turned. */
const ORDERS: Readonly<Record<MatrixInput['sort'], (direction: string) => string>> = {
  problems: (direction) =>
    `counted.errors > 0 DESC NULLS LAST, counted.errors ${direction}, counted.warnings ${direction}`,
  name: (direction) => `own_row.sort_key ${direction}`,
  household: (direction) => `household_row.sort_key ${direction}, own_row.sort_key ${direction}`,
};

const MATCHES = `listing.id IN (SELECT search_row.entity_id FROM search_listing_folded
  JOIN search_row ON search_row.search_rowid = search_listing_folded.rowid WHERE search_listing_folded MATCH @expression)`;

export function createListingMatrixRepository(database: Database): ListingMatrixRepository {
  const kept = new Map<string, Statement>();
  const statement = ({ sort, descending, filter, expression, householdId }: MatrixQuery) => {
    const key = [sort, descending, filter, expression === null, householdId === null].join(' ');
    const known = kept.get(key);
    if (known !== undefined) return known;
    const tests = [FILTERS[filter]];
    if (expression !== null) tests.push(MATCHES);
    if (householdId !== null) tests.push('listing.household_id = @householdId');
    const fresh = database.prepare(
      `WITH counted AS MATERIALIZED (
         SELECT listing_id, sum(errors) AS errors, sum(warnings) AS warnings FROM listing_check
         WHERE marketplace_id IN (SELECT value FROM json_each(@marketplaces)) GROUP BY listing_id)
       SELECT listing.id, count(*) OVER () AS total FROM listing
       LEFT JOIN counted ON counted.listing_id = listing.id
       JOIN search_row AS own_row ON own_row.entity_id = listing.id
       JOIN search_row AS household_row ON household_row.entity_id = listing.household_id
       WHERE ${tests.join(' AND ')}
       ORDER BY ${ORDERS[sort](descending ? 'DESC' : 'ASC')}, listing.id
       LIMIT @limit OFFSET @offset`,
    );
    kept.set(key, fresh);
    return fresh;
  };
  return {
    page(query) {
      const { expression, householdId, marketplaces, limit, offset } = query;
      const found = statement(query).all({
        limit,
        offset,
        marketplaces: JSON.stringify(marketplaces),
        ...(expression === null ? {} : { expression }),
        ...(householdId === null ? {} : { householdId }),
      }) as { id: string; total: number }[];
      return { ids: found.map(({ id }) => id), total: found[0]?.total ?? 0 };
    },
  };
}
