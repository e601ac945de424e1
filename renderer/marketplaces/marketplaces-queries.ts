import type { MarketplaceId } from '../../shared/domain/ids.ts';
import { libraryQuery } from '../api/library-query.ts';

/** Profiles are read once at start: only a new version of the application changes them. */
export const profilesQuery = libraryQuery('marketplaces:list', {}, ['marketplaces', 'settings']);

/** What a marketplace calls categories: its public list where one is known, and what was chosen so far. */
export function categoriesQuery(marketplaceId: MarketplaceId) {
  return libraryQuery('marketplaces:list-categories', { marketplaceId }, ['marketplaces']);
}
