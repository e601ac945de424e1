import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ListingId } from '../../../shared/domain/ids.ts';
import { CallFailed } from '../../api/len-san-client.ts';
import { libraryQuery } from '../../api/library-query.ts';
import { listingQuery } from '../../listings/listings-queries.ts';
import { listingPhotoAddress } from '../photos-queries.ts';
import { COSTLY_PHOTOS } from './photo-counts-query.ts';
import { pinnedListings } from './pinned-listings.ts';

export interface PinnedListing {
  readonly id: ListingId;
  readonly name: string;
  readonly householdName: string;
  readonly photoCount: number;
  /** Where an <img> finds the cover; null when there is none that can be shown. */
  readonly coverAddress: string | null;
}

const RECENT = {
  query: '',
  householdId: null,
  filter: 'all',
  sort: 'updated',
  descending: true,
  offset: 0,
  limit: 9,
} as const;

/** The listings under the keys 1 to 9; those worked on last when the page is first seen. */
export function usePinnedListings(): readonly (PinnedListing | null)[] {
  const { ids } = pinnedListings.use();
  const recent = useQuery(libraryQuery('listings:list', RECENT, ['listings']));
  useEffect(() => {
    if (recent.data !== undefined) pinnedListings.begin(recent.data.rows.map(({ id }) => id));
  }, [recent.data]);
  // Nine of them: not for each photo that comes in.
  const answers = useQueries({
    queries: ids.map((id) => ({ ...listingQuery(id), meta: COSTLY_PHOTOS })),
  });
  useEffect(() => {
    for (const [place, { error }] of answers.entries()) {
      const id = ids[place];
      // It was removed, here or on the page of listings.
      if (id !== undefined && error instanceof CallFailed) pinnedListings.forget(id);
    }
  }, [answers, ids]);
  return answers.map(({ data }) => {
    if (data === undefined) return null;
    const cover = data.photos[0];
    return {
      id: data.listing.id,
      name: data.listing.name,
      householdName: data.household.name,
      photoCount: data.photos.length,
      coverAddress:
        cover === undefined || cover.refusal !== null ? null : listingPhotoAddress(cover, 'thumb'),
    };
  });
}
