import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ListingId } from '../../../shared/domain/ids.ts';
import type { JobView } from '../../../shared/ipc/events.ts';
import { sha256Bytes } from '../../../electron/files/checksum.ts';
import type { Library } from '../../../electron/library/open-library.ts';
import { startPhotoWorkerChild } from '../../../electron/workers/create-photo-worker-child.ts';
import {
  cameraRaw,
  heicBytes,
  heicHead,
  phoneJpeg,
  pictureAs,
  put,
} from '../../fixtures/make-photos.ts';
import {
  addHousehold,
  closeTestLibrary,
  dump,
  listingFields,
  openTestLibrary,
  temporaryFolder,
} from '../library/temporary-library.ts';
import { expectRowsAndFilesAgree, filesUnder } from './rows-and-files.ts';

function addListing(library: Library): ListingId {
  return library.services.listings.create(listingFields(addHousehold(library))).id;
}

describe('adding photos', () => {
  it('takes the good ones, names the others, and touches no source', async () => {
    const library = await openTestLibrary();
    const { photos } = library.services;
    const listingId = addListing(library);
    const source = temporaryFolder();
    const jpeg = await phoneJpeg({ orientation: 6, gps: true, seed: 2 });
    const paths = [
      put(source, 'mật-ong.jpg', jpeg),
      put(source, 'đóng gói.png', await pictureAs('png')),
      put(source, 'copy of first.jpg', jpeg),
      put(source, 'iphone.heic', heicBytes('turned')),
      put(source, 'cut.heic', heicHead()),
      put(source, 'nikon.nef', cameraRaw()),
      put(source, 'notes.txt', Buffer.from('not a picture')),
      put(source, 'cut.jpg', jpeg.subarray(0, 8000)),
      put(source, 'empty.jpg', Buffer.alloc(0)),
      join(source, 'not-there.jpg'),
      'relative.jpg',
      '\\\\host\\share\\x.jpg',
      '//host/share/y.jpg',
    ];
    const before = paths.slice(0, 9).map((path) => statSync(path).mtimeMs);
    const added = await photos.addFiles(listingId, paths);
    expect({ added: added.added, duplicates: added.duplicates }).toEqual({
      added: 3,
      duplicates: 1,
    });
    expect(added.refused.map(({ file, refusal }) => `${file} ${refusal}`).toSorted()).toEqual(
      [
        'cut.heic photo.damaged',
        'nikon.nef photo.camera-raw',
        'notes.txt photo.not-a-picture',
        'cut.jpg photo.damaged',
        'empty.jpg photo.empty',
        'not-there.jpg photo.unreadable',
        'relative.jpg photo.unreadable',
        'x.jpg photo.unreadable',
        'y.jpg photo.unreadable',
      ].toSorted(),
    );
    expect(paths.slice(0, 9).map((path) => statSync(path).mtimeMs)).toEqual(before);

    const listed = photos.listFor(listingId);
    expect(listed.map((photo) => [photo.originalName, photo.format, photo.refusal])).toEqual([
      ['mật-ong.jpg', 'jpeg', null],
      ['đóng gói.png', 'png', null],
      ['iphone.heic', 'heic', null],
    ]);
    expect(listed[0]).toMatchObject({
      widthPx: 640,
      heightPx: 480,
      hasGps: true,
      editsKey: '',
      sizeBytes: jpeg.byteLength,
    });
    expect(listed[2]).toMatchObject({ widthPx: 640, heightPx: 480, hasGps: true });
    await expectRowsAndFilesAgree(library);

    const [first, , heic] = listed;
    if (!first || !heic) throw new Error('photos are missing');
    expect(readFileSync(photos.originalFor(first.id).path)).toEqual(jpeg);
    expect(readFileSync(photos.originalFor(heic.id).path)).toEqual(heicBytes('turned'));
    expect((await photos.screenRendition(heic.id, 'thumb')).sizeBytes).toBeGreaterThan(500);
    // Made while adding: nothing is decoded again to show it.
    const { started } = { started: filesUnder(library.paths.renditions).length };
    expect(started).toBe(6);
    expect((await photos.screenRendition(first.id, 'thumb')).sizeBytes).toBeGreaterThan(500);
    expect(filesUnder(library.paths.renditions)).toHaveLength(6);
  });

  it('opens HEICs that an older version kept without opening them', async () => {
    const library = await openTestLibrary();
    const { photos, journal, judge } = library.services;
    const look = () => judge.run(new AbortController().signal, () => undefined);
    const listingId = addListing(library);
    const source = temporaryFolder();
    await photos.addFiles(listingId, [put(source, 'a.heic', heicBytes('turned'))]);
    library.context.database
      .prepare(
        `UPDATE photo SET refusal = 'photo.heic', width_px = 0, height_px = 0, has_gps = 0, finished_width_px = 0`,
      )
      .run();
    await look();
    expect(photos.listFor(listingId)).toMatchObject([
      { refusal: null, widthPx: 640, heightPx: 480, hasGps: true },
    ]);
    expect(journal.undoCandidate()?.name).toMatchObject({ key: 'photos-opened' });
  });

  it('is one batch, taken back and brought back whole', async () => {
    const library = await openTestLibrary();
    const { photos, journal } = library.services;
    const listingId = addListing(library);
    const source = temporaryFolder();
    const paths = [1, 2, 3].map(async (seed) =>
      put(source, `${seed}.jpg`, await phoneJpeg({ seed })),
    );
    await photos.addFiles(listingId, await Promise.all(paths));
    const after = dump(library);
    const batch = journal.undoCandidate();
    expect(batch?.name).toMatchObject({ key: 'photos-added', params: { count: 3 } });
    journal.undo(batch?.batchId ?? '');
    expect(photos.listFor(listingId)).toEqual([]);
    journal.undo(journal.history(null, 1)[0]?.batchId ?? '');
    expect(dump(library)).toEqual(after);
    await expectRowsAndFilesAgree(library);
  });

  it('notices the same picture again, and shares it between listings', async () => {
    const library = await openTestLibrary();
    const { photos } = library.services;
    const [one, other] = [
      addListing(library),
      library.services.listings.create(
        listingFields(addHousehold(library, { phone: '0912345679' })),
      ).id,
    ];
    const path = put(temporaryFolder(), 'a.jpg', await phoneJpeg());
    expect(await photos.addFiles(one, [path])).toEqual({ added: 1, duplicates: 0, refused: [] });
    expect(await photos.addFiles(one, [path])).toEqual({ added: 0, duplicates: 1, refused: [] });
    const [photo] = photos.listFor(one);
    if (!photo) throw new Error('the photo is missing');
    library.services.edits.turn([photo.id], 3);
    expect(await photos.addFiles(other, [path])).toEqual({ added: 1, duplicates: 0, refused: [] });
    // Which way is up belongs to the picture.
    expect(photos.listFor(other)).toMatchObject([{ id: photo.id, widthPx: 480, heightPx: 640 }]);
    photos.remove(one, photo.id);
    expect(photos.listFor(one)).toEqual([]);
    expect(existsSync(photos.originalFor(photo.id).path)).toBe(true);
    await expectRowsAndFilesAgree(library);
  });

  it('searches folders in the order a person reads them, following no link', async () => {
    const library = await openTestLibrary();
    const listingId = addListing(library);
    const source = temporaryFolder();
    const outside = put(temporaryFolder(), 'outside.jpg', await phoneJpeg({ seed: 9 }));
    mkdirSync(join(source, 'b', 'deep'), { recursive: true });
    for (const [name, seed] of [
      ['ảnh 10.jpg', 1],
      ['ảnh 2.jpg', 2],
      ['b/deep/ảnh 1.jpg', 3],
      ['b/.hidden.jpg', 4],
    ] as const) {
      put(source, name, await phoneJpeg({ seed }));
    }
    put(source, 'Thumbs.db', Buffer.alloc(10));
    put(source, 'b/broken.jpg', Buffer.from('text'));
    symlinkSync(outside, join(source, 'link.jpg'));
    symlinkSync(source, join(source, 'b', 'loop'));
    const added = await library.services.photos.addFiles(listingId, [source]);
    expect(library.services.photos.listFor(listingId).map((photo) => photo.originalName)).toEqual([
      'ảnh 2.jpg',
      'ảnh 10.jpg',
      'ảnh 1.jpg',
    ]);
    expect(added.refused.toSorted((a, b) => (a.file < b.file ? -1 : 1))).toEqual([
      { file: 'broken.jpg', refusal: 'photo.not-a-picture' },
      { file: 'link.jpg', refusal: 'photo.unreadable' },
    ]);
  });

  it(
    'puts no more than thirty into a listing and says which stayed out',
    { timeout: 120_000 },
    async () => {
      const library = await openTestLibrary();
      const listingId = addListing(library);
      const source = temporaryFolder();
      for (let seed = 1; seed <= 32; seed += 1)
        put(source, `${seed}.jpg`, await phoneJpeg({ seed, widthPx: 64, heightPx: 48 }));
      const added = await library.services.photos.addFiles(listingId, [source]);
      expect(added).toEqual({
        added: 30,
        duplicates: 0,
        refused: [
          { file: '31.jpg', refusal: 'photo.too-many' },
          { file: '32.jpg', refusal: 'photo.too-many' },
        ],
      });
      expect(library.services.photos.listFor(listingId).map((photo) => photo.originalName)).toEqual(
        Array.from({ length: 30 }, (_, index) => `${index + 1}.jpg`),
      );
      await expectRowsAndFilesAgree(library);
    },
  );

  it('goes on when one picture kills the worker every time', async () => {
    const library = await openTestLibrary({
      startPhotoWorker: () => {
        const worker = startPhotoWorkerChild();
        return {
          ...worker,
          send: (message) => {
            worker.send(message);
            // The second file of the adding lies in staging under this name.
            if (JSON.stringify(message).includes('1.original') && worker.pid !== undefined)
              process.kill(worker.pid, 'SIGKILL');
          },
        };
      },
    });
    const listingId = addListing(library);
    const source = temporaryFolder();
    for (let seed = 1; seed <= 4; seed += 1) put(source, `${seed}.jpg`, await phoneJpeg({ seed }));
    expect(await library.services.photos.addFiles(listingId, [source])).toEqual({
      added: 3,
      duplicates: 0,
      refused: [{ file: '2.jpg', refusal: 'photo.too-slow' }],
    });
    await expectRowsAndFilesAgree(library);
  });

  it('is told of as a job, which can be stopped and then leaves nothing', async () => {
    const told: JobView[] = [];
    let stopAtFirstNews = false;
    const library = await openTestLibrary({
      publish: (name, payload) => {
        if (name !== 'job:progress' && name !== 'job:finished') return;
        const view = payload as JobView;
        told.push(view);
        if (!stopAtFirstNews || name !== 'job:progress') return;
        stopAtFirstNews = false;
        library.services.jobs.cancel(view.id);
      },
    });
    const { photos, jobs } = library.services;
    const listingId = addListing(library);
    const source = temporaryFolder();
    for (let seed = 1; seed <= 6; seed += 1) put(source, `${seed}.jpg`, await phoneJpeg({ seed }));
    put(source, 'bad.jpg', Buffer.from('x'));
    stopAtFirstNews = true;
    const stoppedId = photos.startAdding(listingId, [source]);
    expect(await jobs.finished(stoppedId)).toMatchObject({ state: 'cancelled', failure: null });
    expect(photos.listFor(listingId)).toEqual([]);
    await expectRowsAndFilesAgree(library);

    const job = await jobs.finished(photos.startAdding(listingId, [source]));
    expect(job).toMatchObject({
      kind: 'add-photos',
      state: 'done',
      result: { added: 6, duplicates: 0, refused: 1, refusals: 'bad.jpg\tphoto.not-a-picture' },
    });
    expect(
      told.some((view) => view.id === job.id && view.step === 'photo' && view.total === 6),
    ).toBe(true);
    expect(() => photos.startAdding(crypto.randomUUID() as ListingId, [source])).toThrow(
      expect.objectContaining({ code: 'listing.not-found' }),
    );
  });

  it('takes a picture from the clipboard', async () => {
    const library = await openTestLibrary();
    const listingId = addListing(library);
    const jobId = library.services.photos.startAddingPasted(
      listingId,
      new Uint8Array(await pictureAs('png')),
    );
    expect(await library.services.jobs.finished(jobId)).toMatchObject({
      state: 'done',
      result: { added: 1 },
    });
    expect(library.services.photos.listFor(listingId)).toMatchObject([{ format: 'png' }]);
    await expectRowsAndFilesAgree(library);
  });
});

