import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PhotoFacts } from '../../shared/photos/judge-photo.ts';
import type { PhotoJudgement } from '../../shared/photos/photo-judgement.ts';
import type { Pixels } from '../../shared/photos/pixels.ts';
import { PictureRefused } from './open-picture.ts';

export interface JudgeTask {
  readonly id: number;
  readonly pixels: Pixels;
  readonly facts: PhotoFacts;
}
export type JudgeAnswer =
  | { readonly id: number; readonly judgement: PhotoJudgement }
  | { readonly id: number; readonly message: string };

interface JudgeThread {
  readonly worker: Worker;
  readonly pending: Map<number, Asked>;
}
interface Asked {
  readonly resolve: (judgement: PhotoJudgement) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Decoding runs beside this process's script by itself; judging is script, and would leave all cores but one idle.
 * Two, because each costs some 40 MB, and the window wants a core as well.
 */
const MOST_THREADS = Math.min(2, availableParallelism());
/** @throws PictureRefused 'photo.too-slow' for what ended its thread twice; Error with what judging failed by */
export type Judge = (pixels: Pixels, facts: PhotoFacts) => Promise<PhotoJudgement>;

class ThreadEnded extends Error {}

/** Threads of this process, started when they are first needed; they stay. `start` is another for tests. */
export function createJudgeThreads(start = () => new Worker(threadEntry())): Judge {
  const threads: JudgeThread[] = [];
  /**
   * Pixels that both sides see, kept for the next picture: what sharp decodes into cannot be given away, and three
   * megabytes more for each picture would have to be cleared up again.
   */
  const idle: SharedArrayBuffer[] = [];
  let lastId = 0;
  let alone: Promise<unknown> = Promise.resolve();

  function takeShared(bytes: number): SharedArrayBuffer {
    const memory = idle.pop();
    return memory !== undefined && memory.byteLength >= bytes
      ? memory
      : new SharedArrayBuffer(bytes);
  }

  function freestThread(): JudgeThread {
    const [freest] = threads.toSorted((one, other) => one.pending.size - other.pending.size);
    if (freest !== undefined && (freest.pending.size === 0 || threads.length >= MOST_THREADS))
      return freest;
    const thread = startThread();
    threads.push(thread);
    return thread;
  }

  function startThread(): JudgeThread {
    const thread: JudgeThread = { worker: start(), pending: new Map() };
    const { worker, pending } = thread;
    worker.on('message', (answer: JudgeAnswer) => {
      const asked = pending.get(answer.id);
      pending.delete(answer.id);
      if (pending.size === 0) worker.unref();
      if ('judgement' in answer) asked?.resolve(answer.judgement);
      else asked?.reject(new Error(answer.message));
    });
    const end = (cause: unknown): void => {
      const index = threads.indexOf(thread);
      if (index !== -1) threads.splice(index, 1);
      for (const { reject } of pending.values()) reject(new ThreadEnded('', { cause }));
      pending.clear();
    };
    worker.on('error', end);
    worker.on('exit', (code) => end(new Error(`a judging thread ended with ${code}`)));
    return thread;
  }

  async function ask(
    thread: JudgeThread,
    { data, widthPx, heightPx }: Pixels,
    facts: PhotoFacts,
  ): Promise<PhotoJudgement> {
    const id = ++lastId;
    const memory = takeShared(data.byteLength);
    const shared = new Uint8Array(memory, 0, data.byteLength);
    shared.set(data);
    try {
      return await new Promise<PhotoJudgement>((resolve, reject) => {
        thread.pending.set(id, { resolve, reject });
        // A process with nothing else to do waits for an answer, but not for an idle thread.
        thread.worker.ref();
        const task: JudgeTask = { id, pixels: { data: shared, widthPx, heightPx }, facts };
        thread.worker.postMessage(task);
      });
    } finally {
      idle.push(memory);
    }
  }

  /** In a thread of its own, one after the other: whoever ends that is guilty. */
  async function askAlone(pixels: Pixels, facts: PhotoFacts): Promise<PhotoJudgement> {
    const mine = alone.then(async () => {
      const thread = startThread();
      try {
        return await ask(thread, pixels, facts);
      } finally {
        void thread.worker.terminate();
      }
    });
    alone = mine.catch(() => undefined);
    return await mine;
  }

  return async (pixels, facts) => {
    try {
      return await ask(freestThread(), pixels, facts);
    } catch (error) {
      if (!(error instanceof ThreadEnded)) throw error;
    }
    try {
      return await askAlone(pixels, facts);
    } catch (error) {
      if (!(error instanceof ThreadEnded)) throw error;
      throw new PictureRefused('photo.too-slow', facts.format, { cause: error });
    }
  };
}

/** Beside this file from source; built, next to the entry or one folder up (electron.vite.config.ts). */
function threadEntry(): string {
  const candidates = [
    join(import.meta.dirname, 'judge-thread.ts'),
    join(import.meta.dirname, 'judge-thread.js'),
    join(import.meta.dirname, '..', 'judge-thread.js'),
  ];
  const entry = candidates.find((candidate) => existsSync(candidate));
  if (!entry) throw new Error('the judging thread is not built: run the build first');
  return entry;
}
