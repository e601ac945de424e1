import type { JobId } from '../../shared/domain/ids.ts';
import { AppError, type ErrorParams } from '../../shared/errors.ts';
import type { JobView } from '../../shared/ipc/events.ts';
import type { Library } from '../library/open-library.ts';

const LOOK_MS = 150;

/**
 * Waits for a job, shows how far it is, and stops it when the person does. @returns its last word.
 * @throws AppError with the job's own failure; 'job.cancelled' after Ctrl+C.
 */
export async function finishJob(
  library: Library,
  jobId: JobId,
  signal: AbortSignal,
  onProgress: (job: JobView) => void,
): Promise<JobView> {
  const { jobs } = library.services;
  const watch = setInterval(() => {
    const job = jobs.list().find((each) => each.id === jobId);
    if (job?.state === 'running' && job.total > 0) onProgress(job);
  }, LOOK_MS);
  const stop = (): void => jobs.cancel(jobId);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  try {
    const job = await jobs.finished(jobId);
    if (job.state === 'done') return job;
    if (job.failure === null) throw new AppError('job.cancelled', {});
    throw asAppError(job.failure.code, job.failure.params);
  } finally {
    clearInterval(watch);
    signal.removeEventListener('abort', stop);
  }
}

/** A job's failure has crossed JSON; code and params belong together still. */
function asAppError(code: string, params: Readonly<Record<string, string | number>>): Error {
  return new AppError(code as keyof ErrorParams, params as ErrorParams[keyof ErrorParams]);
}
