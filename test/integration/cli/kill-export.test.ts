import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../../electron/exports/verify-bundle.ts';
import { exportWorld, PICTURE_BASE } from '../exports/export-world.ts';
import {
  closeTestLibrary,
  openTestLibrary,
  temporaryFolder,
} from '../library/temporary-library.ts';
import { builtCli, runCli } from './run-cli.ts';

const KILLS = 50;
let cli: string;

beforeAll(async () => {
  cli = await builtCli();
}, 240_000);

/** Different moments in every run, and told when one of them fails. */
function moments(lastMs: number): number[] {
  return Array.from({ length: KILLS }, () => Math.round(Math.random() * lastMs));
}

describe('kill -9 while exporting', () => {
  it(`at ${KILLS} moments leaves a bundle whole or absent, and the library whole`, async () => {
    const library = join(temporaryFolder(), 'thu-vien');
    mkdirSync(library);
    const world = await exportWorld(library);
    await closeTestLibrary(world.library);
    const out = join(temporaryFolder(), 'goi');
    const args = [
      'export',
      '--marketplace',
      'all',
      '--all',
      '--out',
      out,
      '--picture-base',
      PICTURE_BASE,
      '--library',
      library,
      '--json',
    ];
    const started = performance.now();
    expect((await runCli(cli, args)).code).toBe(0);
    const wholeMs = performance.now() - started;
    const whole = new Set<string>();
    let killed = 0;
    for (const killAfterMs of moments(wholeMs * 1.05)) {
      // Without the cache every export renders, packs and checks, so every moment of it is hit.
      rmSync(join(library, 'renditions'), { recursive: true, force: true });
      const { code } = await runCli(cli, args, { killAfterMs });
      if (code === null) killed += 1;
      const names = readdirSync(out);
      expect([...whole].filter((name) => !names.includes(name))).toEqual([]);
      for (const name of names.filter((each) => !whole.has(each))) {
        expect([killAfterMs, name]).toEqual([
          killAfterMs,
          expect.stringMatching(/^[a-z0-9-]+-\d{8}(-\d+)?\.zip$/),
        ]);
        const { problems } = await verifyBundle(join(out, name));
        expect([killAfterMs, name, problems]).toEqual([killAfterMs, name, []]);
        whole.add(name);
      }
    }
    expect(killed).toBeGreaterThan(KILLS / 3);
    const again = await openTestLibrary({ folder: library });
    expect(readdirSync(again.paths.staging)).toEqual([]);
    expect(again.context.database.pragma('integrity_check', { simple: true })).toBe('ok');
    // A receipt never speaks of a bundle that is not there.
    for (const receipt of again.services.exports.listReceipts(null, 500)) {
      expect([receipt.name, receipt.present]).toEqual([receipt.name, true]);
      expect(await again.services.exports.verify(receipt.id)).toMatchObject({ ok: true });
    }
    await closeTestLibrary(again);
  }, 580_000);

  it('stops at Ctrl+C with what is finished, and says so', async () => {
    const library = join(temporaryFolder(), 'thu-vien');
    mkdirSync(library);
    const world = await exportWorld(library);
    await closeTestLibrary(world.library);
    const out = join(temporaryFolder(), 'goi');
    const args = [
      'export',
      '--marketplace',
      'all',
      '--all',
      '--out',
      out,
      '--picture-base',
      PICTURE_BASE,
      '--library',
      library,
    ];
    const { code, stderr } = await runCli(cli, args, {
      interruptWhen: () => existsSync(out),
    });
    if (code !== 0) expect([code, stderr]).toEqual([3, expect.stringContaining('job.cancelled')]);
    for (const name of existsSync(out) ? readdirSync(out) : []) {
      expect((await verifyBundle(join(out, name))).problems).toEqual([]);
    }
  });
});
