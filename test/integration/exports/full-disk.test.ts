import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isAppError } from '../../../shared/errors.ts';
import type { ExportStep } from '../../../electron/exports/run-export.ts';
import type { Library } from '../../../electron/library/open-library.ts';
import { mountSmallDisk, type SmallDisk } from '../../fixtures/small-disk.ts';
import { closeTestLibrary, dump, openTestLibrary } from '../library/temporary-library.ts';
import { exportWorld, itemsFor, namesIn, AT_BASE, type ExportWorld } from './export-world.ts';

/** An export wants 50 MB and its pictures free beforehand. */
const DISK_MB = 64;
const SIZES = Array.from({ length: 20 }, (_, index) => index);
const FORMATS = ['zip', 'folder'] as const;

type Disk = 'library' | 'destination';

/** Which disk loses its room, when, and how much of it stays: `stepKb` times 0 … 19. */
interface Loss {
  readonly full: Disk;
  readonly bundlesOn: Disk;
  readonly at: 'start' | ExportStep;
  /** Null: all the room stays, but no file can be made any more. */
  readonly stepKb: number | null;
}

const BEFORE_WORK: readonly Loss[] = [
  { full: 'destination', bundlesOn: 'destination', at: 'start', stepKb: 2500 },
  { full: 'library', bundlesOn: 'destination', at: 'start', stepKb: 2500 },
];
const UNDER_WAY: readonly Loss[] = [
  // Staging and copying take the bundle's size, about 350 kB.
  { full: 'library', bundlesOn: 'destination', at: 'packing', stepKb: 19 },
  { full: 'destination', bundlesOn: 'destination', at: 'checking-bundle', stepKb: 19 },
  // On one disk a bundle moves; then only the receipt needs room, in pages of 4 kB.
  { full: 'library', bundlesOn: 'library', at: 'checking-bundle', stepKb: 4 },
];

const refusals = { 'before work': 0, staging: 0, copying: 0, receipt: 0 };
let wentThrough = 0;

const places = join(tmpdir(), `len-san-export-full-disk-${process.pid}`);
const libraryFolder = join(places, 'laptop', 'thu-vien');
let disks: Readonly<Record<Disk, SmallDisk>> | null = null;
let closedWorld: ExportWorld | null = null;

beforeAll(async () => {
  const library = mountSmallDisk(join(places, 'laptop'), DISK_MB);
  const destination = mountSmallDisk(join(places, 'usb'), DISK_MB);
  if (library && destination) {
    disks = { library, destination };
    mkdirSync(libraryFolder);
    closedWorld = await exportWorld(libraryFolder);
    await closeTestLibrary(closedWorld.library);
  } else {
    library?.unmount();
    process.stdout.write('      skipped: only root on Linux can make small disks\n');
  }
});
afterEach(() => {
  for (const disk of Object.values(disks ?? {})) {
    disk.giveBack();
    rmSync(join(disk.folder, 'goi'), { recursive: true, force: true });
  }
});
afterAll(() => {
  disks?.library.unmount();
  disks?.destination.unmount();
  rmSync(places, { recursive: true, force: true });
});

interface World extends ExportWorld {
  readonly disks: Readonly<Record<Disk, SmallDisk>>;
}

/** The library opened anew, so that what earlier tests left is read from the disk. */
async function openWorld(skip: () => never): Promise<World> {
  if (!disks || !closedWorld) return skip();
  return { ...closedWorld, disks, library: await openTestLibrary({ folder: libraryFolder }) };
}

describe('an export, and a disk that is full', () => {
  it.for(SIZES)(
    'at size %i of 20: a clear refusal, nothing half-made, works with the room that was asked for',
    async (size, test) => {
      const world = await openWorld(test.skip);
      const before = BEFORE_WORK.slice(size % 2, (size % 2) + 1);
      for (const [index, loss] of [...before, ...UNDER_WAY].entries()) {
        await losing(world, loss, FORMATS[(size + index) % 2] ?? 'zip', size);
      }
    },
  );

  it.for([...UNDER_WAY, ...BEFORE_WORK])(
    'that has room but takes no more files: $full at $at',
    async (loss, test) => {
      const world = await openWorld(test.skip);
      for (const format of FORMATS) await losing(world, { ...loss, stepKb: null }, format, 0);
    },
  );

  it('that takes no more files is named where a picture or staging/ has no place', async (test) => {
    const world = await openWorld(test.skip);
    const { paths, services } = world.library;
    const [photo] = services.photos.listFor(world.simpleId);
    if (!photo) throw new Error('a photo is needed');
    rmSync(paths.renditions, { recursive: true });
    rmSync(paths.staging, { recursive: true });
    world.disks.library.leaveNoName();
    const full = { code: 'disk.full' };
    await expect(services.photos.screenRendition(photo.id, 'thumb')).rejects.toMatchObject(full);
    services.exports.setDestination(join(world.disks.destination.folder, 'goi'));
    const order = { items: itemsFor(world), format: 'zip', pictures: AT_BASE } as const;
    await expect(services.exports.exportNow(order)).rejects.toMatchObject(full);
  });

  it('was refused at every moment of an export', (test) => {
    if (!disks) test.skip();
    for (const [moment, count] of Object.entries(refusals)) {
      expect([moment, count >= 10]).toEqual([moment, true]);
    }
    const counts = Object.entries(refusals).map(([moment, count]) => `${count} ${moment}`);
    process.stdout.write(
      `      ${SIZES.length} sizes, refused: ${counts.join(', ')}; ${wentThrough} had room; 0 half bundles\n`,
    );
  });
});

