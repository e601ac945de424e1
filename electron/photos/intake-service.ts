import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import type { JobId } from '../../shared/domain/ids.ts';
import type { JobView } from '../../shared/ipc/events.ts';
import type { WaitingIntake } from '../../shared/ipc/contract-photos.ts';
import type { JobResult, JobRunner, RunningJob } from '../jobs/job-runner.ts';
import type { ArrangeService } from './arrange-service.ts';
import type { JudgeService } from './judge-service.ts';
import type { PhotoParts } from './photo-parts.ts';
import type { PictureFile } from './picture-files.ts';
import { refusalLines } from './photo-service.ts';
import { stagePasted } from './stage-pasted.ts';
import { sourceName, takeIn } from './take-in.ts';

/** The way from a card of pictures to sorted, judged photos: copied, looked at, compared, put to listings by cards. */
export interface IntakeService {
  /** As a job 'take-in-photos'. Files and folders, absolute paths. */
  start(paths: readonly string[]): JobId;
  startPasted(bytes: Uint8Array): JobId;
  /** Pictures that lie in a folder of ours and are known by other names. Not offered to go on: whoever keeps them does that. */
  startReceived(paths: readonly string[], called: CallFile): JobId;
  /** Taking-ins that ended before their end and can go on. */
  listWaiting(): WaitingIntake[];
  /** @throws AppError 'job.not-found' */
  resume(jobId: JobId): JobId;
  forget(jobId: JobId): void;
}

export type CallFile = (file: PictureFile) => PictureFile;

interface RoundOptions {
  readonly called?: CallFile;
  /** A round that was cut off goes on: what it took in then is part of it, its cards among them. */
  readonly goesOn?: boolean;
}

/** What a job of this kind keeps about itself, so that it can go on after a power cut. */
const intakeInputSchema = z.object({
  paths: z.array(z.string()).default([]),
  /** Resumed by another, or given up by the officer. */
  isSettled: z.boolean().default(false),
});
type IntakeInput = z.infer<typeof intakeInputSchema>;

export function createIntakeService(
  parts: PhotoParts,
  jobs: JobRunner,
  judge: JudgeService,
  arrange: ArrangeService,
): IntakeService {
  async function run(
    paths: readonly string[],
    job: RunningJob,
    { called, goesOn = false }: RoundOptions = {},
  ): Promise<JobResult> {
    const { signal } = job;
    const taken = await takeIn(parts, paths, {
      signal,
      ...(called === undefined ? {} : { called }),
      onProgress: (done, total, file) => job.progress('photo', { file }, done, total),
    });
    await judge.run(signal, (done, total, file) => job.progress('judge', { file }, done, total));
    // Counted among these photos: another round may have looked at some of them.
    const ids = goesOn ? [...taken.photoIds, ...taken.knownIds] : taken.photoIds;
    const { cards, twins } = parts.inbox.countAmong(ids);
    // Without a card of this round nothing is moved: what the officer took out of a listing stays out.
    const sorted = cards > 0 ? arrange.sortByCards() : { sorted: 0, queued: 0 };
    return {
      added: taken.added,
      duplicates: taken.known,
      refused: taken.refused.length,
      refusals: refusalLines(taken.refused),
      twins,
      cards,
      sorted: sorted.sorted,
      queued: sorted.queued,
    };
  }

  function start(paths: readonly string[], options: RoundOptions = {}): JobId {
    return jobs.start('take-in-photos', { paths }, (job) => run(paths, job, options));
  }

  function isWaiting(view: JobView): boolean {
    const hasStopped =
      view.state === 'interrupted' || view.state === 'cancelled' || view.state === 'failed';
    if (view.kind !== 'take-in-photos' || !hasStopped) return false;
    const input = readInput(view.id);
    return input.paths.length > 0 && !input.isSettled;
  }

  const readInput = (jobId: JobId): IntakeInput => intakeInputSchema.parse(jobs.inputOf(jobId));
  const settle = (jobId: JobId): void => {
    jobs.amendInput(jobId, { isSettled: true });
    parts.context.publish('library:changed', { topics: ['photos', 'jobs'] });
  };

  return {
    start: (paths) => start(paths),
    startReceived: (paths, called) =>
      jobs.start('take-in-photos', { received: paths.length }, (job) =>
        run(paths, job, { called, goesOn: true }),
      ),
    startPasted: (bytes) =>
      jobs.start('take-in-photos', { pastedBytes: bytes.byteLength }, (job) =>
        stagePasted(parts, bytes, (path) => run([path], job)),
      ),
    listWaiting: () =>
      jobs
        .list()
        .filter(isWaiting)
        .map(({ id, done, total, startedAt }) => ({
          jobId: id,
          name: sourceName(readInput(id).paths[0] ?? ''),
          done,
          total,
          startedAt,
        })),
    resume: (jobId) => {
      const { paths } = readInput(jobId);
      if (paths.length === 0) throw new AppError('job.not-found', { id: jobId });
      const started = start(paths, { goesOn: true });
      settle(jobId);
      return started;
    },
    forget: settle,
  };
}
