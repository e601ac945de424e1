import { AppError } from '../../shared/errors.ts';
import type { QuarterTurns } from '../../shared/domain/photo.ts';
import { labelReplySchema, type LabelDone, type LabelReply } from './label-messages.ts';
import type { StartWorkerProcess, WorkerProcess } from './photo-worker-client.ts';

export interface LabelPicture {
  readonly path: string;
  /** Clockwise, on top of EXIF. */
  readonly quarterTurns: QuarterTurns;
  /** The name a person knows the picture by. */
  readonly file: string;
}
export interface LabelWorkerOptions {
  /** Time for one label, in milliseconds; then its worker is ended. */
  readonly watchdogMs?: number;
  /** A worker that grew to this size is replaced before the next label. */
  readonly mostRssBytes?: number;
  /** A worker that had nothing to do for so long gives its memory back. */
  readonly idleMs?: number;
}

export interface LabelWorkerClient {
  /** Reads one label after the other. @throws AppError 'photo.refused' | 'photo.worker-stopped' */
  read(picture: LabelPicture): Promise<LabelDone>;
  stats(): {
    readonly started: number;
    readonly peakRssBytes: number;
    readonly pid: number | undefined;
  };
  /** Ends the worker. Labels under way fail. */
  close(): void;
}

/** A label takes a second of processor time; on a machine busy with much else up to 13 s by the clock were seen. */
const WATCHDOG_MS = 60_000;
/** One label leaves it at about 260 MB: the reader with its data, and a decoded photo. */
const MOST_RSS_BYTES = 450 * 1024 * 1024;
const IDLE_MS = 60_000;

export function createLabelWorkerClient(
  start: StartWorkerProcess,
  options: LabelWorkerOptions = {},
): LabelWorkerClient {
  const watchdogMs = options.watchdogMs ?? WATCHDOG_MS;
  const mostRssBytes = options.mostRssBytes ?? MOST_RSS_BYTES;
  const idleMs = options.idleMs ?? IDLE_MS;

  let worker: WorkerProcess | null = null;
  let receive: (reply: LabelReply | null) => void = () => undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let lastId = 0;
  let started = 0;
  let peakRssBytes = 0;
  let isClosed = false;

  function ensureWorker(): WorkerProcess {
    if (worker) return worker;
    const fresh = start();
    worker = fresh;
    started += 1;
    fresh.onMessage((message) => {
      if (worker !== fresh) return;
      const parsed = labelReplySchema.safeParse(message);
      if (!parsed.success) stop();
      receive(parsed.success ? parsed.data : null);
    });
    fresh.onExit(() => {
      if (worker !== fresh) return;
      worker = null;
      receive(null);
    });
    return fresh;
  }

  function stop(): void {
    const old = worker;
    worker = null;
    old?.kill();
  }

  /** Null: the worker died, hung or spoke nonsense. */
  async function ask({ path, quarterTurns }: LabelPicture): Promise<LabelReply | null> {
    lastId += 1;
    const id = lastId;
    return await new Promise((resolve) => {
      const watchdog = setTimeout(() => {
        stop();
        receive(null);
      }, watchdogMs);
      receive = (reply) => {
        if (reply !== null && reply.id !== id) return;
        clearTimeout(watchdog);
        receive = () => undefined;
        resolve(reply);
      };
      ensureWorker().send({ id, path, quarterTurns });
    });
  }

  async function readNow(picture: LabelPicture): Promise<LabelDone> {
    const { file } = picture;
    if (isClosed) throw new AppError('photo.worker-stopped', { file });
    clearTimeout(idle);
    const reply = await ask(picture);
    if (reply !== null) {
      peakRssBytes = Math.max(peakRssBytes, reply.rssBytes);
      if (reply.rssBytes >= mostRssBytes || reply.outcome === 'failed') stop();
    }
    idle = setTimeout(stop, idleMs);
    idle.unref();
    if (reply?.outcome === 'done') return reply;
    if (reply?.outcome === 'refused') {
      throw new AppError('photo.refused', { file, refusal: reply.refusal });
    }
    throw new AppError('photo.worker-stopped', { file }, { cause: reply?.message });
  }

  return {
    read: async (picture) => {
      const mine = last.then(async () => await readNow(picture));
      last = mine.catch(() => undefined);
      return await mine;
    },
    stats: () => ({ started, peakRssBytes, pid: worker?.pid }),
    close: () => {
      isClosed = true;
      clearTimeout(idle);
      stop();
      receive(null);
    },
  };
}
