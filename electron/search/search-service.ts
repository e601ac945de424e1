import { householdIdSchema, listingIdSchema } from '../../shared/domain/ids.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import type { SearchedEntity, SearchRepository } from './search-repository.ts';
import { searchExpressions } from './search-text.ts';

export type SearchHit = Output<'search:find'>['hits'][number];

export interface SearchService {
  /** Exact words before words without marks; households before listings. At most `limit` hits. */
  find(query: string, limit: number): SearchHit[];
}

export function createSearchService(
  repository: SearchRepository,
  placeName: (communeCode: string) => string,
): SearchService {
  function ids(entity: SearchedEntity, expressions: readonly string[], limit: number): string[] {
    const found = new Set<string>();
    for (const expression of expressions) {
      if (found.size >= limit) break;
      for (const id of repository.match(entity, expression, limit)) found.add(id);
    }
    return [...found].slice(0, limit);
  }
  return {
    find(query, limit) {
      const expressions = searchExpressions(query);
      const listings = ids('listing', expressions, limit);
      // Half of the room is kept for listings, so that a common family name cannot push them all out.
      const room = Math.max(limit - listings.length, Math.ceil(limit / 2));
      const households = ids('household', expressions, room);
      return [
        ...households.flatMap((id) => toHouseholdHit(repository, id, placeName)),
        ...listings.flatMap((id) => toListingHit(repository, id)),
      ].slice(0, limit);
    },
  };
}

function toHouseholdHit(
  repository: SearchRepository,
  id: string,
  placeName: (code: string) => string,
): SearchHit[] {
  const household = repository.household(id);
  if (household === undefined) return [];
  const detail = [household.hamlet, placeName(household.communeCode)]
    .filter((part) => part !== '')
    .join(', ');
  return [{ kind: 'household', id: householdIdSchema.parse(id), title: household.name, detail }];
}

function toListingHit(repository: SearchRepository, id: string): SearchHit[] {
  const listing = repository.listing(id);
  if (listing === undefined) return [];
  const detail = `${listing.householdName} · ${listing.sku}`;
  return [{ kind: 'listing', id: listingIdSchema.parse(id), title: listing.name, detail }];
}
