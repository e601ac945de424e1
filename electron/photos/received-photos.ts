import { rm } from 'node:fs/promises';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { IntakeService } from './intake-service.ts';

/** A picture that a phone handed over; it lies in a folder of ours until it is in the library. */
export interface ReceivedPhoto {
  readonly path: string;
  /** As the phone calls it. */
  readonly name: string;
}

export interface ReceivedPhotos {
  /** Takes it in, together with what else came meanwhile. */
  put(photo: ReceivedPhoto): void;
}

/** One round after the other; a phone sends faster than pictures are looked at. */
export function createReceivedPhotos(
  intake: IntakeService,
  jobs: JobRunner,
  /** Shown as where the photos come from. */
  folder: () => string,
): ReceivedPhotos {
  let waiting: ReceivedPhoto[] = [];
  let isRunning = false;

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
      for (const path of names.keys()) await rm(path, { force: true }).catch(() => undefined);
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
