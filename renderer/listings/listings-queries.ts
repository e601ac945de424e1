import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { BatchId, ListingId } from '../../shared/domain/ids.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import { call } from '../api/len-san-client.ts';
import { libraryQuery, useLibraryCall } from '../api/library-query.ts';
import { profilesQuery } from '../marketplaces/marketplaces-queries.ts';

/** Rows are fetched in windows of this many: two screens and a half of scrolling. */
export const WINDOW_ROWS = 200;

export type ListingsInput = Omit<Input<'listings:list'>, 'offset' | 'limit'>;

/** One window of the grid; `window` counts from 0. */
export function listingsWindowQuery(input: ListingsInput, window: number) {
  return libraryQuery(
    'listings:list',
    { ...input, offset: window * WINDOW_ROWS, limit: WINDOW_ROWS },
    ['listings', 'photos', 'households', 'marketplaces', 'settings'],
  );
}

export function listingQuery(id: ListingId) {
  return libraryQuery('listings:get', { id }, ['listings', 'photos', 'households']);
}

export function draftsQuery() {
  return libraryQuery('listings:list-drafts', {}, ['listings']);
}

/** What was done to one listing, newest first. */
export function listingHistoryQuery(id: ListingId) {
  return libraryQuery('journal:list-batches', { entityId: id, limit: 100 }, ['journal']);
}

/** Profiles the officer works with; null while they are read. */
export function useShownProfiles(): { chosen: readonly ProfileView[] | null; error: Error | null } {
  const profiles = useQuery(profilesQuery);
  return { chosen: profiles.data?.profiles ?? null, error: profiles.error };
}

export const useCreateListing = () => useLibraryCall('listings:create');
export const useUpdateListing = () => useLibraryCall('listings:update');
export const useRemoveListing = () => useLibraryCall('listings:remove');
export const useDuplicateListing = () => useLibraryCall('listings:duplicate');
export const useDiscardDraft = () => useLibraryCall('listings:discard-draft');

/** Not a mutation: drafts are kept every second or two, and "Đang lưu…" is said of what is saved for good. */
export const saveDraft = (draft: Input<'listings:save-draft'>) =>
  call('listings:save-draft', draft);

/** The batch that was just written about one listing: what an "undo" beside the news of it takes back. */
export function useNewestBatch(): (id: ListingId) => Promise<BatchId | null> {
  const client = useQueryClient();
  return async (id) => {
    const { entries } = await client.fetchQuery({ ...listingHistoryQuery(id), staleTime: 0 });
    return entries[0]?.batchId ?? null;
  };
}
