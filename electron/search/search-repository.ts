import type { Database } from 'better-sqlite3';
import type { SearchText } from './search-text.ts';

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

export interface SearchRepository {
  put(entity: SearchedEntity, id: string, text: SearchText, sortKey: string): void;
  remove(id: string): void;
  /** Newest first among the matches. */
  match(entity: SearchedEntity, expression: string, limit: number): readonly string[];
  household(id: string): IndexedHousehold | undefined;
  listing(id: string): IndexedListing | undefined;
  listingIdsOf(householdId: string): readonly string[];
  /** Whether every household and listing is indexed, and nothing else. */
  isComplete(): boolean;
  clear(): void;
  allIds(entity: SearchedEntity): readonly string[];
}

export function createSearchRepository(database: Database): SearchRepository {
  keepNoDeletedWords(database);
  const rowidOf = database
    .prepare('SELECT search_rowid FROM search_row WHERE entity_id = ?')
    .pluck();
  const addText = database.prepare(
    'INSERT INTO search_text (entity, exact, folded) VALUES (?, ?, ?)',
  );
  const setText = database.prepare('UPDATE search_text SET exact = ?, folded = ? WHERE rowid = ?');
  const dropText = database.prepare('DELETE FROM search_text WHERE rowid = ?');
  const addRow = database.prepare(
    'INSERT INTO search_row (entity_id, entity, search_rowid, sort_key) VALUES (?, ?, ?, ?)',
  );
  const setRow = database.prepare('UPDATE search_row SET sort_key = ? WHERE entity_id = ?');
  const dropRow = database.prepare('DELETE FROM search_row WHERE entity_id = ?');
  // CROSS JOIN: the index is walked from its newest row and left as soon as there is enough.
  const match = database
    .prepare(
      `SELECT search_row.entity_id FROM search_text
       CROSS JOIN search_row ON search_row.search_rowid = search_text.rowid AND search_row.entity = ?
       WHERE search_text MATCH ? ORDER BY search_text.rowid DESC LIMIT ?`,
    )
    .pluck();
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
      const rowid = rowidOf.get(id);
      if (rowid === undefined) {
        const { lastInsertRowid } = addText.run(entity, text.exact, text.folded);
        addRow.run(id, entity, lastInsertRowid, sortKey);
      } else {
        setText.run(text.exact, text.folded, rowid);
        setRow.run(sortKey, id);
      }
    },
    remove(id) {
      const rowid = rowidOf.get(id);
      if (rowid === undefined) return;
      dropText.run(rowid);
      dropRow.run(id);
    },
    match(entity, expression, limit) {
      // Households are few among listings: intersecting inside the index finds them. Listings are most of it anyway.
      const whole =
        entity === 'household' ? `entity : "household" AND (${expression})` : expression;
      return match.all(entity, whole, limit) as string[];
    },
    household: (id) => household.get(id) as IndexedHousehold | undefined,
    listing: (id) => listing.get(id) as IndexedListing | undefined,
    listingIdsOf: (householdId) => listingIdsOf.all(householdId) as string[],
    isComplete() {
      const { records, rows } = counts.get() as { records: number; rows: number };
      return records === rows;
    },
    clear() {
      database.exec('DELETE FROM search_text; DELETE FROM search_row;');
    },
    allIds: (entity) => allIds[entity].all() as string[],
  };
}

/** FTS5 keeps deleted words until it merges; phone numbers must not outlive their household. Written once, not at every start. */
function keepNoDeletedWords(database: Database): void {
  const isKept = database
    .prepare(`SELECT v FROM search_text_config WHERE k = 'secure-delete'`)
    .pluck()
    .get();
  if (isKept === 1) return;
  database.prepare(`INSERT INTO search_text (search_text, rank) VALUES ('secure-delete', 1)`).run();
}
