import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closeTestLibrary,
  openTestLibrary,
  temporaryFolder,
} from '../library/temporary-library.ts';
import { buildChild, removeChild } from './build-child.ts';
import { runSaving } from './saving-process.ts';

const KILLS = Number(process.env['LEN_SAN_KILLS'] ?? 100);
/** Libraries are changed now and then, so that both young and grown ones are killed. */
const KILLS_PER_LIBRARY = 20;
const LONGEST_LIFE_MS = 400;

describe('kill -9 while saving', () => {
  let script = '';
  beforeAll(async () => {
    script = await buildChild('saving-child');
  });

  afterAll(() => removeChild(script));

  it(
    `loses no acknowledged save in ${KILLS} kills, and opens again each time`,
    { timeout: 600_000 },
    async () => {
      let acknowledged = 0;
      for (let kill = 0; kill < KILLS;) {
        const folder = temporaryFolder();
        const saved = new Map<string, string>();
        for (let round = 0; round < KILLS_PER_LIBRARY && kill < KILLS; round += 1, kill += 1) {
          // Opening in the child is the reopening of what the kill before left behind.
          const killAfterMs = Math.random() * LONGEST_LIFE_MS;
          const run = await runSaving({ script, folder, prefix: `k${kill}`, killAfterMs });
          expect(run.failure).toBeNull();
          for (const [name, id] of run.saved) saved.set(name, id);
        }
        const library = await openTestLibrary({ folder });
        const { database } = library.context;
        expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
        expect(database.pragma('foreign_key_check')).toEqual([]);
        const rows = database.prepare('SELECT name, id FROM listing').all() as {
          name: string;
          id: string;
        }[];
        const kept = new Map(rows.map(({ name, id }) => [name, id]));
        const lost = [...saved].filter(([name, id]) => kept.get(name) !== id);
        expect(lost).toEqual([]);
        // Whole or not at all: each listing with its journal row and its search row.
        const torn = database
          .prepare(
            `SELECT id FROM listing WHERE id NOT IN (SELECT entity_id FROM journal_change WHERE entity = 'listing')
             OR id NOT IN (SELECT entity_id FROM search_row)`,
          )
          .all();
        expect(torn).toEqual([]);
        expect(library.services.listings.count()).toBe(rows.length);
        acknowledged += saved.size;
        await closeTestLibrary(library);
      }
      expect(acknowledged).toBeGreaterThan(KILLS);
      process.stdout.write(`      ${KILLS} kills, ${acknowledged} acknowledged saves, 0 lost\n`);
    },
  );
});
