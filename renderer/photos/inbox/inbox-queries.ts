import { keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query';
import type { BatchId, PhotoId } from '../../../shared/domain/ids.ts';
import type { PhotoFilter } from '../../../shared/domain/studio-photo.ts';
import type { Channel } from '../../../shared/ipc/channels.ts';
import { call } from '../../api/len-san-client.ts';
import { libraryQuery, useLibraryCall } from '../../api/library-query.ts';
import { COSTLY_PHOTOS, PHOTO_TOPICS, photoCountQuery } from './photo-counts-query.ts';

/** Photos are fetched in windows of this many: about three screens. */
export const WINDOW_PHOTOS = 120;

/** One window of the grid; `window` counts from 0. */
export function photosWindowQuery(filter: PhotoFilter, window: number) {
  const input = { filter, offset: window * WINDOW_PHOTOS, limit: WINDOW_PHOTOS };
  return queryOptions({ ...libraryQuery('photos:list', input, PHOTO_TOPICS), meta: COSTLY_PHOTOS });
}

/** While another filter is counted, the counts of the last one stand. */
export function photosCountedQuery(filter: PhotoFilter) {
  return queryOptions({ ...photoCountQuery(filter), placeholderData: keepPreviousData });
}

/** All ids in the grid's order, for choosing more than is fetched. */
export const fetchPhotoIds = async (filter: PhotoFilter): Promise<readonly PhotoId[]> =>
  (await call('photos:list-ids', { filter })).photoIds;

/** The sources are looked for this often while the page is seen: a card is announced within a breath. */
const LOOK_FOR_SOURCES_MS = 4000;

export const sourcesQuery = queryOptions({
  ...libraryQuery('photos:list-sources', {}, []),
  refetchInterval: LOOK_FOR_SOURCES_MS,
});

export const waitingQuery = libraryQuery('photos:list-waiting', {}, ['jobs', 'photos']);

/** A decision of the officer: its list and counts are asked again at once, whatever else is coming in. */
export function usePhotoCall<Name extends Channel>(channel: Name) {
  const client = useQueryClient();
  return useLibraryCall(channel, {
    onSuccess: () => {
      for (const asked of ['photos:list', 'photos:count'])
        void client.invalidateQueries({ queryKey: [asked] });
    },
  });
}

/** The newest batch about a photo or a listing: what "undo" beside the news of a decision takes back. */
export async function newestBatchOf(entityId: string): Promise<BatchId | null> {
  const { entries } = await call('journal:list-batches', { entityId, limit: 1 });
  return entries[0]?.batchId ?? null;
}
