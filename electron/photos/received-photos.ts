import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { IntakeService } from './intake-service.ts';

/** A picture that a phone handed over; it lies in a folder of ours until it is in the library. */
export interface ReceivedPhoto {
  readonly path: string;
  /** As the phone calls it. */
  readonly name: string;
  readonly sha256: string;
}

/** What cannot be used is moved there: the phone was told that it is safe, so nothing of it is deleted. */
const UNUSABLE_FOLDER = 'khong-dung-duoc';

export interface ReceivedPhotos {
  /** Takes it in, together with what else came meanwhile. */
  put(photo: ReceivedPhoto): void;
}

/** One round after the other; a phone sends faster than pictures are looked at. */
export function createReceivedPhotos(
  intake: IntakeService,
  jobs: JobRunner,
  /** Is this original in the library? */
  isHere: (sha256: string) => boolean,
  /** Shown as where the photos come from. */
  folder: () => string,
): ReceivedPhotos {
  let waiting: ReceivedPhoto[] = [];
  let isRunning = false;

  async function settle({ path, sha256 }: ReceivedPhoto): Promise<void> {
    if (isHere(sha256)) {
      await rm(path, { force: true });
      return;
    }
    const unusable = join(dirname(path), UNUSABLE_FOLDER);
    await mkdir(unusable, { recursive: true });
    await rename(path, join(unusable, basename(path)));
  }

  async function run(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      const round = waiting;
      waiting = [];
      const names = new Map(round.map(({ path, name }) => [path, name]));
      const jobId = intake.startReceived([...names.keys()], (file) => ({
        ...file,
        name: names.get(file.path) ?? file.name,
        folder: folder(),
      }));
      const { state } = await jobs.finished(jobId);
      // A round that was stopped or failed stays where it lies and is taken in at the next start.
      if (state !== 'done') continue;
      // What cannot be removed or moved now is told again at the next start.
      for (const photo of round) await settle(photo).catch(() => undefined);
    }
    isRunning = false;
  }

  return {
    put: (photo) => {
      waiting.push(photo);
      // A failure to begin is told by the job; the file waits.
      if (!isRunning) void run().catch(() => (isRunning = false));
    },
  };
}
