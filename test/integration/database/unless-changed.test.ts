import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { unlessChanged } from '../../../electron/database/unless-changed.ts';

it('reads once for each question until a row is written', () => {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE thing (name TEXT)');
  const asked: string[] = [];
  const count = unlessChanged(database, (key) => {
    asked.push(key);
    return Number(database.prepare('SELECT count(*) FROM thing').pluck().get());
  });
  expect([count('a'), count('a'), count('b'), count('a')]).toEqual([0, 0, 0, 0]);
  expect(asked).toEqual(['a', 'b', 'a']);
  database.prepare('INSERT INTO thing VALUES (?)').run('rau');
  expect([count('a'), count('a')]).toEqual([1, 1]);
  database.prepare('UPDATE thing SET name = ?').run('quả');
  database.prepare('DELETE FROM thing').run();
  expect(count('a')).toBe(0);
  database.prepare('INSERT INTO thing VALUES (?)').run('gạo');
  expect(count('a')).toBe(1);
  expect(asked).toHaveLength(6);
  database.close();
});

it('keeps nothing of a transaction that is rolled back', () => {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE thing (name TEXT)');
  const count = unlessChanged(database, () =>
    Number(database.prepare('SELECT count(*) FROM thing').pluck().get()),
  );
  database.exec('BEGIN');
  database.prepare('INSERT INTO thing VALUES (?)').run('rau');
  expect(count()).toBe(1);
  database.exec('ROLLBACK');
  expect(count()).toBe(0);
  database.close();
});
