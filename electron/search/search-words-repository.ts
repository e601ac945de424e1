import type { Database } from 'better-sqlite3';
import type { SearchedEntity } from './search-repository.ts';
import type { SearchExpression, SearchText } from './search-text.ts';

/** The words of one kind, as written and folded, each form in an FTS5 table of its own. */
export interface SearchWordsRepository {
  add(rowid: number, text: SearchText): void;
  set(rowid: number, text: SearchText): void;
  remove(rowid: number): void;
  /** Rowids, newest first. */
  match(expression: SearchExpression, limit: number): readonly number[];
  clear(): void;
  /** Into one segment, so that a search looks into one and not into many. About a second for a hundred thousand rows. */
  pack(): void;
}

export function createSearchWordsRepository(
  database: Database,
  entity: SearchedEntity,
): SearchWordsRepository {
  const tables = {
    exact: prepareTable(database, `search_${entity}_exact`),
    folded: prepareTable(database, `search_${entity}_folded`),
  };
  const both = [tables.exact, tables.folded];
  return {
    add(rowid, text) {
      tables.exact.add.run(rowid, text.exact);
      tables.folded.add.run(rowid, text.folded);
    },
    set(rowid, text) {
      tables.exact.set.run({ rowid, words: text.exact });
      tables.folded.set.run({ rowid, words: text.folded });
    },
    remove(rowid) {
      for (const table of both) table.drop.run(rowid);
    },
    match: ({ form, match }, limit) => tables[form].match.all(match, limit) as number[],
    clear() {
      for (const table of both) table.clear.run();
    },
    pack() {
      for (const table of both) table.pack.run();
    },
  };
}

function prepareTable(database: Database, table: string) {
  return {
    add: database.prepare(`INSERT INTO ${table} (rowid, words) VALUES (?, ?)`),
    // FTS5 writes a row anew even when nothing in it changed, and most saves change no word.
    set: database.prepare(
      `UPDATE ${table} SET words = @words WHERE rowid = @rowid AND words IS NOT @words`,
    ),
    drop: database.prepare(`DELETE FROM ${table} WHERE rowid = ?`),
    // In rowid order FTS5 stops by itself as soon as there is enough.
    match: database
      .prepare(`SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid DESC LIMIT ?`)
      .pluck(),
    clear: database.prepare(`DELETE FROM ${table}`),
    pack: database.prepare(`INSERT INTO ${table} (${table}) VALUES ('optimize')`),
  };
}
