import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLibrary } from '../../electron/library/open-library.ts';
import { startPhotoWorkerChild } from '../../electron/workers/create-photo-worker-child.ts';
import type { StartWorkerProcess } from '../../electron/workers/photo-worker-client.ts';
import { SCREEN_RENDITIONS, renditionKey } from '../../shared/domain/rendition.ts';
import { phoneJpeg, put } from '../fixtures/make-photos.ts';
import { watchPauses, type Pauses } from './loop-pauses.ts';
import { RESOURCES } from './places.ts';

export interface TakingInTimes {
  readonly intakeSeconds: number;
  readonly judgingSeconds: number;
  /** Processor time of this process and the worker; null where the system does not say. */
  readonly intakeCpuSeconds: number | null;
  /** How long the event loop of this process, which hosts the library, stood still. */
  readonly intakePauses: Pauses;
  readonly judgingPauses: Pauses;
}

/** A library whose takings-in are timed: the copying and the judging apart, as the worker sees them begin. */
export interface TimedLibrary {
  /** @throws when a picture is left out */
  takeIn(sources: readonly string[]): Promise<TakingInTimes>;
  /** Paths of the renditions that were judged. */
  previews(): string[];
  peakRssBytes(): number;
  close(): Promise<void>;
}

const LOOK_MS = 50;

/** The worker runs already, as it does in a session. */
export async function openTakingIn(folder: string): Promise<TimedLibrary> {
  let peakRssBytes = 0;
  let onFirstJudge: (() => void) | null = null;
  let pid: number | undefined;
  const startPhotoWorker: StartWorkerProcess = () => {
    const worker = startPhotoWorkerChild();
    pid = worker.pid;
    return {
      ...worker,
      send: (message) => {
        if (readField(message, 'kind') === 'judge') onFirstJudge?.();
        worker.send(message);
      },
      onMessage: (listener) =>
        worker.onMessage((message) => {
          peakRssBytes = Math.max(peakRssBytes, Number(readField(message, 'rssBytes') ?? 0));
          listener(message);
        }),
    };
  };
  const library = await openLibrary({
    folder,
    resourcesFolder: RESOURCES,
    startPhotoWorker,
    actorFallback: 'bench',
  });
  const { intake, jobs } = library.services;
  const run = async (paths: readonly string[]) => await jobs.finished(intake.start(paths));
  await run([put(folder, 'warm.jpg', await phoneJpeg())]);

  return {
    takeIn: async (sources) => {
      const looking = setInterval(() => {
        peakRssBytes = Math.max(peakRssBytes, rssOf(pid));
      }, LOOK_MS);
      const watch = watchPauses();
      let judgingFrom = 0;
      const cpuBefore = cpuSecondsOf(pid);
      let cpuAfter: number | null = null;
      const seen: Promise<Pauses>[] = [];
      onFirstJudge = () => {
        onFirstJudge = null;
        judgingFrom = performance.now();
        cpuAfter = cpuSecondsOf(pid);
        seen.push(watch.look());
      };
      const started = performance.now();
      const { state, result } = await run(sources);
      const ended = performance.now();
      const [intakePauses] = await Promise.all(seen);
      const judgingPauses = await watch.look();
      watch.stop();
      clearInterval(looking);
      if (state !== 'done' || result?.['added'] !== sources.length || intakePauses === undefined)
        throw new Error(`taking in ended with ${state}: ${JSON.stringify(result)}`);
      return {
        intakeSeconds: (judgingFrom - started) / 1000,
        judgingSeconds: (ended - judgingFrom) / 1000,
        intakeCpuSeconds: cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore,
        intakePauses,
        judgingPauses,
      };
    },
    previews: () =>
      readdirSync(library.paths.renditions).map((name) =>
        join(library.paths.renditions, name, renditionKey(SCREEN_RENDITIONS.preview, '')),
      ),
    peakRssBytes: () => peakRssBytes,
    close: () => library.close(),
  };
}

function readField(message: unknown, name: string): unknown {
  return typeof message === 'object' && message !== null && name in message
    ? (message as Record<string, unknown>)[name]
    : undefined;
}

/** Between pictures the worker tells its memory itself; while it is at one, only the system knows. 0 where it does not say. */
function rssOf(pid: number | undefined): number {
  if (process.platform !== 'linux' || pid === undefined) return 0;
  try {
    const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(line?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Of this process and the worker so far (Linux, proc_pid_stat(5): user and system time in hundredths of a second). */
function cpuSecondsOf(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null;
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const { user, system } = process.cpuUsage();
    return (Number(afterName[11]) + Number(afterName[12])) / 100 + (user + system) / 1e6;
  } catch {
    return null;
  }
}
