import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ListingId } from '../../../shared/domain/ids.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { CallFailed } from '../../api/len-san-client.ts';
import { libraryQuery } from '../../api/library-query.ts';
import { listingQuery } from '../../listings/listings-queries.ts';
import { listingPhotoAddress } from '../photos-queries.ts';
import { COSTLY_PHOTOS } from './photo-counts-query.ts';
import { pinnedListings } from './pinned-listings.ts';

type ListingAnswer = Output<'listings:get'>;

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
  const { listings, failed } = useQueries({
    queries: ids.map((id) => ({ ...listingQuery(id), meta: COSTLY_PHOTOS })),
    combine: pinnedOf,
  });
  useEffect(() => {
    // It was removed, here or on the page of listings.
    for (const place of failed) {
      const id = ids[place];
      if (id !== undefined) pinnedListings.forget(id);
    }
  }, [failed, ids]);
  return listings;
}

/** The same objects for the same answers: what hangs on them is not drawn anew. `failed` are places. */
function pinnedOf(answers: readonly UseQueryResult<ListingAnswer>[]): {
  readonly listings: readonly (PinnedListing | null)[];
  readonly failed: readonly number[];
} {
  return {
    listings: answers.map(({ data }) => (data === undefined ? null : pinned(data))),
    failed: answers.flatMap(({ error }, place) => (error instanceof CallFailed ? place : [])),
  };
}

function pinned({ listing, household, photos }: ListingAnswer): PinnedListing {
  const cover = photos[0];
  return {
    id: listing.id,
    name: listing.name,
    householdName: household.name,
    photoCount: photos.length,
    coverAddress:
      cover === undefined || cover.refusal !== null ? null : listingPhotoAddress(cover, 'thumb'),
  };
}
