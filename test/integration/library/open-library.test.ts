import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addHousehold,
  closeTestLibrary,
  listingFields,
  openTestLibrary,
  temporaryFolder,
} from './temporary-library.ts';

describe('openLibrary', () => {
  it('walks a household and a listing through a closed and opened library', async () => {
    const folder = temporaryFolder();
    const first = await openTestLibrary({ folder });
    const commune = first.services.places.search('muong phang', 1)[0];
    expect(commune?.name).toBe('Xã Mường Phăng');
    const householdId = addHousehold(first, { communeCode: commune?.code ?? '' });
    const created = first.services.listings.create(listingFields(householdId));
    expect(created.sku).toBe('LVB-GAO-NEP-NUONG');
    await closeTestLibrary(first);
    expect(existsSync(join(folder, 'len-san.db-wal'))).toBe(false);
    expect(existsSync(join(folder, 'library.lock'))).toBe(false);

    const second = await openTestLibrary({ folder });
    const { listing } = second.services.listings.get(created.id);
    expect(listing).toMatchObject({
      name: 'Gạo nếp nương',
      priceDong: 45_000,
      sku: 'LVB-GAO-NEP-NUONG',
    });
    expect(second.services.search.find('gao nep', 10).map((hit) => hit.title)).toEqual([
      'Gạo nếp nương',
    ]);

    const candidate = second.services.journal.undoCandidate();
    expect(candidate?.name).toEqual({ key: 'listing-created', params: { name: 'Gạo nếp nương' } });
    second.services.journal.undo(candidate?.batchId ?? '');
    expect(second.services.listings.count()).toBe(0);
    expect(second.services.search.find('gao nep', 10)).toEqual([]);
  });

  it('is opened without one write, once it has been opened before', async () => {
    const folder = temporaryFolder();
    const first = await openTestLibrary({ folder });
    first.services.listings.create(listingFields(addHousehold(first)));
    await closeTestLibrary(first);
    const second = await openTestLibrary({ folder, looksThroughLater: true });
    expect(second.services.listings.count()).toBe(1);
    expect(statSync(join(folder, 'len-san.db-wal')).size).toBe(0);
    await expect(second.proveStructure()).resolves.toBeUndefined();
  });

  it('says what changed, after it is saved', async () => {
    const told: string[][] = [];
    const library = await openTestLibrary({
      publish: (_name, payload) => {
        if ('topics' in payload) told.push([...payload.topics]);
      },
    });
    addHousehold(library);
    expect(told).toEqual([['journal', 'households', 'listings']]);
  });

  it('refuses a second process, or a second opening, with the first one unharmed', async () => {
    const first = await openTestLibrary();
    await expect(openTestLibrary({ folder: first.paths.folder })).rejects.toMatchObject({
      code: 'library.in-use',
      params: { pid: process.pid },
    });
    addHousehold(first);
    expect(first.services.households.count()).toBe(1);
  });

  it.each([
    [
      'of a process that is gone',
      { pid: 2 ** 22 - 1, host: hostname(), token: 'x', startedAt: new Date().toISOString() },
    ],
    [
      'of an earlier start of the machine',
      { pid: 1, host: hostname(), token: 'x', startedAt: '2020-01-01T00:00:00.000Z' },
    ],
    [
      'of our own process id before a restart',
      { pid: process.pid, host: hostname(), token: 'x', startedAt: new Date().toISOString() },
    ],
    [
      'of a copied folder',
      { pid: 1, host: 'other-laptop', token: 'x', startedAt: new Date().toISOString() },
    ],
    ['torn by a power cut', null],
  ])('recovers a lock %s', async (_what, lock) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'library.lock'), lock === null ? '\0\0\0' : JSON.stringify(lock));
    const library = await openTestLibrary({ folder });
    expect(JSON.parse(readFileSync(library.paths.lock, 'utf8'))).toMatchObject({
      pid: process.pid,
    });
  });

  it('respects a lock of a living process', async () => {
    const folder = temporaryFolder();
    const lock = {
      pid: process.ppid,
      host: hostname(),
      token: 'x',
      startedAt: new Date().toISOString(),
    };
    writeFileSync(join(folder, 'library.lock'), JSON.stringify(lock));
    await expect(openTestLibrary({ folder })).rejects.toMatchObject({
      code: 'library.in-use',
      params: { pid: process.ppid },
    });
    expect(JSON.parse(readFileSync(join(folder, 'library.lock'), 'utf8'))).toEqual(lock);
  });

  it('refuses a folder whose parent is missing, and a file in its place', async () => {
    const folder = temporaryFolder();
    await expect(
      openTestLibrary({ folder: join(folder, 'gone', 'library') }),
    ).rejects.toMatchObject({ code: 'library.folder-missing' });
    writeFileSync(join(folder, 'file'), '');
    await expect(openTestLibrary({ folder: join(folder, 'file') })).rejects.toMatchObject({
      code: 'library.folder-missing',
    });
  });

  it.skipIf(process.getuid?.() === 0)('refuses a read-only folder', async () => {
    const folder = join(temporaryFolder(), 'library');
    mkdirSync(folder);
    chmodSync(folder, 0o555);
    await expect(openTestLibrary({ folder })).rejects.toMatchObject({ code: 'library.read-only' });
    chmodSync(folder, 0o755);
  });

  it('refuses a write-protected disk, even to root', async (test) => {
    const disk = temporaryFolder();
    const canMount =
      process.getuid?.() === 0 &&
      spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', disk]).status === 0;
    if (!canMount) {
      process.stdout.write('      skipped: only root can make a write-protected disk\n');
      test.skip();
    }
    try {
      await expect(openTestLibrary({ folder: disk })).rejects.toMatchObject({
        code: 'library.read-only',
        params: { folder: disk },
      });
      await expect(openTestLibrary({ folder: join(disk, 'library') })).rejects.toMatchObject({
        code: 'library.read-only',
      });
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it('sweeps what a crash left in staging, and calls its jobs interrupted', async () => {
    const folder = temporaryFolder();
    const first = await openTestLibrary({ folder });
    first.context.database
      .prepare(
        `INSERT INTO job (id, kind, state, input, view, started_at) VALUES (?, 'fill-demo', 'running', '{}', ?, ?)`,
      )
      .run(
        '0190a000-0000-7000-8000-000000000001',
        JSON.stringify({
          id: '0190a000-0000-7000-8000-000000000001',
          kind: 'fill-demo',
          state: 'running',
          step: 'starting',
          stepParams: {},
          done: 0,
          total: 0,
          startedAt: '2026-11-23T00:00:00.000Z',
          finishedAt: null,
          result: null,
          failure: null,
        }),
        '2026-11-23T00:00:00.000Z',
      );
    mkdirSync(join(first.paths.staging, 'half-made'));
    await closeTestLibrary(first);
    const second = await openTestLibrary({ folder });
    expect(existsSync(join(second.paths.staging, 'half-made'))).toBe(false);
    expect(second.services.jobs.list()[0]).toMatchObject({
      state: 'interrupted',
      failure: { code: 'job.interrupted' },
    });
  });

  it('has a handler for every call that needs no desktop', async () => {
    const library = await openTestLibrary();
    const { CHANNELS } = await import('../../../shared/ipc/channels.ts');
    const missing = CHANNELS.filter((channel) => !Object.hasOwn(library.handlers, channel));
    const needDesktop: ReadonlySet<string> = new Set([
      'app:get-state',
      'app:open-data-folder',
      'photos:pick-files',
      'photos:pick-folder',
      'photos:take-in-files',
      'photos:take-in-folder',
      'photos:save-cards',
      'photos:save-retake-sheet',
      'exports:pick-destination',
      'exports:open-folder',
      'exports:pick-workbook',
      'exports:pick-picture-list',
      'exports:save-receipt',
      'rejections:pick-file',
      'rules:pick-pack',
      'forms:pick-sample',
      'forms:share',
    ]);
    expect(missing.filter((channel) => !needDesktop.has(channel))).toEqual([]);
  });
});
