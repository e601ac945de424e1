import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ConsentPurpose } from '../../shared/domain/household.ts';
import type { HouseholdId, ListingId } from '../../shared/domain/ids.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import { libraryQuery } from '../api/library-query.ts';

export type HouseholdFilter = Input<'households:list'>['filter'];

/** Rows of the list are fetched in windows of this many. */
export const HOUSEHOLD_WINDOW_ROWS = 200;

export function householdsWindowQuery(query: string, filter: HouseholdFilter, window: number) {
  return libraryQuery(
    'households:list',
    { query, filter, offset: window * HOUSEHOLD_WINDOW_ROWS, limit: HOUSEHOLD_WINDOW_ROWS },
    ['households', 'listings'],
  );
}

/** A short list for picking one household. */
export function householdChoicesQuery(query: string) {
  return queryOptions({
    ...libraryQuery('households:list', { query, filter: 'all', offset: 0, limit: 30 }, [
      'households',
    ]),
    placeholderData: keepPreviousData,
  });
}

export function householdQuery(id: HouseholdId) {
  return libraryQuery('households:get', { id }, ['households', 'listings', 'photos', 'bundles']);
}

/** Papers hang on listings; a household shows those of all of its own. */
export function householdListingQuery(id: ListingId) {
  return libraryQuery('listings:get', { id }, ['listings', 'photos']);
}

export function communesQuery(query: string) {
  return queryOptions({
    ...libraryQuery('places:search-communes', { query, limit: 20 }, []),
    placeholderData: keepPreviousData,
  });
}

export type Grant = Input<'households:record-consent'>['grants'][number];

/** Purposes in the order of the sheet; the marketplaces follow 'hand-to-marketplace'. */
export const CONSENT_PURPOSES = [
  'keep-profile',
  'publish-listing',
  'hand-to-marketplace',
  'report-statistics',
  'portrait-promotion',
] as const satisfies readonly ConsentPurpose[];
