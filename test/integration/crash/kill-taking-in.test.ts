import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPhotoWorkerChild } from '../../../electron/workers/create-photo-worker-child.ts';
import type { StartWorkerProcess } from '../../../electron/workers/photo-worker-client.ts';
import { phoneJpeg, put } from '../../fixtures/make-photos.ts';
import {
  closeTestLibrary,
  openTestLibrary,
  RESOURCES,
  temporaryFolder,
} from '../library/temporary-library.ts';
import { expectRowsAndFilesAgree } from '../photos/rows-and-files.ts';
import { EVERY_PHOTO } from '../photos/take-photos.ts';
import { buildChild, removeChild } from './build-child.ts';

/** Fifty of each with LEN_SAN_KILLS=50: some minutes. */
const KILLS = Number(process.env['LEN_SAN_KILLS'] ?? 15);
const PICTURES = 60;
/** A library is killed so often before a fresh one takes its place: young and grown ones alike. */
const KILLS_PER_LIBRARY = 5;
const WORKER = join(import.meta.dirname, '../../../electron/workers/photo-worker-host-child.ts');

async function makeSource(): Promise<string> {
  const source = join(temporaryFolder(), 'DCIM');
  mkdirSync(source);
  for (let seed = 1; seed <= PICTURES; seed += 1)
    put(source, `${seed}.jpg`, await phoneJpeg({ seed, widthPx: 640, heightPx: 480 }));
  return source;
}

describe('kill -9 while a card is taken in', () => {
  let script = '';
  let source = '';
  beforeAll(async () => {
    script = await buildChild('taking-in-child');
  }, 120_000);

  // Temporary folders go with their test.
  beforeEach(async () => {
    source = await makeSource();
  }, 120_000);

  afterAll(() => removeChild(script));

  it(
    `leaves a row for each file and a file for each row in ${KILLS} kills of the application, and goes on`,
    { timeout: 900_000 },
    async () => {
      let halfWay = 0;
      for (let kill = 0; kill < KILLS;) {
        const folder = temporaryFolder();
        for (let round = 0; round < KILLS_PER_LIBRARY && kill < KILLS; round += 1, kill += 1) {
          await takeInAndKill(script, folder, source);
          const library = await openTestLibrary({ folder });
          await expectRowsAndFilesAgree(library);
          const here = library.services.arrange.count(EVERY_PHOTO).total;
          if (here > 0 && here < PICTURES) halfWay += 1;
          await closeTestLibrary(library);
        }
        const library = await openTestLibrary({ folder });
        const { intake, jobs, arrange } = library.services;
        const [waiting] = intake.listWaiting();
        const jobId = waiting === undefined ? intake.start([source]) : intake.resume(waiting.jobId);
        expect(await jobs.finished(jobId)).toMatchObject({ state: 'done', result: { refused: 0 } });
        const rows = arrange.list(EVERY_PHOTO, 0, PICTURES + 1);
        expect(rows).toHaveLength(PICTURES);
        expect(rows.every(({ isJudged }) => isJudged)).toBe(true);
        await expectRowsAndFilesAgree(library);
        await closeTestLibrary(library);
      }
      expect(halfWay).toBeGreaterThan(0);
      process.stdout.write(
        `      ${KILLS} kills, ${halfWay} of them half-way, 0 rows without file\n`,
      );
    },
  );

  it(
    `loses no picture in ${KILLS} kills of the photo worker: each is in, or named, and comes with the next round`,
    { timeout: 900_000 },
    async () => {
      const workers: number[] = [];
      const startPhotoWorker: StartWorkerProcess = () => {
        const worker = startPhotoWorkerChild();
        if (worker.pid !== undefined) workers.push(worker.pid);
        return worker;
      };
      const library = await openTestLibrary({ startPhotoWorker });
      const { intake, jobs, arrange } = library.services;
      let kills = 0;
      for (let round = 0; kills < KILLS; round += 1) {
        const jobId = intake.start([source]);
        const isRunning = () => jobs.list().find(({ id }) => id === jobId)?.state === 'running';
        while (isRunning() && kills < KILLS) {
          await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 400));
          const pid = workers.at(-1);
          if (pid === undefined || !isRunning()) continue;
          try {
            process.kill(pid, 'SIGKILL');
            kills += 1;
          } catch {
            // It ended by itself in this moment.
          }
        }
        const { state, result, failure } = await jobs.finished(jobId);
        expect({ state, failure }).toEqual({ state: 'done', failure: null });
        const { added = 0, duplicates = 0, refused = 0 } = result ?? {};
        expect(Number(added) + Number(duplicates) + Number(refused)).toBe(PICTURES);
        await expectRowsAndFilesAgree(library);
        if (round > 0 && Number(refused) === 0 && Number(added) === 0) break;
      }
      const last = await jobs.finished(intake.start([source]));
      expect(last).toMatchObject({ state: 'done', result: { refused: 0 } });
      expect(arrange.count(EVERY_PHOTO).total).toBe(PICTURES);
      await expectRowsAndFilesAgree(library);
      process.stdout.write(`      ${kills} kills of the worker, all ${PICTURES} pictures in\n`);
    },
  );
});

async function takeInAndKill(script: string, folder: string, source: string): Promise<void> {
  const child = spawn(process.execPath, [script, folder, RESOURCES, source, WORKER], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Somewhere between the first picture and the last; some come after it, while pictures are judged.
  const killAt = Math.floor(Math.random() * PICTURES);
  let failure: string | null = null;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [word, step, done] = line.split(' ');
    if (word === 'AT' && step === 'photo' && Number(done) >= killAt)
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 60);
    if (line.startsWith('FAILED')) failure = line;
  });
  await new Promise((resolve) => child.on('close', resolve));
  expect(failure).toBeNull();
}
