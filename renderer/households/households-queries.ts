import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConsentPurpose } from '../../shared/domain/household.ts';
import type { HouseholdId, ListingId } from '../../shared/domain/ids.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import { libraryQuery } from '../api/library-query.ts';

/** Longest query the contract takes. */
export const QUERY_MOST = 200;

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

function communesQuery(query: string) {
  return queryOptions({
    ...libraryQuery('places:search-communes', { query, limit: 20 }, []),
    placeholderData: keepPreviousData,
  });
}

/** Communes for a picker: the province always stands in the label, old names in the second line. */
export function useCommuneChoices(typed: string) {
  const { t } = useTranslation();
  const [query] = useDebouncedValue(typed.trim().slice(0, QUERY_MOST), 120);
  const found = useQuery({ ...communesQuery(query), enabled: query !== '' });
  const communes = query === '' ? [] : (found.data?.communes ?? []);
  return {
    loading: query !== '' && found.isFetching,
    error: found.error,
    options: communes.map((commune) => ({
      value: commune.code,
      label: `${commune.name}, ${commune.provinceName}`,
      detail:
        commune.formerly === ''
          ? ''
          : t('households.commune-formerly', { names: commune.formerly }),
    })),
  };
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

/** What was done to a household and to what hangs on it, newest first. */
export function householdHistoryQuery(id: HouseholdId) {
  return libraryQuery('journal:list-batches', { entityId: id, limit: 30 }, ['journal']);
}
