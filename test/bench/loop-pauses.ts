import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { median, type BenchResult } from './bench-result.ts';

/** How long the event loop of a process stood still. */
export interface Pauses {
  readonly longestMs: number;
  readonly p99Ms: number;
  /** The longest without the time in which the system gave the core to somebody else; null where it does not say. */
  readonly longestOwnMs: number | null;
}

export interface PauseWatch {
  /** What was seen since the last look. */
  look(): Promise<Pauses>;
  stop(): void;
}

const RESOLUTION_MS = 1;
/** Asking the system costs: once a millisecond it took a tenth of all that was to be measured. */
const LOOK_MS = 10;

/** Watches the process it runs in. */
export function watchPauses(): PauseWatch {
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  loop.enable();
  let own: number | null = null;
  let last = performance.now();
  let lastWaited = waitedForCoreMs();
  const ticking = setInterval(() => {
    const now = performance.now();
    const waited = waitedForCoreMs();
    if (waited !== null && lastWaited !== null)
      own = Math.max(own ?? 0, now - last - LOOK_MS - (waited - lastWaited));
    last = now;
    lastWaited = waited;
  }, LOOK_MS);
  return {
    look: async () => {
      // Its own timers have to come once more: what stands still at the very end counts as well.
      await wait(2 * RESOLUTION_MS + 1);
      const seen = {
        longestMs: loop.max / 1e6,
        p99Ms: loop.percentile(99) / 1e6,
        longestOwnMs: own,
      };
      loop.reset();
      own = null;
      return seen;
    },
    stop: () => {
      loop.disable();
      clearInterval(ticking);
    },
  };
}

/** Time this thread was ready to run and had no core, in milliseconds since it began (Linux, sched-stats.rst). */
function waitedForCoreMs(): number | null {
  if (process.platform !== 'linux') return null;
  try {
    const fields = readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ');
    return Number(fields[1]) / 1e6;
  } catch {
    return null;
  }
}

const MOST_MS = 50;

/** The figure of "never blocked longer than 50 ms" from one or more looks. */
export function pauseResult(name: string, seen: readonly Pauses[]): BenchResult {
  const longest = Math.max(...seen.map(({ longestMs }) => longestMs));
  const own = seen.flatMap(({ longestOwnMs }) => (longestOwnMs === null ? [] : [longestOwnMs]));
  const ownWords =
    own.length === 0
      ? ''
      : `; without waiting for a core that others held: ${Math.max(...own).toFixed(0)} ms`;
  return {
    name,
    value: longest,
    unit: 'ms',
    baseline: null,
    ratio: null,
    target: `≤ ${MOST_MS} ms`,
    met: longest <= MOST_MS,
    note: `99 of 100 within ${median(seen.map(({ p99Ms }) => p99Ms)).toFixed(1)} ms; longest of each part: ${seen.map(({ longestMs }) => longestMs.toFixed(0)).join(', ')}${ownWords}`,
  };
}
