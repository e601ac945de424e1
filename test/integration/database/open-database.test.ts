import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../electron/database/migrations.ts';
import {
  openDatabase,
  type OpenDatabaseOptions,
} from '../../../electron/database/open-database.ts';
import { SLOW_STATEMENT_MS } from '../../../electron/database/slow-statements.ts';
import { libraryPaths } from '../../../electron/library/library-paths.ts';
import { temporaryFolder } from '../library/temporary-library.ts';

function optionsIn(folder: string): OpenDatabaseOptions {
  return { paths: libraryPaths(folder), now: () => new Date('2026-11-23T08:00:00.000Z') };
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** A closed library database with one setting in it. */
function madeIn(folder: string, changes: Partial<OpenDatabaseOptions> = {}): string {
  const options = { ...optionsIn(folder), ...changes };
  const database = openDatabase(options);
  database.prepare(`INSERT INTO setting VALUES ('officerName', '"Hoa"')`).run();
  database.close();
  return options.paths.database;
}

describe('openDatabase', () => {
  it('opens so that a committed save survives a power cut and damage is noticed', () => {
    const database = openDatabase(optionsIn(temporaryFolder()));
    const value = (pragma: string) => database.pragma(pragma, { simple: true });
    expect({
      journal: value('journal_mode'),
      synchronous: value('synchronous'),
      references: value('foreign_keys'),
      trusted: value('trusted_schema'),
      cells: value('cell_size_check'),
      wipes: value('secure_delete'),
      application: value('application_id'),
      version: value('user_version'),
      waits: value('busy_timeout'),
    }).toEqual({
      journal: 'wal',
      synchronous: 2,
      references: 1,
      trusted: 0,
      cells: 1,
      wipes: 1,
      application: 0x4c53414e,
      version: MIGRATIONS.length,
      waits: 5000,
    });
    database.close();
  });

  it('refuses a database of a newer build, with not one byte changed', () => {
    const folder = temporaryFolder();
    const file = madeIn(folder);
    const future = new BetterSqlite(file);
    future.pragma('user_version = 999');
    future.close();
    const before = hashOf(file);
    expect(() => openDatabase(optionsIn(folder))).toThrow(
      expect.objectContaining({
        code: 'library.newer-database',
        params: { found: 999, known: MIGRATIONS.length },
      }),
    );
    expect(hashOf(file)).toBe(before);
  });

  it('reads the newer version even when it is still in the write-ahead log', () => {
    const folder = temporaryFolder();
    const file = madeIn(folder);
    const future = new BetterSqlite(file);
    future.pragma('user_version = 999');
    const before = hashOf(file);
    expect(() => openDatabase(optionsIn(folder))).toThrow(
      expect.objectContaining({ code: 'library.newer-database' }),
    );
    expect(hashOf(file)).toBe(before);
    future.close();
  });

  it.each([
    ['overwritten with other bytes', (file: string) => writeFileSync(file, randomBytes(20_000))],
    ['cut in the middle', (file: string) => truncateSync(file, 10_000)],
    [
      'with a zeroed page',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes.fill(0, 8192, 12_288);
        writeFileSync(file, bytes);
      },
    ],
  ])('refuses a database %s, and never starts an empty one over it', (_what, damage) => {
    const folder = temporaryFolder();
    const file = madeIn(folder);
    damage(file);
    const before = hashOf(file);
    expect(() => openDatabase(optionsIn(folder))).toThrow(
      expect.objectContaining({ code: 'library.damaged' }),
    );
    expect(hashOf(file)).toBe(before);
  });

  it.each([
    ['missing', false],
    ['of zero bytes', true],
  ])('refuses a database %s beside photos', (_what, isThere) => {
    const folder = temporaryFolder();
    const { originals, database } = libraryPaths(folder);
    mkdirSync(join(originals, 'ab'), { recursive: true });
    if (isThere) writeFileSync(database, '');
    expect(() => openDatabase(optionsIn(folder))).toThrow(
      expect.objectContaining({ code: 'library.damaged' }),
    );
    expect(existsSync(database)).toBe(isThere);
  });

  it("refuses somebody else's database under our name", () => {
    const folder = temporaryFolder();
    const { database } = libraryPaths(folder);
    const other = new BetterSqlite(database);
    other.exec('CREATE TABLE song (name TEXT); PRAGMA application_id = 7;');
    other.close();
    expect(() => openDatabase(optionsIn(folder))).toThrow(
      expect.objectContaining({ code: 'library.damaged' }),
    );
  });

  it('starts over a file of zero bytes that a stopped first start left', () => {
    const folder = temporaryFolder();
    writeFileSync(libraryPaths(folder).database, '');
    openDatabase(optionsIn(folder)).close();
  });

  it('tells every statement that a person would feel', () => {
    const slow: { sql: string; milliseconds: number }[] = [];
    const database = openDatabase({
      ...optionsIn(temporaryFolder()),
      onSlowStatement: (sql, milliseconds) => slow.push({ sql, milliseconds }),
    });
    database.prepare('SELECT 1').get();
    const counting =
      'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT count(*) FROM n';
    database.prepare(counting).pluck().get();
    database.close();
    expect(slow.map(({ sql }) => sql)).toEqual([counting]);
    expect(slow[0]?.milliseconds).toBeGreaterThan(SLOW_STATEMENT_MS);
  });
});

