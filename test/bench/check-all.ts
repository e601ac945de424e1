import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { localDay } from '../../electron/listings/local-day.ts';
import { countViolations } from '../../shared/marketplace/check-listing.ts';
import type { BenchResult } from './bench-result.ts';
import { benchDescription, benchListings } from './check-listing.ts';
import { fillLibrary, openBenchLibrary } from './fill-library.ts';

const LISTINGS = 10_000;

/** The job of a person who wants everything checked: 10,000 listings of a real library at every marketplace there is. */
export async function measureCheckAll(): Promise<BenchResult[]> {
  const folder = await fillLibrary(LISTINGS, benchDescription);
  const library = await openBenchLibrary(folder);
  try {
    const { checkAll, jobs, marketplaces, settings } = library.services;
    settings.update({ shownMarketplaces: marketplaces.list().map(({ profile }) => profile.id) });
    const views = marketplaces.inUse();
    const today = localDay(new Date());
    const rss = watchMemory();
    const cpuBefore = process.cpuUsage();
    const start = performance.now();
    const job = await jobs.finished(checkAll.start());
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(cpuBefore);
    const { beforeMb, mostMb, longestMs } = rss.stop();
    // Afterwards: its own garbage is no part of what the job holds.
    const startBare = performance.now();
    for (const listing of benchListings(LISTINGS)) {
      for (const view of views) countViolations(listing, view, { today });
    }
    const bareSeconds = (performance.now() - startBare) / 1000;
    const isDone = job.state === 'done' && job.result?.['checked'] === LISTINGS;
    return [
      {
        name: `check of ${LISTINGS} listings of a library at ${views.length} marketplaces, as a job`,
        value: seconds,
        unit: 's',
        baseline: { name: 'bare loop of the core over as many listings', value: bareSeconds },
        ratio: seconds / bareSeconds,
        target: '< 20 s and < 400 MB',
        met: isDone && seconds < 20 && mostMb < 400,
        note: `${((user + system) / 1e6).toFixed(1)} s of processor time, at most ${mostMb.toFixed(0)} MB resident of which ${beforeMb.toFixed(0)} MB before it began, longest without a breath ${longestMs.toFixed(0)} ms, ended ${job.state}`,
      },
    ];
  } finally {
    await library.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Looks every few milliseconds: how much is resident, and how long nothing else had a turn. */
function watchMemory() {
  const before = process.memoryUsage.rss();
  let most = before;
  let longestMs = 0;
  let isOn = true;
  const watched = (async () => {
    while (isOn) {
      const looked = performance.now();
      await wait(5);
      longestMs = Math.max(longestMs, performance.now() - looked - 5);
      most = Math.max(most, process.memoryUsage.rss());
    }
  })();
  return {
    stop: () => {
      isOn = false;
      void watched;
      return { beforeMb: before / 1_000_000, mostMb: most / 1_000_000, longestMs };
    },
  };
}
