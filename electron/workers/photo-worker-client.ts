import { AppError } from '../../shared/errors.ts';
import type { PhotoFormat, PhotoRefusal } from '../../shared/domain/photo.ts';
import { asDiskError } from '../files/disk-error.ts';
import {
  photoReplySchema,
  type PhotoDone,
  type PhotoReply,
  type PhotoTask,
} from './photo-messages.ts';

/** A started worker, whatever kind of process it is. */
export interface WorkerProcess {
  readonly pid: number | undefined;
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Ended or never came up; may be told more than once. */
  onExit(listener: () => void): void;
  kill(): void;
}
export type StartWorkerProcess = () => WorkerProcess;

/** The picture's own fault, as opposed to a failure of the work. */
export interface RefusedPicture {
  readonly refusal: PhotoRefusal;
  readonly format: PhotoFormat;
}
export type PhotoAnswer = { readonly done: PhotoDone } | { readonly refused: RefusedPicture };

export interface PhotoWorkerOptions {
  /** Time for one picture, in milliseconds; then its worker is ended. */
  readonly watchdogMs?: number;
  /** A worker that made this many pictures, or grew to this size, is replaced before the next one. */
  readonly mostPictures?: number;
  readonly mostRssBytes?: number;
  /** Requests at the worker at once; each decodes with one thread. */
  readonly inFlight?: number;
}

export interface PhotoWorkerClient {
  /**
   * Does one task. `file` is the name a person knows the picture by. A worker that dies or hangs is started again
   * once without a word, and what it was doing is repeated picture by picture, so that the guilty one is known.
   * @throws AppError 'photo.worker-stopped' {file} | 'disk.full' | 'disk.failed'
   */
  run(task: PhotoTask, file: string): Promise<PhotoAnswer>;
  /** For measurements: largest memory of any worker so far, and how many were started. */
  stats(): {
    readonly peakRssBytes: number;
    readonly started: number;
    readonly pid: number | undefined;
  };
  /** Ends the worker. Tasks under way fail. */
  close(): void;
}

const WATCHDOG_MS = 15_000;
const MOST_PICTURES = 1000;
const MOST_RSS_BYTES = 400 * 1024 * 1024;
/** Two decode, the third is being read or synced; each decodes with one thread. */
const IN_FLIGHT = 3;
const MOST_TRIES = 2;
/** Until a worker that could not be started is started again: time for others to end. */
const START_PAUSE_MS = 250;

interface Pending {
  readonly id: number;
  readonly task: PhotoTask;
  readonly file: string;
  tries: number;
  watchdog: NodeJS.Timeout | null;
  /** How often its watchdog was wound up again. */
  extensions: number;
  readonly resolve: (answer: PhotoAnswer) => void;
  readonly reject: (error: unknown) => void;
}

