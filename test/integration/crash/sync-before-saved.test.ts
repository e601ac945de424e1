import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../library/temporary-library.ts';
import { buildChild, removeChild } from './build-child.ts';
import { runSaving } from './saving-process.ts';

const SAVES = 100;

/** A kill does not test a power cut: the system keeps written pages. Only a sync between commit and word does. */
describe('the disk has a save before it is acknowledged', () => {
  const canTrace = spawnSync('strace', ['-f', 'true']).status === 0;
  let script = '';
  beforeAll(async () => {
    if (canTrace) script = await buildChild('saving-child');
  });

  afterAll(() => removeChild(script));

  it(
    'syncs the log of the database after its last write and before each “saved”',
    { timeout: 300_000 },
    async (test) => {
      if (!canTrace) {
        process.stdout.write('      skipped: strace is not here, or may not trace\n');
        test.skip();
      }
      const trace = join(temporaryFolder(), 'trace.txt');
      const folder = join(temporaryFolder(), 'library');
      const wrapper = [
        'strace',
        '-f',
        '-y',
        '-s',
        '64',
        '-e',
        'trace=write,pwrite64,fsync,fdatasync',
        '-o',
        trace,
      ];
      const run = await runSaving({ script, folder, prefix: 's', wanted: SAVES, wrapper });
      expect(run).toMatchObject({ failure: null, closed: true });
      expect(run.saved.size).toBe(SAVES);

      let isDirty = false;
      let syncs = 0;
      let acknowledged = 0;
      const unsafe: string[] = [];
      for (const line of readFileSync(trace, 'utf8').split('\n')) {
        const isLog = line.includes('len-san.db-wal>');
        if (isLog && line.includes('pwrite64(')) isDirty = true;
        if (isLog && /f(?:data)?sync\(/.test(line)) {
          isDirty = false;
          syncs += 1;
        }
        if (!line.includes('"SAVED ')) continue;
        acknowledged += 1;
        if (isDirty || syncs === 0) unsafe.push(line);
        syncs = 0;
      }
      expect(acknowledged).toBe(SAVES);
      expect(unsafe).toEqual([]);
    },
  );
});
