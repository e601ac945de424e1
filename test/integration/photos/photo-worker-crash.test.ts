import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_EDITS } from '../../../shared/photos/photo-edits.ts';
import { startPhotoWorkerChild } from '../../../electron/workers/create-photo-worker-child.ts';
import type { StartWorkerProcess } from '../../../electron/workers/photo-worker-client.ts';
import { phoneJpeg, put } from '../../fixtures/make-photos.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import { openWorker, probe } from './photo-worker-under-test.ts';

/** The real worker, which gets this signal when a message about `victim` reaches it. */
const struckBy = (
  signal: 'SIGKILL' | 'SIGSTOP',
  victim: string,
  times = Infinity,
): StartWorkerProcess => {
  let left = times;
  return () => {
    const worker = startPhotoWorkerChild();
    return {
      ...worker,
      send: (message) => {
        worker.send(message);
        if (!JSON.stringify(message).includes(victim) || left <= 0 || worker.pid === undefined)
          return;
        left -= 1;
        process.kill(worker.pid, signal);
      },
    };
  };
};

async function makePhotos(folder: string, count: number): Promise<string[]> {
  const bytes = await phoneJpeg();
  return Array.from({ length: count }, (_, index) => put(folder, `anh-${index}.jpg`, bytes));
}

describe('a photo worker that dies', () => {
  it('is started again once without a word when it was killed by chance', async () => {
    const paths = await makePhotos(temporaryFolder(), 8);
    const worker = openWorker({}, struckBy('SIGKILL', 'anh-3.jpg', 1));
    expect(await Promise.all(paths.map((path) => probe(worker, path)))).toEqual(
      paths.map(() => 'ok'),
    );
    expect(worker.stats().started).toBe(2);
  });

  it('is asked for again where the system gives no process, and named where it never does', async () => {
    const paths = await makePhotos(temporaryFolder(), 4);
    let refusals = 1;
    const start: StartWorkerProcess = () => {
      refusals -= 1;
      if (refusals >= 0) throw Object.assign(new Error('spawn ENOMEM'), { code: 'ENOMEM' });
      return startPhotoWorkerChild();
    };
    const worker = openWorker({}, start);
    expect(await Promise.all(paths.map((path) => probe(worker, path)))).toEqual(
      paths.map(() => 'ok'),
    );
    refusals = Infinity;
    const never = openWorker({}, start);
    const verdicts = await Promise.allSettled(paths.map((path) => probe(never, path)));
    for (const verdict of verdicts)
      expect(verdict).toMatchObject({ reason: { code: 'photo.worker-stopped' } });
  });

  it('is started again when it dies between two pictures', async () => {
    const [path = ''] = await makePhotos(temporaryFolder(), 1);
    const worker = openWorker();
    expect(await probe(worker, path)).toBe('ok');
    const { pid } = worker.stats();
    process.kill(pid ?? 0, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await probe(worker, path)).toBe('ok');
    expect(worker.stats().started).toBe(2);
  });

  it('names the picture that kills it every time, and finishes all others', async () => {
    const paths = await makePhotos(temporaryFolder(), 9);
    const worker = openWorker({}, struckBy('SIGKILL', 'anh-4.jpg'));
    const verdicts = await Promise.allSettled(paths.map((path) => probe(worker, path)));
    for (const [index, outcome] of verdicts.entries()) {
      if (index === 4) {
        expect(outcome).toMatchObject({
          reason: { code: 'photo.worker-stopped', params: { file: paths[4] } },
        });
      } else {
        expect(outcome).toEqual({ status: 'fulfilled', value: 'ok' });
      }
    }
    expect(worker.stats().started).toBe(3);
  });

  it('is ended and named when it hangs on a picture twice', async () => {
    const paths = await makePhotos(temporaryFolder(), 5);
    const worker = openWorker({ watchdogMs: 6000 }, struckBy('SIGSTOP', 'anh-2.jpg'));
    const outcomes = await Promise.allSettled(paths.map((path) => probe(worker, path)));
    const failed = outcomes.flatMap((outcome, index) =>
      outcome.status === 'rejected' ? [index] : [],
    );
    expect(failed).toEqual([2]);
    expect(outcomes[2]).toMatchObject({ reason: { code: 'photo.worker-stopped' } });
  });

  it('is replaced after so many pictures or so much memory, losing none', async () => {
    const paths = await makePhotos(temporaryFolder(), 10);
    const byCount = openWorker({ mostPictures: 2 });
    expect(await Promise.all(paths.map((path) => probe(byCount, path)))).toEqual(
      paths.map(() => 'ok'),
    );
    expect(byCount.stats().started).toBeGreaterThanOrEqual(3);
    const byMemory = openWorker({ mostRssBytes: 1 });
    expect(await Promise.all(paths.slice(0, 4).map((path) => probe(byMemory, path)))).toEqual([
      'ok',
      'ok',
      'ok',
      'ok',
    ]);
    expect(byMemory.stats().started).toBeGreaterThanOrEqual(2);
  });

  it('fails what is under way when it is closed, and takes nothing more', async () => {
    const [path = ''] = await makePhotos(temporaryFolder(), 1);
    const worker = openWorker();
    const running = probe(worker, path);
    worker.close();
    await expect(running).rejects.toMatchObject({ code: 'photo.worker-stopped' });
    await expect(probe(worker, path)).rejects.toMatchObject({ code: 'photo.worker-stopped' });
  });

  it('says a full or missing folder apart from a bad picture', async () => {
    const folder = temporaryFolder();
    const [path = ''] = await makePhotos(folder, 1);
    const worker = openWorker();
    const spec = {
      sidePx: 100,
      fit: 'inside' as const,
      format: 'jpeg' as const,
      mostBytes: null,
      quality: 80,
    };
    const rendition = {
      outputPath: join(folder, 'not-there', 'out.jpg'),
      edits: NO_EDITS,
      spec,
    };
    await expect(worker.run({ kind: 'render', path, rendition }, 'a')).rejects.toMatchObject({
      code: 'ENOENT',
    });
    expect(await probe(worker, path)).toBe('ok');
  });
});
