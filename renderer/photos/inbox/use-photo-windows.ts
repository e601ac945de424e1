import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { PhotoId } from '../../../shared/domain/ids.ts';
import type { PhotoFilter, StudioPhoto } from '../../../shared/domain/studio-photo.ts';
import { photosWindowQuery, WINDOW_PHOTOS } from './inbox-queries.ts';

export interface PhotoWindows {
  /** Undefined while its window is being fetched. */
  readonly photoAt: (index: number) => StudioPhoto | undefined;
  readonly idAt: (index: number) => PhotoId | undefined;
  /** Among those that are fetched. */
  readonly indexOf: (id: PhotoId) => number | undefined;
  readonly photoOf: (id: PhotoId) => StudioPhoto | undefined;
  readonly error: Error | null;
  /** Reads again what is on screen. */
  readonly tryAgain: () => void;
}

/** The photos from one place of the grid to another, fetched in windows; those before and after are fetched ahead. */
export function usePhotoWindows(
  filter: PhotoFilter,
  total: number,
  from: number,
  to: number,
): PhotoWindows {
  const first = Math.max(0, Math.floor(from / WINDOW_PHOTOS));
  const last = Math.max(first, Math.floor(to / WINDOW_PHOTOS));
  const answers = useQueries({
    queries: Array.from({ length: last - first + 1 }, (_, place) =>
      photosWindowQuery(filter, first + place),
    ),
    combine: (results) => ({
      windows: results.map(({ data }) => data?.rows),
      error: results.find(({ error }) => error !== null)?.error ?? null,
    }),
  });
  const client = useQueryClient();
  useEffect(() => {
    for (const window of [last + 1, first - 1]) {
      if (window >= 0 && window * WINDOW_PHOTOS < total)
        void client.prefetchQuery(photosWindowQuery(filter, window));
    }
  }, [client, filter, first, last, total]);
  return useMemo(() => {
    const photoAt = (index: number) =>
      answers.windows[Math.floor(index / WINDOW_PHOTOS) - first]?.[index % WINDOW_PHOTOS];
    const places = new Map<PhotoId, number>();
    for (const [place, rows] of answers.windows.entries()) {
      for (const [row, { id }] of (rows ?? []).entries()) {
        places.set(id, (first + place) * WINDOW_PHOTOS + row);
      }
    }
    const indexOf = (id: PhotoId) => places.get(id);
    return {
      photoAt,
      idAt: (index) => photoAt(index)?.id,
      indexOf,
      photoOf: (id) => {
        const index = indexOf(id);
        return index === undefined ? undefined : photoAt(index);
      },
      error: answers.error,
      tryAgain: () => void client.refetchQueries({ queryKey: ['photos:list'], type: 'active' }),
    };
  }, [answers, client, first]);
}
