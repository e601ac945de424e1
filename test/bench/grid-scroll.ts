import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { openLibrary } from '../../electron/library/open-library.ts';
import { startPhotoWorkerChild } from '../../electron/workers/create-photo-worker-child.ts';
import type { Channel } from '../../shared/ipc/channels.ts';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/ipc/result.ts';
import { answerDialogs, launchApp } from '../e2e/launch.ts';
import { percentile, type BenchResult } from './bench-result.ts';
import { fillPhotos } from './fill-photos.ts';
import { makePhoneJpegs } from './photo-sources.ts';
import { RESOURCES } from './places.ts';

const PHOTOS = 2000;
const TAKEN_IN = 200;
const SCROLL_MS = 8000;
/** A turn of the wheel, and how often it comes: as fast as a hand turns it. */
const NOTCH_PX = 240;
const NOTCH_MS = 60;
const MOST_FRAME_MS = 50;

/**
 * The screen Ảnh with 2,000 photos, scrolled without a pause: with nothing beside it, and while 200 pictures of 12
 * megapixels are being taken in.
 */
export async function measureGridScroll(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'len-san-bench-grid-'));
  const card = join(folder, 'DCIM');
  mkdirSync(card);
  try {
    const library = join(folder, 'library');
    await makeLibrary(library, join(folder, 'before'));
    await makePhoneJpegs(card, TAKEN_IN);
    const app = await launchApp({ libraryFolder: library });
    try {
      const { page, application } = app;
      await page.getByRole('link', { name: /^Ảnh/ }).click();
      await page.getByRole('option').first().waitFor();
      // Once there and back: what is slow only the first time is not what is asked.
      await scroll(page, SCROLL_MS / 4);
      const alone = await scroll(page, SCROLL_MS);
      await answerDialogs(application, [[card]]);
      await page.getByRole('button', { name: 'Lấy ảnh', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Lấy cả thư mục hay thẻ nhớ' }).click();
      await page.getByRole('progressbar').first().waitFor();
      await watchMain(application);
      const beside = await scroll(page, SCROLL_MS);
      const main = await pausesOfMain(application);
      await showBareGrid(page);
      await scroll(page, SCROLL_MS / 4);
      const bare = await scroll(page, SCROLL_MS);
      const isRunning = (await runningJobs(page)) > 0;
      return [
        {
          name: `longest frame while scrolling ${PHOTOS} photos beside a taking-in`,
          value: Math.max(...beside),
          unit: 'ms',
          baseline: {
            name: 'the same pictures beside it as a bare page, without any script',
            value: Math.max(...bare),
          },
          ratio: Math.max(...beside) / Math.max(...bare),
          target: `≤ ${MOST_FRAME_MS} ms`,
          met: Math.max(...beside) <= MOST_FRAME_MS,
          note:
            `longer than ${MOST_FRAME_MS} ms: ${framesOf(beside)}; ${framesOf(bare)} of the bare page; with nothing beside it ` +
            `${framesOf(alone)}, the longest ${Math.max(...alone).toFixed(0)} ms; drawn without a graphics card` +
            (isRunning ? '' : '; the taking-in ended before the scrolling did'),
        },
        {
          name: 'longest pause of the main process meanwhile',
          value: main.longestMs,
          unit: 'ms',
          baseline: null,
          ratio: null,
          target: `≤ ${MOST_FRAME_MS} ms`,
          met: main.longestMs <= MOST_FRAME_MS,
          note:
            'of the application itself, asked by the window for every screenful; without waiting for a core that ' +
            `others held: ${main.ownMs.toFixed(0)} ms`,
        },
      ];
    } finally {
      await app.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeLibrary(folder: string, sources: string): Promise<void> {
  const library = await openLibrary({
    folder,
    resourcesFolder: RESOURCES,
    startPhotoWorker: startPhotoWorkerChild,
    actorFallback: 'bench',
  });
  await fillPhotos(library, sources, PHOTOS);
  await library.close();
}

/** Turns the wheel for so long, down and up again. @returns every frame's time in milliseconds */
async function scroll(page: Page, forMs: number): Promise<number[]> {
  const grid = await page.locator('#photo-grid').boundingBox();
  if (grid === null) throw new Error('the grid is not there');
  await page.mouse.move(grid.x + grid.width / 2, grid.y + grid.height / 2);
  const frames = page.evaluate(
    (ms) =>
      new Promise<number[]>((resolve) => {
        const taken: number[] = [];
        const started = performance.now();
        let last = started;
        const tick = (): void => {
          const now = performance.now();
          taken.push(now - last);
          last = now;
          if (now - started < ms) requestAnimationFrame(tick);
          else resolve(taken.slice(1));
        };
        requestAnimationFrame(tick);
      }),
    forMs,
  );
  const started = performance.now();
  while (performance.now() - started < forMs) {
    const isComingBack = performance.now() - started > forMs / 2;
    await page.mouse.wheel(0, isComingBack ? -NOTCH_PX : NOTCH_PX);
    await page.waitForTimeout(NOTCH_MS);
  }
  return await frames;
}

/** What this machine can do beside a taking-in: the same pictures as squares, and nothing else on the page. */
async function showBareGrid(page: Page): Promise<void> {
  const nothing = { householdId: null, listingId: null, flag: null, fromDay: null, toDay: null };
  const { photoIds } = await ask(page, 'photos:list-ids', { filter: { view: 'all', ...nothing } });
  await page.evaluate((ids) => {
    const grid = document.createElement('div');
    grid.id = 'photo-grid';
    grid.style.cssText = 'height:100vh;overflow-y:auto;contain:strict';
    for (const id of ids) {
      const square = new Image();
      square.src = `photo://library/${id}/thumb`;
      square.loading = 'lazy';
      square.decoding = 'async';
      square.style.cssText = 'width:134px;height:134px;margin:5px;object-fit:cover';
      grid.append(square);
    }
    document.body.replaceChildren(grid);
  }, photoIds);
}

async function runningJobs(page: Page): Promise<number> {
  const { jobs } = await ask(page, 'jobs:list', {});
  return jobs.filter(({ state }) => state === 'running').length;
}

async function ask<Name extends Channel>(
  page: Page,
  channel: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  const answer = await page.evaluate(
    ([name, asked]) => {
      // The page has its bridge; the program of the bench knows nothing of windows.
      const { lenSan } = window as unknown as {
        lenSan: { invoke: (...args: unknown[]) => unknown };
      };
      return lenSan.invoke(name, asked);
    },
    [channel, input] as const,
  );
  // What the window itself relies on: an answer is as the contract says.
  const result = answer as Result<Output<Name>>;
  if (!result.ok) throw new Error(`${channel}: ${result.error.code}`);
  return result.data;
}

/** As `watchPauses`, in the process of the application: what is said to it here has to stand by itself. */
async function watchMain(application: ElectronApplication): Promise<void> {
  await application.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const { readFileSync } = process.getBuiltinModule('node:fs');
    const lookMs = 10;
    const waitedMs = (): number =>
      process.platform === 'linux'
        ? Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[1]) / 1e6
        : 0;
    const loop = monitorEventLoopDelay({ resolution: 1 });
    loop.enable();
    let ownMs = 0;
    let last = performance.now();
    let lastWaited = waitedMs();
    setInterval(() => {
      const now = performance.now();
      const waited = waitedMs();
      ownMs = Math.max(ownMs, now - last - lookMs - (waited - lastWaited));
      last = now;
      lastWaited = waited;
    }, lookMs);
    Object.assign(globalThis, { pausesOfMain: () => ({ longestMs: loop.max / 1e6, ownMs }) });
  });
}

interface PausesOfMain {
  readonly longestMs: number;
  /** The longest without the time in which the system gave the core to somebody else. */
  readonly ownMs: number;
}

async function pausesOfMain(application: ElectronApplication): Promise<PausesOfMain> {
  return await application.evaluate(() =>
    (globalThis as unknown as { pausesOfMain: () => PausesOfMain }).pausesOfMain(),
  );
}

function framesOf(frames: readonly number[]): string {
  const long = frames.filter((ms) => ms > MOST_FRAME_MS).length;
  return `${long} of ${frames.length} frames, the middle one ${percentile(frames, 0.5).toFixed(0)} ms`;
}
