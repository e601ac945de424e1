import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './temporary-library.ts';

const STARTS = 8;
const ROUNDS = 3;
const STALE = {
  pid: 2 ** 22 - 1,
  host: hostname(),
  token: 'gone',
  startedAt: new Date().toISOString(),
};

interface Start {
  readonly child: ChildProcessWithoutNullStreams;
  readonly nextLine: () => Promise<string>;
  readonly ended: Promise<unknown>;
}

function begin(folder: string, lock: string): Start {
  const script = join(import.meta.dirname, 'locking-child.ts');
  const child = spawn(process.execPath, ['--no-warnings', script, folder, lock]);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise((resolve) => child.on('close', resolve));
  return { child, ended, nextLine: async () => String((await lines.next()).value) };
}

describe('a stale lock found by several starts at once', () => {
  it(`goes to exactly one of ${STARTS}, ${ROUNDS} times`, { timeout: 120_000 }, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const folder = temporaryFolder();
      const lock = join(folder, 'library.lock');
      writeFileSync(lock, JSON.stringify(STALE));
      const starts = Array.from({ length: STARTS }, () => begin(folder, lock));
      await Promise.all(starts.map(({ nextLine }) => nextLine()));
      for (const { child } of starts) child.stdin.write('go\n');
      const answers = await Promise.all(starts.map(({ nextLine }) => nextLine()));
      expect(answers.toSorted()).toEqual([
        'HELD',
        ...Array.from({ length: STARTS - 1 }, () => 'REFUSED library.in-use'),
      ]);
      // Those that were refused have ended by themselves.
      starts[answers.indexOf('HELD')]?.child.stdin.end('go\n');
      await Promise.all(starts.map(({ ended }) => ended));
      expect(existsSync(lock)).toBe(false);
      expect(readdirSync(folder)).toEqual([]);
    }
  });
});
