import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../../electron/library/open-library.ts';
import { startPhotoWorkerChild } from '../../../electron/workers/create-photo-worker-child.ts';
import type { PhotoFilter } from '../../../shared/domain/studio-photo.ts';
import { NO_EDITS } from '../../../shared/photos/photo-edits.ts';
import { phoneJpeg, put } from '../../fixtures/make-photos.ts';
import { chatCopy, shoot } from '../../fixtures/phone-shoot.ts';
import {
  addHousehold,
  closeTestLibrary,
  listingFields,
  openTestLibrary,
  temporaryFolder,
} from '../library/temporary-library.ts';
import { filesUnder } from './rows-and-files.ts';
import { EVERY_PHOTO, takenIn } from './take-photos.ts';

const HIDDEN: PhotoFilter = { ...EVERY_PHOTO, view: 'hidden' };

const idle = () => new Promise((resolve) => setTimeout(resolve, 10));

function undoNewest({ services }: Library): string {
  const newest = services.journal.undoCandidate();
  services.journal.undo(newest?.batchId ?? '');
  return newest?.name.key ?? '';
}

describe('a round of looking at photos', () => {
  it('gives up a photo that stops the worker, instead of starting over whenever somebody looks', async () => {
    const library = await openTestLibrary({
      startPhotoWorker: () => {
        const worker = startPhotoWorkerChild();
        return {
          ...worker,
          send: (message) => {
            if (JSON.stringify(message).includes('"judge"'))
              process.kill(worker.pid ?? 0, 'SIGKILL');
            else worker.send(message);
          },
        };
      },
    });
    const { jobs } = library.services;
    await takenIn(library, [put(temporaryFolder(), 'a.jpg', await phoneJpeg())]);
    const look = async () =>
      await library.handlers['photos:list']({ filter: EVERY_PHOTO, offset: 0, limit: 10 });
    for (let time = 0; time < 3; time += 1) {
      expect((await look()).rows).toHaveLength(1);
      await jobs.drain();
    }
    expect(jobs.list().filter(({ kind }) => kind === 'judge-photos')).toEqual([]);
  });

  it('are looked at by one job, however many pages are asked for before it begins', async () => {
    const library = await openTestLibrary();
    const { context, handlers, services } = library;
    await takenIn(library, [put(temporaryFolder(), 'a.jpg', await phoneJpeg())]);
    context.database.exec('DELETE FROM photo_judgement');
    const page = { filter: EVERY_PHOTO, offset: 0, limit: 10 };
    // In one breath: neither is waited for.
    void handlers['photos:list'](page);
    void handlers['photos:list'](page);
    await services.jobs.drain();
    const judging = services.jobs.list().filter(({ kind }) => kind === 'judge-photos');
    expect(judging).toMatchObject([{ state: 'done', result: { judged: 1 } }]);
  });

  it('compares what was looked at before a cut and not compared', async () => {
    const library = await openTestLibrary();
    const { judge, arrange } = library.services;
    const folder = temporaryFolder();
    const [, first] = await shoot(folder, { listingIds: [newListing(library)], pictures: 1 });
    await chatCopy(first?.path ?? '', join(folder, 'Zalo'), 'nho.jpg');
    await takenIn(library, [folder]);
    // As a cut between looking and comparing leaves it.
    library.context.database.prepare('UPDATE photo SET twin_of = NULL').run();
    library.context.database.prepare('UPDATE photo_judgement SET is_compared = 0').run();
    expect(await judge.run(new AbortController().signal, () => undefined)).toEqual({
      judged: 0,
      twins: 1,
    });
    expect(arrange.list(HIDDEN, 0, 10).filter(({ twinOf }) => twinOf !== null)).toHaveLength(1);
  });

  it('hides no chat copy again that the officer brought back', async () => {
    const library = await openTestLibrary();
    const folder = temporaryFolder();
    const [, first] = await shoot(folder, { listingIds: [newListing(library)], pictures: 1 });
    await chatCopy(first?.path ?? '', join(folder, 'Zalo'), 'nho.jpg');
    await takenIn(library, [
      join(folder, 'DCIM', '100ANDRO', 'IMG_0002.jpg'),
      join(folder, 'Zalo'),
    ]);
    expect(undoNewest(library)).toBe('photos-twins-hidden');
    await takenIn(library, [put(temporaryFolder(), 'khác.jpg', await phoneJpeg({ seed: 9 }))]);
    const rows = library.services.arrange.list(EVERY_PHOTO, 0, 10);
    expect(rows).toHaveLength(3);
    expect(rows.filter(({ twinOf }) => twinOf !== null)).toEqual([]);
  });
});

