import { useQueryClient } from '@tanstack/react-query';
import type { MarketplaceId } from '../../shared/domain/ids.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import { libraryQuery, useLibraryCall } from '../api/library-query.ts';

/** Whole profiles of those in use, as the checks need them. */
export const profilesQuery = libraryQuery('marketplaces:list', {}, ['marketplaces', 'settings']);

/** What a marketplace calls categories: its public list where one is known, and what was chosen so far. */
export function categoriesQuery(marketplaceId: MarketplaceId) {
  return libraryQuery('marketplaces:list-categories', { marketplaceId }, ['marketplaces']);
}

/** Every marketplace there is, light. */
export const catalogueQuery = libraryQuery('marketplaces:catalogue', {}, [
  'marketplaces',
  'settings',
]);

export function guideQuery(id: MarketplaceId, language: Input<'marketplaces:guide'>['language']) {
  return libraryQuery('marketplaces:guide', { id, language }, ['marketplaces']);
}

/** The switch turns at once: two in a row must both count, though the library answers later. */
export function useChooseMarketplaces() {
  const client = useQueryClient();
  const { queryKey } = catalogueQuery;
  return useLibraryCall('marketplaces:set-in-use', {
    onMutate: ({ ids }) => {
      client.setQueryData(queryKey, (known) =>
        known === undefined
          ? known
          : {
              ...known,
              marketplaces: known.marketplaces.map((entry) => ({
                ...entry,
                isInUse: ids.includes(entry.id),
              })),
            },
      );
    },
    onError: () => client.invalidateQueries({ queryKey }),
  });
}
