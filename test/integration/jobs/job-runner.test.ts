import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import type { JobId } from '../../../shared/domain/ids.ts';
import { jobViewSchema, type JobView } from '../../../shared/ipc/events.ts';
import { createJobRunner } from '../../../electron/jobs/job-runner.ts';
import {
  closeTestLibrary,
  openTestLibrary,
  temporaryFolder,
} from '../library/temporary-library.ts';

async function openWithNews(folder = temporaryFolder()) {
  const news: { name: string; view: JobView; at: number }[] = [];
  const topics: string[] = [];
  const unexpected: { reference: string; error: unknown }[] = [];
  const library = await openTestLibrary({
    folder,
    publish: (name, payload) => {
      if ('topics' in payload) topics.push(...payload.topics);
      else news.push({ name, view: jobViewSchema.parse(payload), at: performance.now() });
    },
    reportUnexpected: (reference, error) => unexpected.push({ reference, error }),
  });
  return { library, jobs: library.services.jobs, news, topics, unexpected };
}

/** Runs until it is told to stop. */
const untilStopped = async ({
  signal,
}: {
  signal: AbortSignal;
}): Promise<Record<string, never>> => {
  while (!signal.aborted) await wait(5);
  signal.throwIfAborted();
  return {};
};

describe('jobs', () => {
  it('run, tell how far they are at most ten times a second, and end with counts', async () => {
    const { jobs, news, topics, library } = await openWithNews();
    const id = jobs.start('fill-demo', { seed: 1 }, async (job) => {
      for (let done = 1; done <= 400; done += 1) {
        job.progress('photo', { file: `${done}.jpg` }, done, 400);
        await wait(1);
      }
      return { added: 400, note: 'xong' };
    });
    expect(jobs.list()).toMatchObject([{ id, kind: 'fill-demo', state: 'running' }]);
    const view = await jobs.finished(id);
    expect(view).toMatchObject({
      state: 'done',
      result: { added: 400, note: 'xong' },
      failure: null,
      step: 'photo',
      done: 400,
      total: 400,
    });
    expect(view.finishedAt).not.toBeNull();
    expect(await jobs.finished(id)).toEqual(view);
    expect(jobs.list()).toEqual([view]);

    const progress = news.filter(({ name }) => name === 'job:progress');
    const spanMs = (progress.at(-1)?.at ?? 0) - (progress[0]?.at ?? 0);
    expect(progress.length).toBeGreaterThan(2);
    expect(progress.length).toBeLessThanOrEqual(spanMs / 95 + 2);
    expect(news.at(-1)?.name).toBe('job:finished');
    await wait(150);
    expect(news.at(-1)?.name).toBe('job:finished');
    expect(topics.filter((topic) => topic === 'jobs')).toHaveLength(2);
    const row = library.context.database
      .prepare('SELECT kind, state, input FROM job WHERE id = ?')
      .get(id);
    expect(row).toEqual({ kind: 'fill-demo', state: 'done', input: '{"seed":1}' });
  });

  it('stop when asked, and a finished one stays what it was', async () => {
    const { jobs } = await openWithNews();
    const id = jobs.start('add-photos', {}, untilStopped);
    jobs.cancel(id);
    expect(await jobs.finished(id)).toMatchObject({
      state: 'cancelled',
      result: null,
      failure: null,
    });
    jobs.cancel(id);
    expect(jobs.list()).toMatchObject([{ state: 'cancelled' }]);
    expect(() => jobs.cancel(crypto.randomUUID() as JobId)).toThrow(
      expect.objectContaining({ code: 'job.not-found' }),
    );
    await expect(jobs.finished(crypto.randomUUID() as JobId)).rejects.toMatchObject({
      code: 'job.not-found',
    });
  });

  it('that finish their work in spite of being stopped are done, and that fail while stopping are failed', async () => {
    const { jobs } = await openWithNews();
    const done = jobs.start('add-photos', {}, async () => ({ added: 1 }));
    jobs.cancel(done);
    expect(await jobs.finished(done)).toMatchObject({ state: 'done', result: { added: 1 } });
    const failed = jobs.start('add-photos', {}, async ({ signal }) => {
      while (!signal.aborted) await wait(5);
      throw new AppError('disk.full', { neededBytes: 5 });
    });
    jobs.cancel(failed);
    expect(await jobs.finished(failed)).toMatchObject({
      state: 'failed',
      failure: { code: 'disk.full' },
    });
  });

  it('fail with a code, its facts, and a reference that the log has too', async () => {
    const { jobs, unexpected } = await openWithNews();
    const known = jobs.start('export-bundles', {}, async () => {
      throw new AppError('export.violations', { count: 3 });
    });
    expect((await jobs.finished(known)).failure).toMatchObject({
      code: 'export.violations',
      params: { count: 3 },
    });
    const cause = new Error('secret path /home/x');
    const unknown = jobs.start('export-bundles', {}, () => {
      throw cause;
    });
    const { failure } = await jobs.finished(unknown);
    expect(failure).toMatchObject({ code: 'app.unexpected', params: {} });
    expect(unexpected).toEqual([{ reference: failure?.reference, error: cause }]);
    expect(JSON.stringify(jobs.list())).not.toContain('secret');
  });

  it('are interrupted when the program ends under them, and say so at the next start', async () => {
    const folder = temporaryFolder();
    const { library, jobs } = await openWithNews(folder);
    const id = jobs.start('add-photos', { paths: ['x'] }, untilStopped);
    // A second runner on the same table is what the next start sees after a crash.
    const next = createJobRunner(library.context);
    expect(next.list()).toMatchObject([
      {
        id,
        state: 'interrupted',
        failure: { code: 'job.interrupted', params: { name: 'add-photos' } },
      },
    ]);
    await closeTestLibrary(library);
  });

  it('have ended, and say so, where that cannot be written down; it is made up for later', async () => {
    const folder = temporaryFolder();
    const { library, jobs, unexpected } = await openWithNews(folder);
    const { database } = library.context;
    const leftRunning = jobs.start('add-photos', {}, untilStopped);
    const id = jobs.start('fill-demo', {}, async () => ({ added: 1 }));
    database.exec(
      "CREATE TEMP TRIGGER full BEFORE UPDATE ON job BEGIN SELECT RAISE (ABORT, 'no room'); END",
    );
    await jobs.finished(id);
    expect(unexpected).toMatchObject([{ reference: id, error: { message: 'no room' } }]);
    expect(await jobs.finished(id)).toMatchObject({ state: 'done', result: { added: 1 } });
    expect(jobs.list().find((job) => job.id === id)).toMatchObject({ state: 'done' });

    // The next start, with the disk still full.
    const next = createJobRunner(library.context);
    expect(next.list()).toMatchObject([{ state: 'interrupted' }, { state: 'interrupted' }]);

    database.exec('DROP TRIGGER full');
    jobs.cancel(leftRunning);
    await jobs.finished(leftRunning);
    await closeTestLibrary(library);
    const states = (await openTestLibrary({ folder })).services.jobs.list();
    expect(new Map(states.map((job) => [job.id, job.state]))).toEqual(
      new Map([
        [leftRunning, 'cancelled'],
        [id, 'done'],
      ]),
    );
  });

  it('are stopped and waited for when the library closes', async () => {
    const { library, jobs } = await openWithNews();
    let hasEnded = false;
    jobs.start('add-photos', {}, async (job) => {
      try {
        return await untilStopped(job);
      } finally {
        await wait(50);
        hasEnded = true;
      }
    });
    await closeTestLibrary(library);
    expect(hasEnded).toBe(true);
  });

  it('are forgotten when two hundred newer ones have ended', async () => {
    const { library } = await openWithNews();
    const insert = library.context.database.prepare(
      `INSERT INTO job (id, kind, state, input, view, started_at, finished_at) VALUES (?, 'fill-demo', 'done', '{}', ?, ?, ?)`,
    );
    for (let number = 0; number < 230; number += 1) {
      const id = library.context.newId();
      const at = new Date(1_700_000_000_000 + number * 1000).toISOString();
      const view: JobView = {
        id: id as JobId,
        kind: 'fill-demo',
        state: 'done',
        step: '',
        stepParams: {},
        done: 0,
        total: 0,
        startedAt: at,
        finishedAt: at,
        result: {},
        failure: null,
      };
      insert.run(id, JSON.stringify(view), at, at);
    }
    createJobRunner(library.context);
    expect(
      library.context.database.prepare('SELECT count(*), min(started_at) FROM job').raw().get(),
    ).toEqual([200, new Date(1_700_000_000_000 + 30 * 1000).toISOString()]);
  });
});
