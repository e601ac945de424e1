import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JobId, ListingId } from '../../shared/domain/ids.ts';
import type { JobView } from '../../shared/ipc/events.ts';
import { dropPaths } from '../api/len-san-client.ts';
import { jobsQuery } from '../jobs/jobs-queries.ts';
import { useAddPasted, useAddPaths, usePickFiles, usePickFolder } from './photos-queries.ts';

export interface AddPhotos {
  readonly pickFiles: () => void;
  readonly pickFolder: () => void;
  /** Files of a drop or a paste. */
  readonly addFiles: (files: readonly File[]) => void;
  /** The adding that runs or has just ended, until it is dismissed. */
  readonly job: JobView | null;
  readonly isStarting: boolean;
  readonly error: unknown;
  readonly dismiss: () => void;
}

/**
 * All the ways in which photos come to a listing. A new listing has no place for photos yet:
 * `ensureListing` saves it first, or gives null when it cannot be saved as it is.
 */
export function useAddPhotos(ensureListing: () => Promise<ListingId | null>): AddPhotos {
  const pickFiles = usePickFiles();
  const pickFolder = usePickFolder();
  const addPaths = useAddPaths();
  const addPasted = useAddPasted();
  const jobs = useQuery(jobsQuery);
  const [jobId, setJobId] = useState<JobId | null>(null);
  const [isStarting, setStarting] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function start(begin: (listingId: ListingId) => Promise<JobId | null>): Promise<void> {
    setStarting(true);
    setError(null);
    try {
      const listingId = await ensureListing();
      const started = listingId === null ? null : await begin(listingId);
      if (started !== null) setJobId(started);
    } catch (failure) {
      setError(failure);
    } finally {
      setStarting(false);
    }
  }

  return {
    pickFiles: () =>
      void start(async (listingId) => (await pickFiles.mutateAsync({ listingId })).jobId),
    pickFolder: () =>
      void start(async (listingId) => (await pickFolder.mutateAsync({ listingId })).jobId),
    addFiles: (files) =>
      void start(async (listingId) => {
        const paths = dropPaths(files);
        if (paths.length > 0) return (await addPaths.mutateAsync({ listingId, paths })).jobId;
        // A screenshot on the clipboard has no place on disk.
        const picture = files.find(({ type }) => type.startsWith('image/'));
        if (picture === undefined) return null;
        const bytes = new Uint8Array(await picture.arrayBuffer());
        return (await addPasted.mutateAsync({ listingId, bytes })).jobId;
      }),
    job: jobs.data?.jobs.find(({ id }) => id === jobId) ?? null,
    isStarting,
    error,
    dismiss: () => {
      setJobId(null);
      setError(null);
    },
  };
}
