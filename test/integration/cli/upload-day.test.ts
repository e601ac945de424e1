import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../../electron/cli/run-cli.ts';
import { localDay } from '../../../electron/listings/local-day.ts';
import { addSaleable, marketplaceBy, namesIn } from '../exports/export-world.ts';
import {
  addHousehold,
  closeTestLibrary,
  openTestLibrary,
  RESOURCES,
  temporaryFolder,
} from '../library/temporary-library.ts';

function inDays(days: number): string {
  return localDay(new Date(Date.now() + days * 24 * 60 * 60 * 1000));
}

/** A household with a listing that may say "VietGAP" for 30 more days, and one that may be sold. */
async function libraryWithPaper() {
  const folder = temporaryFolder();
  const library = await openTestLibrary({ folder });
  const householdId = addHousehold(library, { name: 'Lò Thị Hương' });
  const marketplaceId = marketplaceBy(library, 'file-name');
  library.services.households.recordConsent(
    householdId,
    [
      { purpose: 'publish-listing', marketplaceId: null },
      { purpose: 'hand-to-marketplace', marketplaceId },
    ],
    'kiểm thử',
  );
  addSaleable(library, householdId, { name: 'Gạo nếp nương Mường Phăng' });
  addSaleable(library, householdId, {
    name: 'Chè Shan tuyết VietGAP Mường Phăng',
    certificates: [
      {
        kind: 'vietgap',
        number: 'VG-01',
        issuer: 'Trung tâm chứng nhận',
        stars: null,
        issuedOn: inDays(-300),
        expiresOn: inDays(30),
      },
    ],
  });
  const shown = library.services.marketplaces.inUse().length;
  await closeTestLibrary(library);
  const out = join(temporaryFolder(), 'goi');
  mkdirSync(out);
  const run = async (...args: string[]) => {
    let stdout = '';
    const code = await runCli(
      [...args, '--library', folder, '--json'],
      {
        stdout: (text) => (stdout += text),
        stderr: () => undefined,
        readStdin: () => Promise.resolve(''),
        currentFolder: out,
        env: {},
        signal: new AbortController().signal,
      },
      RESOURCES,
    );
    return { code, json: JSON.parse(stdout) as Record<string, unknown> };
  };
  return { run, marketplaceId, out, shown };
}

describe('len-san check', () => {
  it('judges for the day of upload', async () => {
    const { run, marketplaceId } = await libraryWithPaper();
    const readyOn = async (...day: string[]) => {
      const { code, json } = await run('check', '--marketplace', marketplaceId, ...day);
      const [one] = json['marketplaces'] as { ready: number; blocked: number }[];
      return [code, one?.ready, one?.blocked];
    };
    expect(await readyOn()).toEqual([0, 2, 0]);
    expect(await readyOn('--upload-day', inDays(31))).toEqual([1, 1, 1]);
    expect((await readyOn('--day', inDays(31))).at(0)).toBe(1);
    expect(await run('check', '--marketplace', 'all', '--upload-day', 'mai')).toMatchObject({
      code: 2,
    });
  });

  it('counts everything with --all and keeps the counts', async () => {
    const { run, marketplaceId, shown } = await libraryWithPaper();
    const { code, json } = await run('check', '--all', '--marketplace', 'all');
    const all = json['marketplaces'] as { marketplace: string; ready: number; blocked: number }[];
    expect([code, json['checked'], all.length]).toEqual([0, 2, shown]);
    expect(all.every(({ ready, blocked }) => ready === 2 && blocked === 0)).toBe(true);
    const one = await run('check', '--all', '--marketplace', marketplaceId);
    expect(one.json['marketplaces']).toEqual(
      all.filter(({ marketplace }) => marketplace === marketplaceId),
    );
    for (const more of [
      ['--household', 'Hương'],
      ['--upload-day', inDays(3)],
    ]) {
      const { code: refused } = await run('check', '--all', '--marketplace', 'all', ...more);
      expect(refused).toBe(2);
    }
    expect((await run('check', '--all', '--marketplace', 'khong_co')).code).toBe(2);
  });
});

describe('len-san export', () => {
  it('leaves out what may not be offered on the day of upload, and says the day in the manifest', async () => {
    const { run, marketplaceId, out } = await libraryWithPaper();
    const order = ['export', '--marketplace', marketplaceId, '--household', 'Lò Thị Hương'];
    const to = ['--out', out, '--format', 'folder'];
    const { code, json } = await run(...order, ...to, '--upload-day', inDays(31));
    expect(code).toBe(1);
    expect(json).toMatchObject({
      bundles: [{ listings: 1 }],
      violations: [{ name: 'Chè Shan tuyết VietGAP Mường Phăng' }],
    });
    const [name = ''] = namesIn(out);
    expect(existsSync(join(out, name, 'manifest.json'))).toBe(true);
    const tooLate = await run(...order, ...to, '--upload-day', inDays(-1));
    expect(tooLate).toMatchObject({ code: 2, json: { error: { code: 'export.upload-day' } } });
    expect(namesIn(out)).toEqual([name]);
  });
});
