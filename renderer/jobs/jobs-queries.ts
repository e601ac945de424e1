import type { QueryClient } from '@tanstack/react-query';
import type { JobView } from '../../shared/ipc/events.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import { libraryQuery } from '../api/library-query.ts';

export const jobsQuery = libraryQuery('jobs:list', {}, ['jobs']);

/** The list with one job's news in it: replaced where it stands, new ones first. */
export function withJob(jobs: readonly JobView[], news: JobView): JobView[] {
  return jobs.some((job) => job.id === news.id)
    ? jobs.map((job) => (job.id === news.id ? news : job))
    : [news, ...jobs];
}

/** Writes a job's progress into the answer on screen, without asking again. */
export function takeJobNews(client: QueryClient, news: JobView): void {
  client.setQueryData<Output<'jobs:list'>>(jobsQuery.queryKey, (known) => ({
    jobs: withJob(known?.jobs ?? [], news),
  }));
}