describe('a taking-in that is stopped while its photos are looked at', () => {
  it('sorts by its cards when it goes on, though nothing is new then', async () => {
    const library = await openTestLibrary();
    const { intake, jobs, photos } = library.services;
    const listingId = newListing(library);
    const folder = temporaryFolder();
    await shoot(folder, { listingIds: [listingId], pictures: 8 });
    const jobId = intake.start([folder]);
    while (jobs.list().find(({ id }) => id === jobId)?.step !== 'judge') await idle();
    jobs.cancel(jobId);
    expect((await jobs.finished(jobId)).state).toBe('cancelled');
    expect(photos.listFor(listingId)).toEqual([]);
    expect(await jobs.finished(intake.resume(jobId))).toMatchObject({
      state: 'done',
      result: { added: 0, duplicates: 9, cards: 1, sorted: 8 },
    });
    expect(photos.listFor(listingId)).toHaveLength(8);
    // Asked for anew by hand, it moves nothing: what was taken out of a listing stays out.
    library.services.arrange.unassign(photos.listFor(listingId).map(({ id }) => id));
    expect(await takenIn(library, [folder])).toMatchObject({ result: { sorted: 0 } });
    expect(photos.listFor(listingId)).toEqual([]);
  });
});

describe('what a phone handed over', () => {
  it('is kept until it is in the library, and for good when it cannot be used', async () => {
    const library = await openTestLibrary();
    const { fromPhone, folder } = library.paths;
    await closeTestLibrary(library);
    mkdirSync(fromPhone, { recursive: true });
    const sound = await phoneJpeg();
    const broken = sound.subarray(0, 900);
    for (const [bytes, name] of [
      [sound, 'tot.jpg'],
      [broken, 'hong.jpg'],
    ] as const)
      put(fromPhone, `${sha256(bytes)}-${name}`, bytes);

    const again = await openTestLibrary({ folder });
    const { jobs, arrange } = again.services;
    const kept = `khong-dung-duoc/${sha256(broken)}-hong.jpg`;
    while (filesUnder(fromPhone).join() !== kept) await idle();
    await jobs.drain();
    const rows = arrange.list(EVERY_PHOTO, 0, 10);
    expect(rows.map(({ originalName, folder: from }) => [originalName, from])).toEqual([
      ['tot.jpg', 'Điện thoại'],
    ]);
    const roundsBefore = jobs.list().filter(({ kind }) => kind === 'take-in-photos').length;
    await closeTestLibrary(again);
    // Not told again at every start.
    const third = await openTestLibrary({ folder });
    await third.services.jobs.drain();
    const rounds = third.services.jobs.list().filter(({ kind }) => kind === 'take-in-photos');
    expect(rounds).toHaveLength(roundsBefore);
  });
});

describe('edits that are only tried', () => {
  it('leave nothing in the cache, and nothing at all after the next start', async () => {
    const library = await openTestLibrary();
    const { edits, arrange } = library.services;
    await takenIn(library, [put(temporaryFolder(), 'a.jpg', await phoneJpeg())]);
    const [photo] = arrange.list(EVERY_PHOTO, 0, 1);
    if (photo === undefined) throw new Error('no photo came in');
    const before = filesUnder(library.paths.renditions);
    const keys: string[] = [];
    for (let step = 1; step <= 30; step += 1)
      keys.push(await edits.tryEdits(photo.id, { ...NO_EDITS, lightStops: step / 30 }, 'preview'));
    expect(filesUnder(library.paths.renditions)).toEqual(before);
    const { path } = await edits.triedRendition(photo.id, keys.at(-1) ?? '');
    expect(existsSync(path)).toBe(true);
    // What a slider left behind is not kept for ever either.
    expect(filesUnder(library.paths.staging).length).toBeLessThanOrEqual(20);
    const { folder } = library.paths;
    await closeTestLibrary(library);
    const again = await openTestLibrary({ folder });
    expect(readdirSync(again.paths.staging)).toEqual([]);
  });
});

function newListing(library: Library) {
  return library.services.listings.create(listingFields(addHousehold(library))).id;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
