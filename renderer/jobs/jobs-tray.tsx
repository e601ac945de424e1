import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { readLater } from '../components/read-later.ts';
import { jobsQuery } from './jobs-queries.ts';

const RunningJobs = lazy(async () => ({
  default: (await readLater(import('./running-jobs.tsx'))).RunningJobs,
}));

/** Long work under way, in the top bar; nothing at all when nothing runs. */
export function JobsTray() {
  const { data } = useQuery(jobsQuery);
  const running = data?.jobs.filter((job) => job.state === 'running') ?? [];
  const first = running[0];
  if (first === undefined) return null;
  return (
    <Suspense fallback={null}>
      <RunningJobs first={first} running={running} />
    </Suspense>
  );
}