describe('openDatabase with a key', () => {
  const key = new Uint8Array(32).fill(7);

  it('writes nothing readable, and opens with the key only', () => {
    const folder = temporaryFolder();
    const file = madeIn(folder, { key });
    const bytes = readFileSync(file);
    expect(bytes.includes('officerName')).toBe(false);
    expect(bytes.includes('SQLite format 3')).toBe(false);
    const other = new Uint8Array(32).fill(8);
    expect(() => openDatabase({ ...optionsIn(folder), key: other })).toThrow(
      expect.objectContaining({ code: 'library.wrong-key' }),
    );
    expect(() => openDatabase(optionsIn(folder))).toThrow(
      expect.objectContaining({ code: 'library.damaged' }),
    );
    expect(readFileSync(file).equals(bytes)).toBe(true);
    const database = openDatabase({ ...optionsIn(folder), key });
    expect(database.prepare('SELECT value FROM setting').pluck().get()).toBe('"Hoa"');
    database.close();
  });
});

describe('migrate', () => {
  const next = {
    version: MIGRATIONS.length + 1,
    name: '9999-add-weather',
    sql: 'CREATE TABLE weather (id TEXT PRIMARY KEY) STRICT;',
  };

  it.each([
    ['plain', undefined],
    ['encrypted', new Uint8Array(32).fill(7)],
  ])('keeps a verified copy of a %s database first', (_what, key) => {
    const folder = temporaryFolder();
    const withKey = key === undefined ? {} : { key };
    madeIn(folder, withKey);
    const migrated = openDatabase({
      ...optionsIn(folder),
      ...withKey,
      migrations: [...MIGRATIONS, next],
    });
    expect(migrated.prepare('SELECT count(*) FROM weather').pluck().get()).toBe(0);
    expect(migrated.prepare('SELECT value FROM setting').pluck().get()).toBe('"Hoa"');
    migrated.close();
    const { backups } = libraryPaths(folder);
    const copies = readdirSync(backups);
    expect(copies).toEqual([`before-migration-v${MIGRATIONS.length}-20261123T080000Z.db`]);
    const restored = libraryPaths(temporaryFolder());
    writeFileSync(restored.database, readFileSync(join(backups, copies[0] ?? '')));
    const copy = openDatabase({ ...optionsIn(restored.folder), ...withKey });
    expect(copy.prepare('SELECT value FROM setting').pluck().get()).toBe('"Hoa"');
    copy.close();
    if (key !== undefined)
      expect(readFileSync(join(backups, copies[0] ?? '')).includes('SQLite format 3')).toBe(false);
  });

  it('does all pending migrations or none', () => {
    const folder = temporaryFolder();
    madeIn(folder);
    const broken = {
      version: next.version + 1,
      name: '9999-break',
      sql: 'CREATE TABLE half (id TEXT) STRICT; SELECT * FROM nowhere;',
    };
    expect(() =>
      openDatabase({ ...optionsIn(folder), migrations: [...MIGRATIONS, next, broken] }),
    ).toThrow(/nowhere/);
    const database = openDatabase(optionsIn(folder));
    expect(
      database
        .prepare(`SELECT count(*) FROM sqlite_schema WHERE name IN ('weather', 'half')`)
        .pluck()
        .get(),
    ).toBe(0);
    database.close();
  });

  it('refuses a migration that leaves rows pointing nowhere', () => {
    const folder = temporaryFolder();
    madeIn(folder);
    const orphaning = {
      ...next,
      sql: `INSERT INTO consent VALUES ('c', 'no-household', 'x', NULL, 'v', 't', 'r', NULL);`,
    };
    expect(() =>
      openDatabase({ ...optionsIn(folder), migrations: [...MIGRATIONS, orphaning] }),
    ).toThrow(/point nowhere/);
  });
});