describe('photos of a listing', () => {
  async function withThree() {
    const library = await openTestLibrary();
    const listingId = addListing(library);
    const source = temporaryFolder();
    for (let seed = 1; seed <= 3; seed += 1) put(source, `${seed}.jpg`, await phoneJpeg({ seed }));
    await library.services.photos.addFiles(listingId, [source]);
    const names = () =>
      library.services.photos.listFor(listingId).map((photo) => photo.originalName);
    return {
      library,
      listingId,
      names,
      ids: library.services.photos.listFor(listingId).map((photo) => photo.id),
    };
  }

  it('are put in order, taken out and turned, each as one step that can be undone', async () => {
    const { library, listingId, names, ids } = await withThree();
    const { photos, journal } = library.services;
    const [one, two, three] = ids;
    if (!one || !two || !three) throw new Error('photos are missing');
    const undo = () => journal.undo(journal.undoCandidate()?.batchId ?? '');
    photos.reorder(listingId, [three, one, two]);
    expect(names()).toEqual(['3.jpg', '1.jpg', '2.jpg']);
    undo();
    expect(names()).toEqual(['1.jpg', '2.jpg', '3.jpg']);
    photos.reorder(listingId, [two]);
    expect(names()).toEqual(['2.jpg', '1.jpg', '3.jpg']);
    photos.remove(listingId, one);
    expect(names()).toEqual(['2.jpg', '3.jpg']);
    undo();
    expect(names()).toEqual(['2.jpg', '1.jpg', '3.jpg']);
    const upright = await photos.screenRendition(one, 'preview');
    library.services.edits.turn([one], 1);
    const turned = await photos.screenRendition(one, 'preview');
    expect(turned.path).not.toBe(upright.path);
    expect(() => photos.remove(listingId, crypto.randomUUID() as typeof one)).toThrow(
      expect.objectContaining({ code: 'photo.not-found' }),
    );
  });

  it('get each rendition made once, however many ask, and again when the cache is deleted', async () => {
    const { library, ids } = await withThree();
    const { photos } = library.services;
    const [one] = ids;
    if (!one) throw new Error('photos are missing');
    const spec = {
      sidePx: 500,
      fit: 'pad-square',
      format: 'webp',
      mostBytes: 40_000,
      quality: 90,
    } as const;
    const asked = await Promise.all(
      Array.from({ length: 12 }, () => photos.renditionFile(one, spec)),
    );
    expect(new Set(asked.map(({ path }) => path)).size).toBe(1);
    const [made] = asked;
    expect(statSync(made?.path ?? '').size).toBe(made?.sizeBytes);
    const madeAt = statSync(made?.path ?? '').mtimeMs;
    await photos.renditionFile(one, spec);
    expect(statSync(made?.path ?? '').mtimeMs).toBe(madeAt);
    expect(filesUnder(library.paths.renditions).filter((path) => path.endsWith('.part'))).toEqual(
      [],
    );

    rmSync(library.paths.renditions, { recursive: true });
    expect(await photos.renditionFile(one, spec)).toEqual(made);
    expect((await photos.screenRendition(one, 'thumb')).sizeBytes).toBeGreaterThan(0);
  });
});

