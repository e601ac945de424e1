import type { Database } from 'better-sqlite3';
import type { SearchExpression, SearchText } from './search-text.ts';
import { createSearchWordsRepository } from './search-words-repository.ts';

export type SearchedEntity = 'household' | 'listing';

export interface IndexedHousehold {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly kind: string;
  readonly communeCode: string;
  readonly hamlet: string;
  readonly cooperativeName: string;
}

export interface IndexedListing {
  readonly id: string;
  readonly name: string;
  readonly sku: string;
  readonly category: string;
  readonly householdName: string;
  /** Joined by spaces. */
  readonly variantSkus: string;
}

export type FoundHousehold = Pick<IndexedHousehold, 'id' | 'name' | 'hamlet' | 'communeCode'>;
export type FoundListing = Pick<IndexedListing, 'id' | 'name' | 'sku' | 'householdName'>;

export interface SearchRepository {
  put(entity: SearchedEntity, id: string, text: SearchText, sortKey: string): void;
  remove(id: string): void;
  /** Search rowids, newest first among the matches. */
  match(entity: SearchedEntity, expression: SearchExpression, limit: number): readonly number[];
  /** In the order of the rowids. */
  foundHouseholds(rowids: readonly number[]): readonly FoundHousehold[];
  /** In the order of the rowids. */
  foundListings(rowids: readonly number[]): readonly FoundListing[];
  household(id: string): IndexedHousehold | undefined;
  listing(id: string): IndexedListing | undefined;
  listingIdsOf(householdId: string): readonly string[];
  /** Whether every household and listing is indexed, and nothing else. */
  isComplete(): boolean;
  clear(): void;
  /** After the whole index was written in one go: see SearchWordsRepository. */
  pack(): void;
  allIds(entity: SearchedEntity): readonly string[];
}

/** Of the rowids in a JSON array, which leads, so that a page of hits costs as many seeks and no more. */
const WANTED = `json_each(?) AS wanted CROSS JOIN search_row ON search_row.search_rowid = wanted.value`;

export function createSearchRepository(database: Database): SearchRepository {
  const words = {
    household: createSearchWordsRepository(database, 'household'),
    listing: createSearchWordsRepository(database, 'listing'),
  };
  const rowOf = database.prepare(
    'SELECT search_rowid AS rowid, entity FROM search_row WHERE entity_id = ?',
  );
  const row = (id: string) =>
    rowOf.get(id) as { rowid: number; entity: SearchedEntity } | undefined;
  const addRow = database.prepare(
    'INSERT INTO search_row (entity_id, entity, sort_key) VALUES (?, ?, ?)',
  );
  const setRow = database.prepare('UPDATE search_row SET sort_key = ? WHERE search_rowid = ?');
  const dropRow = database.prepare('DELETE FROM search_row WHERE search_rowid = ?');
  const clearRows = database.prepare('DELETE FROM search_row');
  const foundHouseholds = database.prepare(
    `SELECT household.id, household.name, household.hamlet, household.commune_code AS communeCode
     FROM ${WANTED} CROSS JOIN household ON household.id = search_row.entity_id ORDER BY wanted.key`,
  );
  const foundListings = database.prepare(
    `SELECT listing.id, listing.name, listing.sku, household.name AS householdName
     FROM ${WANTED} CROSS JOIN listing ON listing.id = search_row.entity_id
     CROSS JOIN household ON household.id = listing.household_id ORDER BY wanted.key`,
  );
  const household = database.prepare(
    `SELECT id, name, phone, kind, commune_code AS communeCode, hamlet, cooperative_name AS cooperativeName
     FROM household WHERE id = ?`,
  );
  const listing = database.prepare(
    `SELECT listing.id, listing.name, listing.sku, listing.category, household.name AS householdName,
       coalesce((SELECT group_concat(sku, ' ') FROM listing_variant WHERE listing_id = listing.id), '') AS variantSkus
     FROM listing JOIN household ON household.id = listing.household_id WHERE listing.id = ?`,
  );
  const listingIdsOf = database.prepare('SELECT id FROM listing WHERE household_id = ?').pluck();
  const counts = database.prepare(
    `SELECT (SELECT count(*) FROM household) + (SELECT count(*) FROM listing) AS records,
       (SELECT count(*) FROM search_row) AS rows`,
  );
  const allIds = {
    household: database.prepare('SELECT id FROM household ORDER BY id').pluck(),
    listing: database.prepare('SELECT id FROM listing ORDER BY id').pluck(),
  };

  return {
    put(entity, id, text, sortKey) {
      const known = row(id);
      if (known === undefined) {
        const { lastInsertRowid } = addRow.run(id, entity, sortKey);
        words[entity].add(Number(lastInsertRowid), text);
      } else {
        setRow.run(sortKey, known.rowid);
        words[entity].set(known.rowid, text);
      }
    },
    remove(id) {
      const known = row(id);
      if (known === undefined) return;
      words[known.entity].remove(known.rowid);
      dropRow.run(known.rowid);
    },
    match: (entity, expression, limit) => words[entity].match(expression, limit),
    foundHouseholds: (rowids) => foundHouseholds.all(JSON.stringify(rowids)) as FoundHousehold[],
    foundListings: (rowids) => foundListings.all(JSON.stringify(rowids)) as FoundListing[],
    household: (id) => household.get(id) as IndexedHousehold | undefined,
    listing: (id) => listing.get(id) as IndexedListing | undefined,
    listingIdsOf: (householdId) => listingIdsOf.all(householdId) as string[],
    isComplete() {
      const { records, rows } = counts.get() as { records: number; rows: number };
      return records === rows;
    },
    clear() {
      words.household.clear();
      words.listing.clear();
      clearRows.run();
    },
    pack() {
      words.household.pack();
      words.listing.pack();
    },
    allIds: (entity) => allIds[entity].all() as string[],
  };
}
