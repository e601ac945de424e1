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

/** How many photos a filter has, and how many each view. */
export function photoCountQuery(filter: PhotoFilter) {
  return queryOptions({
    ...libraryQuery('photos:count', { filter }, PHOTO_TOPICS),
    meta: COSTLY_PHOTOS,
  });
}

/** How many photos wait for a listing. */
export const photoCountsQuery = photoCountQuery(ALL_UNASSIGNED);
