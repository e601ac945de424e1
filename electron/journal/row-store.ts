import type { Database, Statement } from 'better-sqlite3';
import { ENTITIES, type ColumnValue, type EntityTable, type RowPatch } from './entities.ts';

/** Reads and writes single rows of journalled tables. Column names come from code, never from a person. */
export interface RowStore {
  get(table: EntityTable, id: string): RowPatch | undefined;
  insert(table: EntityTable, row: RowPatch): void;
  update(table: EntityTable, id: string, patch: RowPatch): void;
  remove(table: EntityTable, id: string): void;
  /** Ids of rows with these values, the given id left out. */
  idsWhere(table: EntityTable, values: RowPatch, exceptId: string): readonly string[];
}

export function createRowStore(database: Database): RowStore {
  const kept = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    kept.set(sql, statement);
    return statement;
  };
  return {
    get: (table, id) =>
      prepared(`SELECT * FROM ${tableName(table)} WHERE id = ?`).get(id) as RowPatch | undefined,
    insert(table, row) {
      const columns = Object.keys(row).map(column);
      const marks = columns.map(() => '?').join(', ');
      prepared(`INSERT INTO ${tableName(table)} (${columns.join(', ')}) VALUES (${marks})`).run(
        ...Object.values(row),
      );
    },
    update(table, id, patch) {
      const sets = Object.keys(patch).map((name) => `${column(name)} = ?`);
      prepared(`UPDATE ${tableName(table)} SET ${sets.join(', ')} WHERE id = ?`).run(
        ...Object.values(patch),
        id,
      );
    },
    remove(table, id) {
      prepared(`DELETE FROM ${tableName(table)} WHERE id = ?`).run(id);
    },
    idsWhere(table, values, exceptId) {
      const tests = Object.keys(values).map((name) => `${column(name)} = ?`);
      const rows = prepared(
        `SELECT id FROM ${tableName(table)} WHERE ${tests.join(' AND ')} AND id <> ?`,
      ).all(...Object.values(values), exceptId) as { id: string }[];
      return rows.map((row) => row.id);
    },
  };
}

export function sameValue(left: ColumnValue | undefined, right: ColumnValue | undefined): boolean {
  return (left ?? null) === (right ?? null);
}

function tableName(table: string): string {
  if (!Object.hasOwn(ENTITIES, table)) throw new Error(`not a journalled table: ${table}`);
  return table;
}

function column(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`not a column name: ${name}`);
  return name;
}