describe('a failure between files and rows', () => {
  it('takes the files back at once', async () => {
    const library = await openTestLibrary();
    const listingId = addListing(library);
    library.context.database.exec(
      `CREATE TEMP TRIGGER stop BEFORE INSERT ON photo BEGIN SELECT RAISE(ABORT, 'no'); END`,
    );
    const path = put(temporaryFolder(), 'a.jpg', await phoneJpeg());
    await expect(library.services.photos.addFiles(listingId, [path])).rejects.toThrow('no');
    expect(filesUnder(library.paths.originals)).toEqual([]);
    library.context.database.exec('DROP TRIGGER stop');
    expect(await library.services.photos.addFiles(listingId, [path])).toMatchObject({ added: 1 });
    await expectRowsAndFilesAgree(library);
  });

  it('does not disturb addings beside it, even of the same pictures', async () => {
    const library = await openTestLibrary();
    const listingId = addListing(library);
    const source = temporaryFolder();
    for (let seed = 1; seed <= 4; seed += 1) put(source, `${seed}.jpg`, await phoneJpeg({ seed }));
    const added = await Promise.all(
      [1, 2, 3].map(() => library.services.photos.addFiles(listingId, [source])),
    );
    expect(added.reduce((sum, each) => sum + each.added, 0)).toBe(4);
    expect(added.reduce((sum, each) => sum + each.duplicates, 0)).toBe(8);
    expect(library.services.photos.listFor(listingId)).toHaveLength(4);
    await expectRowsAndFilesAgree(library);
  });
});

