import type { Handlers } from '../../shared/ipc/contract.ts';
import type { JobRunner } from './job-runner.ts';

export function createJobsHandlers(jobs: JobRunner): Handlers<'jobs:list' | 'jobs:cancel'> {
  return {
    'jobs:list': () => ({ jobs: jobs.list() }),
    'jobs:cancel': ({ jobId }) => {
      jobs.cancel(jobId);
      return {};
    },
  };
}
