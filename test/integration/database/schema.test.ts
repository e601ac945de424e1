import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../../electron/database/migrate.ts';

const SCHEMA = join(import.meta.dirname, '../../../electron/database/schema.sql');

describe('schema.sql', () => {
  it('is what the migrations make; after a new one: vitest run --project integration test/integration/database -u', async () => {
    const database = new BetterSqlite(':memory:');
    migrate(database, { backupsFolder: '', now: () => new Date() });
    const made = database
      .prepare(
        `SELECT sql FROM sqlite_schema
         WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
         ORDER BY tbl_name, type DESC, name`,
      )
      .pluck()
      .all();
    database.close();
    const header = '-- Generated from migrations/, to be read. Never run.\n';
    await expect(
      `${header}\n${made.map((sql) => `${String(sql)};\n`).join('\n')}`,
    ).toMatchFileSnapshot(SCHEMA);
  });
});
