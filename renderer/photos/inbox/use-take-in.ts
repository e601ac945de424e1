import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JobId } from '../../../shared/domain/ids.ts';
import type { JobView } from '../../../shared/ipc/events.ts';
import { dropPaths } from '../../api/len-san-client.ts';
import { useLibraryCall } from '../../api/library-query.ts';
import { jobsQuery } from '../../jobs/jobs-queries.ts';

export interface TakeIn {
  readonly pickFiles: () => void;
  readonly pickFolder: () => void;
  /** Files of a drop or a paste. */
  readonly addFiles: (files: readonly File[]) => void;
  readonly fromSource: (sourceId: string) => void;
  readonly resume: (jobId: JobId) => void;
  /** The taking-in that runs, whoever began it, or the one begun here that has just ended. */
  readonly job: JobView | null;
  /** The newest one that ended. */
  readonly last: JobView | null;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly dismiss: () => void;
}

/** All the ways in which photos come to the inbox. */
export function useTakeIn(): TakeIn {
  const files = useLibraryCall('photos:take-in-files');
  const folder = useLibraryCall('photos:take-in-folder');
  const paths = useLibraryCall('photos:take-in-paths');
  const pasted = useLibraryCall('photos:take-in-pasted');
  const source = useLibraryCall('photos:take-in-source');
  const resume = useLibraryCall('photos:resume-intake');
  const jobs = useQuery(jobsQuery);
  const [jobId, setJobId] = useState<JobId | null>(null);
  const [isStarting, setStarting] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function start(begin: () => Promise<JobId | null>): Promise<void> {
    setStarting(true);
    setError(null);
    try {
      const started = await begin();
      if (started !== null) setJobId(started);
    } catch (failure) {
      setError(failure);
    } finally {
      setStarting(false);
    }
  }

  const intakes = jobs.data?.jobs.filter(({ kind }) => kind === 'take-in-photos') ?? [];
  const running = intakes.find(({ state }) => state === 'running');
  return {
    pickFiles: () => void start(async () => (await files.mutateAsync({})).jobId),
    pickFolder: () => void start(async () => (await folder.mutateAsync({})).jobId),
    addFiles: (dropped) =>
      void start(async () => {
        const places = dropPaths(dropped);
        if (places.length > 0) return (await paths.mutateAsync({ paths: places })).jobId;
        // A screenshot on the clipboard has no place on disk.
        const picture = dropped.find(({ type }) => type.startsWith('image/'));
        if (picture === undefined) return null;
        const bytes = new Uint8Array(await picture.arrayBuffer());
        return (await pasted.mutateAsync({ bytes })).jobId;
      }),
    fromSource: (sourceId) =>
      void start(async () => (await source.mutateAsync({ sourceId })).jobId),
    resume: (waiting) =>
      void start(async () => (await resume.mutateAsync({ jobId: waiting })).jobId),
    job: running ?? intakes.find(({ id }) => id === jobId) ?? null,
    last: newest(intakes.filter(({ state }) => state === 'done')),
    isBusy: isStarting || running !== undefined,
    error,
    dismiss: () => {
      setJobId(null);
      setError(null);
    },
  };
}

function newest(jobs: readonly JobView[]): JobView | null {
  return jobs.toSorted((one, other) => (one.startedAt < other.startedAt ? 1 : -1))[0] ?? null;
}
