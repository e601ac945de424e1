import { AppError } from '../../shared/errors.ts';
import type { Region } from '../../shared/photos/pixels.ts';
import type { GroundFacts } from '../workers/photo-messages.ts';
import {
  createPhotoWorkerClient,
  type PhotoWorkerClient,
  type StartWorkerProcess,
} from '../workers/photo-worker-client.ts';

export interface GroundProposal {
  /** What `whiteGround.mask` of an edit list holds, once a person has looked at it. */
  readonly mask: string;
  readonly facts: GroundFacts;
}

export interface GroundService {
  /**
   * A mask for white ground. `path` is the original; `file` the name a person knows it by; `box` lies on the upright
   * original and is needed for 'grabcut'; `tolerance` in steps of Lab, null for the usual one.
   * @throws AppError 'photo.refused' | 'photo.worker-stopped' | 'disk.failed'
   */
  propose(
    photo: { readonly path: string; readonly file: string },
    cut: {
      readonly method: 'flood' | 'grabcut';
      readonly box: Region | null;
      readonly tolerance: number | null;
    },
  ): Promise<GroundProposal>;
  /** Ends the process that holds OpenCV. */
  close(): void;
}

export interface GroundServiceParts {
  /** Flows in from the rim: no more work than a probe. */
  readonly worker: PhotoWorkerClient;
  readonly startGroundWorker: StartWorkerProcess;
  /** How long the ground worker is kept without work, in milliseconds. */
  readonly idleMs?: number;
}

/** Its memory never shrinks; starting it again takes a second or two. */
const IDLE_MS = 60_000;
/** Compiling OpenCV and four rounds on a slow laptop with other work under way. */
const WATCHDOG_MS = 60_000;

export function createGroundService(parts: GroundServiceParts): GroundService {
  const idleMs = parts.idleMs ?? IDLE_MS;
  let ground: PhotoWorkerClient | null = null;
  let underWay = 0;
  let idle: NodeJS.Timeout | null = null;
  let isClosed = false;

  function stop(): void {
    if (idle) clearTimeout(idle);
    idle = null;
    ground?.close();
    ground = null;
  }

  async function withGroundWorker<Value>(
    work: (worker: PhotoWorkerClient) => Promise<Value>,
  ): Promise<Value> {
    if (idle) clearTimeout(idle);
    idle = null;
    ground ??= createPhotoWorkerClient(parts.startGroundWorker, {
      watchdogMs: WATCHDOG_MS,
      inFlight: 1,
    });
    underWay += 1;
    try {
      return await work(ground);
    } finally {
      underWay -= 1;
      if (underWay === 0 && ground) idle = setTimeout(stop, idleMs).unref();
    }
  }

  return {
    propose: async ({ path, file }, cut) => {
      if (isClosed) throw new AppError('photo.worker-stopped', { file });
      const task = { kind: 'cut-ground', path, ...cut } as const;
      const answer =
        cut.method === 'flood'
          ? await parts.worker.run(task, file)
          : await withGroundWorker((worker) => worker.run(task, file));
      if ('refused' in answer)
        throw new AppError('photo.refused', { file, refusal: answer.refused.refusal });
      const { ground: found } = answer.done;
      if (!found) throw new AppError('photo.worker-stopped', { file });
      return found;
    },
    close: () => {
      isClosed = true;
      stop();
    },
  };
}