describe('an export as the window starts it, and a library whose disk is full', () => {
  it('is refused before it begins', async (test) => {
    const world = await openWorld(test.skip);
    const { exports, jobs } = world.library.services;
    exports.setDestination(world.disks.destination.folder);
    world.disks.library.leaveBytes(0);
    const order = { items: itemsFor(world), format: 'zip', pictures: AT_BASE } as const;
    expect(() => exports.start(order)).toThrow(expect.objectContaining({ code: 'disk.full' }));
    expect(jobs.list().filter(({ state }) => state === 'running')).toEqual([]);
  });

  it('has failed, and says so, even where that cannot be written down', async (test) => {
    const world = await openWorld(test.skip);
    const { exports, jobs } = world.library.services;
    exports.setDestination(world.disks.destination.folder);
    const id = exports.start({
      items: itemsFor(world),
      format: 'zip',
      pictures: AT_BASE,
    });
    world.disks.library.leaveBytes(0);
    const failed = { id, state: 'failed', failure: { code: 'disk.full' } };
    expect(await jobs.finished(id)).toMatchObject(failed);
    expect(await jobs.finished(id)).toMatchObject(failed);
    expect(jobs.list().filter((job) => job.id === id)).toMatchObject([failed]);
    expect(namesIn(world.disks.destination.folder).filter((name) => !name.startsWith('.'))).toEqual(
      [],
    );
  });
});

/** One export that loses its room on the way, and the same again with the room that it asked for. */
async function losing(
  world: World,
  loss: Loss,
  format: 'zip' | 'folder',
  size: number,
): Promise<void> {
  const { library } = world;
  const { exports } = library.services;
  const disk = world.disks[loss.full];
  const leftKb = loss.stepKb === null ? null : size * loss.stepKb;
  const label = `${loss.full} at ${loss.at}, ${format}, ${leftKb ?? 'no name'} kB`;
  const destination = join(world.disks[loss.bundlesOn].folder, 'goi');
  mkdirSync(destination);
  exports.setDestination(destination);
  // Now and then the room goes with the second bundle: the first one stays.
  const bundles = size % 4 === 3 ? 2 : 1;
  const order = { items: itemsFor(world).slice(0, bundles), format, pictures: AT_BASE };
  const isRendering = loss.at === 'packing' && size % 5 === 0 && size % 15 !== 0;
  if (isRendering) rmSync(library.paths.renditions, { recursive: true });
  // A log that is long already is written over and needs no room.
  library.context.database.pragma('wal_checkpoint(TRUNCATE)');
  const before = saved(library);
  const known = new Set(exports.listReceipts(null, 500).map(({ id }) => id));

  const takeRoom = () => {
    if (leftKb === null) disk.leaveNoName();
    else disk.leaveBytes(leftKb * 1024);
  };
  let reached: 'start' | ExportStep = 'start';
  let hasRoom = true;
  if (loss.at === 'start') takeRoom();
  const refusal = await exports
    .exportNow(order, {
      progress: (step, { index }) => {
        reached = step;
        if (!hasRoom || step !== loss.at || index !== bundles) return;
        hasRoom = false;
        takeRoom();
      },
    })
    .then(
      () => null,
      (error: unknown) => error,
    );

  const finished = refusal === null || reached === 'start' ? 0 : bundles - 1;
  await expectWhole(world, destination, known, refusal === null ? bundles : finished, label);
  expect([label, saved(library)]).toEqual([label, before]);
  if (refusal === null) {
    wentThrough += 1;
  } else {
    expect([label, refusal]).toMatchObject([label, { code: 'disk.full' }]);
    expect([label, neededBytes(refusal)]).not.toEqual([label, 0]);
    refusals[momentOf(refusal, reached)] += 1;
    // Pictures that were asked for ahead may still take room.
    disk.giveBack(isRendering || leftKb === null ? undefined : neededBytes(refusal));
    await exports.exportNow(order);
    await expectWhole(world, destination, known, finished + bundles, label);
  }
  disk.giveBack();
  rmSync(destination, { recursive: true });
}

function neededBytes(error: unknown): number {
  return isAppError(error) && 'neededBytes' in error.params ? error.params.neededBytes : 0;
}

function momentOf(error: unknown, reached: 'start' | ExportStep): keyof typeof refusals {
  if (reached === 'start') return 'before work';
  if (reached === 'packing') return 'staging';
  let cause = error;
  while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause;
  return cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_FULL'
    ? 'receipt'
    : 'copying';
}

/** All that was saved but the receipts. */
function saved(library: Library): Record<string, unknown[]> {
  const { bundle: _receipts, ...rest } = dump(library);
  return rest;
}

/** Nothing under way is left; so many bundles lie at the destination, each whole and each with its receipt. */
async function expectWhole(
  { library }: World,
  destination: string,
  known: ReadonlySet<string>,
  bundles: number,
  label: string,
): Promise<void> {
  const { exports } = library.services;
  expect([label, namesIn(library.paths.staging)]).toEqual([label, []]);
  expect(library.context.database.pragma('integrity_check', { simple: true })).toBe('ok');
  const receipts = exports.listReceipts(null, 500).filter(({ id }) => !known.has(id));
  expect([label, namesIn(destination)]).toEqual([label, receipts.map(({ name }) => name).sort()]);
  expect([label, receipts.length]).toEqual([label, bundles]);
  for (const { id } of receipts) {
    expect([label, await exports.verify(id)]).toMatchObject([label, { ok: true, problems: [] }]);
  }
}