describe('a crash between files and rows', () => {
  it('is taken back at the next opening; what an undo may need stays', async () => {
    const folder = temporaryFolder();
    const library = await openTestLibrary({ folder });
    const listingId = addListing(library);
    const kept = put(temporaryFolder(), 'kept.jpg', await phoneJpeg({ seed: 5 }));
    await library.services.photos.addFiles(listingId, [kept]);
    library.services.journal.undo(library.services.journal.undoCandidate()?.batchId ?? '');
    const keptFiles = filesUnder(library.paths.originals);
    expect(keptFiles).toHaveLength(1);

    // The power fails after the originals have their names and before the rows are written.
    const lost = await phoneJpeg({ seed: 6 });
    const sha256 = sha256Bytes(lost);
    mkdirSync(join(library.paths.originals, sha256.slice(0, 2)), { recursive: true });
    put(join(library.paths.originals, sha256.slice(0, 2)), `${sha256}.jpg`, lost);
    const staging = join(folder, 'staging', 'add-00000000-0000-7000-8000-000000000000');
    mkdirSync(staging);
    const originals = [
      { sha256, format: 'jpeg' },
      { sha256: keptFiles[0]?.slice(3, 67) ?? '', format: 'jpeg' },
    ];
    put(staging, 'placing.json', Buffer.from(JSON.stringify({ originals })));
    await closeTestLibrary(library);

    const again = await openTestLibrary({ folder });
    expect(filesUnder(again.paths.originals)).toEqual(keptFiles);
    expect(readdirSync(again.paths.staging)).toEqual([]);
    // The undone adding can be brought back, file and row.
    again.services.journal.undo(again.services.journal.history(null, 1)[0]?.batchId ?? '');
    await expectRowsAndFilesAgree(again);
  });

  it('takes nothing back outside the library, whatever lies in its staging folder', async () => {
    const folder = temporaryFolder();
    await closeTestLibrary(await openTestLibrary({ folder }));
    const foreign = put(temporaryFolder(), 'quan-trong.txt', Buffer.from('của người khác'));
    const staging = join(folder, 'staging', 'add-00000000-0000-7000-8000-000000000000');
    mkdirSync(staging);
    const originals = [{ sha256: '0'.repeat(64), path: foreign }];
    put(staging, 'placing.json', Buffer.from(JSON.stringify({ originals })));
    const library = await openTestLibrary({ folder });
    expect(readFileSync(foreign, 'utf8')).toBe('của người khác');
    expect(readdirSync(library.paths.staging)).toEqual([]);
  });
});
