import { queryOptions } from '@tanstack/react-query';
import type { PhotoFilter } from '../../../shared/domain/studio-photo.ts';
import { libraryQuery } from '../../api/library-query.ts';

/** What the grid's rows are made of. */
export const PHOTO_TOPICS = ['photos', 'listings', 'households'] as const;
export const COSTLY_PHOTOS = { topics: PHOTO_TOPICS, isCostly: true } as const;

const ALL_UNASSIGNED: PhotoFilter = {
  view: 'unassigned',
  householdId: null,
  listingId: null,
  flag: null,
  fromDay: null,
  toDay: null,
};

/** How many photos wait for a listing; the rows are not needed, but one at least is asked for. */
export const photoCountsQuery = queryOptions({
  ...libraryQuery('photos:list', { filter: ALL_UNASSIGNED, offset: 0, limit: 1 }, PHOTO_TOPICS),
  meta: COSTLY_PHOTOS,
});
