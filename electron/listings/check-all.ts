import type { JobId } from '../../shared/domain/ids.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { CheckCounter } from './check-counter.ts';
import type { MarketplaceSummary } from './check-repository.ts';

/** Every listing against every marketplace in use, asked for as a whole. */
export interface CheckAll {
  /** As a job 'check-all', one at a time; counts are kept as lists and the matrix keep them. @throws as JobRunner.start. */
  start(): JobId;
  /** What is counted so far, in the order of the marketplaces in use. */
  summary(): readonly MarketplaceSummary[];
}

export function createCheckAll(
  checks: Pick<CheckCounter, 'countAll' | 'summary'>,
  jobs: Pick<JobRunner, 'start'>,
  onCounted: () => void,
): CheckAll {
  let current: JobId | null = null;
  return {
    start: () =>
      (current ??= jobs.start('check-all', {}, async ({ signal, progress }) => {
        try {
          const { checked } = await checks.countAll({
            signal,
            progress: (done, total) => progress('check-all', {}, done, total),
          });
          const counts = checks.summary();
          return { checked, ...totalsOf(counts), ...countsById(counts) };
        } finally {
          current = null;
          // Stopped half-way, what was counted is there all the same.
          onCounted();
        }
      })),
    summary: () => checks.summary(),
  };
}

function totalsOf(counts: readonly MarketplaceSummary[]): Record<string, number> {
  return {
    marketplaces: counts.length,
    blockedPlaces: counts.reduce((sum, { blocked }) => sum + blocked, 0),
    readyPlaces: counts.reduce((sum, { ready }) => sum + ready, 0),
  };
}

/** "ready:<marketplace>" and "blocked:<marketplace>". */
function countsById(counts: readonly MarketplaceSummary[]): Record<string, number> {
  return Object.fromEntries(
    counts.flatMap(({ marketplaceId, ready, blocked }) => [
      [`ready:${marketplaceId}`, ready],
      [`blocked:${marketplaceId}`, blocked],
    ]),
  );
}