export function createPhotoWorkerClient(
  start: StartWorkerProcess,
  options: PhotoWorkerOptions = {},
): PhotoWorkerClient {
  const watchdogMs = options.watchdogMs ?? WATCHDOG_MS;
  const mostPictures = options.mostPictures ?? MOST_PICTURES;
  const mostRssBytes = options.mostRssBytes ?? MOST_RSS_BYTES;
  const mostInFlight = options.inFlight ?? IN_FLIGHT;

  const waiting: Pending[] = [];
  const running = new Map<number, Pending>();
  let worker: WorkerProcess | null = null;
  let lastId = 0;
  let started = 0;
  let pictures = 0;
  let peakRssBytes = 0;
  let isWornOut = false;
  let isClosed = false;

  function ensureWorker(): WorkerProcess {
    if (worker) return worker;
    const fresh = start();
    worker = fresh;
    started += 1;
    pictures = 0;
    isWornOut = false;
    fresh.onMessage((message) => {
      if (worker === fresh) receive(message);
    });
    fresh.onExit(() => {
      if (worker === fresh) lose();
    });
    return fresh;
  }

  function receive(message: unknown): void {
    const parsed = photoReplySchema.safeParse(message);
    if (!parsed.success) {
      stop();
      lose();
      return;
    }
    const reply = parsed.data;
    peakRssBytes = Math.max(peakRssBytes, reply.rssBytes);
    pictures += 1;
    if (pictures >= mostPictures || reply.rssBytes >= mostRssBytes) isWornOut = true;
    const pending = running.get(reply.id);
    if (pending) {
      running.delete(reply.id);
      if (pending.watchdog) clearTimeout(pending.watchdog);
      settle(pending, reply);
    }
    for (const other of running.values()) waitLonger(other);
    pump();
  }

  /**
   * A HEIC blocks the worker while it decodes: those beside it wait without being at fault, each for as many pictures
   * as may stand before it.
   */
  function waitLonger(pending: Pending): void {
    if (pending.extensions >= mostInFlight - 1 || pending.watchdog === null) return;
    pending.extensions += 1;
    pending.watchdog.refresh();
  }

  /** The worker is gone. Its pictures are suspects now: each is tried once more, alone. */
  function lose(): void {
    worker = null;
    const suspects = [...running.values()];
    running.clear();
    for (const suspect of suspects) {
      if (suspect.watchdog) clearTimeout(suspect.watchdog);
      if (isClosed || suspect.tries >= MOST_TRIES) {
        suspect.reject(new AppError('photo.worker-stopped', { file: suspect.file }));
      }
    }
    waiting.unshift(...suspects.filter((suspect) => !isClosed && suspect.tries < MOST_TRIES));
    pump();
  }

  function stop(): void {
    const old = worker;
    worker = null;
    old?.kill();
  }

  function pump(): void {
    if (isWornOut && running.size === 0) stop();
    while (mayStartNext()) {
      const next = waiting.shift();
      if (!next) return;
      if (!begin(next)) return;
    }
  }

  function mayStartNext(): boolean {
    const next = waiting[0];
    if (!next || isClosed) return false;
    if (isWornOut && worker) return false;
    const isSuspectRunning = [...running.values()].some((pending) => pending.tries > 1);
    if (isSuspectRunning || next.tries > 0) return running.size === 0;
    return running.size < mostInFlight;
  }

  /** @returns false where no worker could be started. */
  function begin(pending: Pending): boolean {
    pending.tries += 1;
    pending.extensions = 0;
    running.set(pending.id, pending);
    try {
      ensureWorker().send({ ...pending.task, id: pending.id });
    } catch (error) {
      // The system gives no process just now: a short memory, too many of them. As if it had died.
      running.delete(pending.id);
      if (pending.tries < MOST_TRIES) waiting.unshift(pending);
      else {
        const { file } = pending;
        pending.reject(new AppError('photo.worker-stopped', { file }, { cause: error }));
      }
      setTimeout(pump, START_PAUSE_MS);
      return false;
    }
    pending.watchdog = setTimeout(() => {
      stop();
      lose();
    }, watchdogMs);
    return true;
  }

  return {
    run: (task, file) =>
      new Promise((resolve, reject) => {
        if (isClosed) {
          reject(new AppError('photo.worker-stopped', { file }));
          return;
        }
        lastId += 1;
        waiting.push({
          id: lastId,
          task,
          file,
          tries: 0,
          watchdog: null,
          extensions: 0,
          resolve,
          reject,
        });
        pump();
      }),
    stats: () => ({ peakRssBytes, started, pid: worker?.pid }),
    close: () => {
      isClosed = true;
      stop();
      lose();
      for (const pending of waiting.splice(0)) {
        pending.reject(new AppError('photo.worker-stopped', { file: pending.file }));
      }
    },
  };
}

function settle(pending: Pending, reply: PhotoReply): void {
  switch (reply.outcome) {
    case 'done':
      pending.resolve({ done: reply });
      return;
    case 'refused':
      pending.resolve({ refused: { refusal: reply.refusal, format: reply.format } });
      return;
    case 'failed':
      pending.reject(
        asDiskError(
          Object.assign(new Error(reply.message), { code: reply.systemCode }),
          `photo-${pending.task.kind}`,
        ),
      );
  }
}
