import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openForReading } from '../../../electron/database/open-database.ts';
import { inTransaction } from '../../../electron/database/transaction.ts';
import { libraryPaths } from '../../../electron/library/library-paths.ts';
import { temporaryFolder } from '../library/temporary-library.ts';

const DAMAGED: unknown = expect.objectContaining({ code: 'library.damaged' });

function open(folder: string) {
  return openForReading({ paths: libraryPaths(folder), now: () => new Date() });
}

/** A closed library whose settings lie on a page of zeros; everything else can be read. */
function damagedLibrary(): string {
  const folder = temporaryFolder();
  const { database } = open(folder);
  database.prepare(`INSERT INTO setting VALUES ('officerName', '"Hoa"')`).run();
  database.close();
  const { database: file } = libraryPaths(folder);
  const reader = new BetterSqlite(file, { readonly: true });
  const page = reader
    .prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'setting'`)
    .pluck()
    .get() as number;
  const size = Number(reader.pragma('page_size', { simple: true }));
  reader.close();
  const bytes = readFileSync(file);
  bytes.fill(0, (page - 1) * size, page * size);
  writeFileSync(file, bytes);
  return folder;
}

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('a library opened for reading', () => {
  it.each([
    ['a statement', (database: BetterSqlite.Database) => void addHousehold(database)],
    [
      'a statement that answers',
      (database: BetterSqlite.Database) =>
        void database.prepare(`DELETE FROM household RETURNING id`).all(),
    ],
    ['plain SQL', (database: BetterSqlite.Database) => void database.exec('DELETE FROM job')],
    [
      'a transaction',
      (database: BetterSqlite.Database) => inTransaction(database, () => addHousehold(database)),
    ],
  ])(
    'is looked through before the first write by %s, which is refused every time',
    (_by, write) => {
      const folder = damagedLibrary();
      const { database: file } = libraryPaths(folder);
      const before = hashOf(file);
      const { database } = open(folder);
      const counted = database.prepare('SELECT count(*) FROM household').pluck();
      expect(counted.get()).toBe(0);
      expect(() => write(database)).toThrow(DAMAGED);
      expect(() => write(database)).toThrow(DAMAGED);
      expect(counted.get()).toBe(0);
      database.close();
      expect(hashOf(file)).toBe(before);
    },
  );

  it('tells damage in slices too', async () => {
    const { database, structure } = open(damagedLibrary());
    await expect(structure.finishInSlices()).rejects.toThrow(DAMAGED);
    database.close();
  });

  it('is written to when it is sound, and closing stops the look through it', async () => {
    const folder = temporaryFolder();
    open(folder).database.close();
    const { database, structure } = open(folder);
    expect(addHousehold(database).changes).toBe(1);
    await structure.finishInSlices();
    database.close();
    const again = open(folder);
    const looking = again.structure.finishInSlices();
    again.database.close();
    await expect(looking).resolves.toBeUndefined();
  });

  it('is not written to by opening', () => {
    const folder = temporaryFolder();
    open(folder).database.close();
    const { database } = open(folder);
    expect(statSync(`${libraryPaths(folder).database}-wal`).size).toBe(0);
    database.close();
  });
});

function addHousehold(database: BetterSqlite.Database) {
  return database
    .prepare(
      `INSERT INTO household (id, name, phone, commune_code, hamlet, old_address, kind, cooperative_name, note, created_at, updated_at)
       VALUES ('h1', 'Hoa', '', '', '', '', 'household', '', '', '', '')`,
    )
    .run();
}
