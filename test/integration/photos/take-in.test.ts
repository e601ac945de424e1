import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { phoneJpeg, put } from '../../fixtures/make-photos.ts';
import { openTestLibrary, temporaryFolder } from '../library/temporary-library.ts';
import { expectRowsAndFilesAgree } from './rows-and-files.ts';
import { EVERY_PHOTO, takenIn } from './take-photos.ts';

async function card(): Promise<string> {
  const source = join(temporaryFolder(), 'DCIM');
  mkdirSync(join(source, '100ANDRO'), { recursive: true });
  mkdirSync(join(source, '101ANDRO'), { recursive: true });
  for (let seed = 1; seed <= 3; seed += 1)
    put(
      join(source, '100ANDRO'),
      `IMG_${seed}.jpg`,
      await phoneJpeg({ seed, widthPx: 700 + seed }),
    );
  put(join(source, '101ANDRO'), 'IMG_4.jpg', await phoneJpeg({ seed: 4 }));
  put(join(source, '101ANDRO'), 'ghi chú.txt', Buffer.from('không phải ảnh'));
  put(join(source, '101ANDRO'), 'hỏng.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]));
  return source;
}

describe('taking in a card', () => {
  it('keeps folders as groups, skips what is known, names what is refused, and never touches the source', async () => {
    const library = await openTestLibrary();
    const source = await card();
    const before = fingerprints(source);
    const first = await takenIn(library, [source]);
    expect(first).toMatchObject({
      state: 'done',
      result: { added: 4, duplicates: 0, refused: 1, refusals: 'hỏng.jpg\tphoto.damaged' },
    });
    const { arrange } = library.services;
    const rows = arrange.list(EVERY_PHOTO, 0, 10);
    const { total, counts } = arrange.count(EVERY_PHOTO);
    expect(total).toBe(4);
    expect(counts).toMatchObject({ unassigned: 4, all: 4 });
    expect(rows.map(({ folder, originalName }) => `${folder}/${originalName}`)).toEqual([
      'DCIM/100ANDRO/IMG_1.jpg',
      'DCIM/100ANDRO/IMG_2.jpg',
      'DCIM/100ANDRO/IMG_3.jpg',
      'DCIM/101ANDRO/IMG_4.jpg',
    ]);
    expect(rows.every(({ isJudged }) => isJudged)).toBe(true);

    const again = await takenIn(library, [source]);
    expect(again.result).toMatchObject({ added: 0, duplicates: 4, refused: 1 });
    expect(fingerprints(source)).toEqual(before);
    await expectRowsAndFilesAgree(library);
  });

  it('goes on after the stick was pulled out: what was copied stays, and nothing is copied twice', async () => {
    const library = await openTestLibrary();
    const source = await card();
    const spare = join(temporaryFolder(), 'DCIM');
    cpSync(source, spare, { recursive: true });
    rmSync(source, { recursive: true });
    const failed = await takenIn(library, [source]);
    expect(failed).toMatchObject({ state: 'failed', failure: { code: 'photo.source-gone' } });
    const [waiting, ...others] = library.services.intake.listWaiting();
    expect(others).toEqual([]);
    expect(waiting).toMatchObject({ name: 'DCIM' });
    if (waiting === undefined) throw new Error('nothing waits');

    cpSync(spare, source, { recursive: true });
    const resumed = library.services.intake.resume(waiting.jobId);
    expect(await library.services.jobs.finished(resumed)).toMatchObject({
      state: 'done',
      result: { added: 4 },
    });
    expect(library.services.intake.listWaiting()).toEqual([]);
    await expectRowsAndFilesAgree(library);
  });

  it('keeps what is done when it is stopped, and offers to go on until it is given up', async () => {
    const library = await openTestLibrary();
    const source = join(temporaryFolder(), 'nhiều');
    mkdirSync(source);
    for (let seed = 1; seed <= 40; seed += 1)
      put(source, `${seed}.jpg`, await phoneJpeg({ seed, widthPx: 320, heightPx: 240 }));
    const { intake, jobs } = library.services;
    const jobId = intake.start([source]);
    while ((jobs.list().find(({ id }) => id === jobId)?.done ?? 0) < 5)
      await new Promise((resolve) => setTimeout(resolve, 5));
    jobs.cancel(jobId);
    expect((await jobs.finished(jobId)).state).toBe('cancelled');
    const here = library.services.arrange.count(EVERY_PHOTO).total;
    expect(here).toBeGreaterThan(0);
    await expectRowsAndFilesAgree(library);
    expect(intake.listWaiting().map(({ jobId: id }) => id)).toEqual([jobId]);
    intake.forget(jobId);
    expect(intake.listWaiting()).toEqual([]);
    expect(await takenIn(library, [source])).toMatchObject({
      result: { added: 40 - here, duplicates: here },
    });
    expect(readdirSync(library.paths.staging)).toEqual([]);
  });
});

/** Everything that a look could have changed. */
function fingerprints(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .toSorted()
    .map((name) => {
      const { mtimeMs, size } = statSync(join(folder, name));
      expect(existsSync(join(folder, name))).toBe(true);
      return `${name} ${size} ${mtimeMs}`;
    });
}
