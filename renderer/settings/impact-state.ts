import type { JobView } from '../../shared/ipc/events.ts';

/**
 * Where the comparison with a new pack stands. 'stopped' is anything it will not come back from by itself: it can
 * only be started again. `job` is undefined until the list of jobs has heard of it.
 */
export function impactState(
  job: Pick<JobView, 'state'> | undefined,
  hasAnswer: boolean,
): 'answered' | 'working' | 'stopped' {
  if (hasAnswer) return 'answered';
  const isOver = job !== undefined && job.state !== 'running' && job.state !== 'done';
  return isOver ? 'stopped' : 'working';
}
