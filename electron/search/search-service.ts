import { householdIdSchema, listingIdSchema } from '../../shared/domain/ids.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import type {
  FoundHousehold,
  FoundListing,
  SearchedEntity,
  SearchRepository,
} from './search-repository.ts';
import { type SearchExpression, searchExpressions } from './search-text.ts';

export type SearchHit = Output<'search:find'>['hits'][number];

export interface SearchService {
  /** Exact words before words without marks; households before listings. At most `limit` hits. */
  find(query: string, limit: number): SearchHit[];
}

export function createSearchService(
  repository: SearchRepository,
  placeName: (communeCode: string) => string,
): SearchService {
  function rowids(
    entity: SearchedEntity,
    expressions: readonly SearchExpression[],
    limit: number,
  ): number[] {
    const found = new Set<number>();
    for (const expression of expressions) {
      if (found.size >= limit) break;
      for (const rowid of repository.match(entity, expression, limit)) found.add(rowid);
    }
    return [...found].slice(0, limit);
  }
  return {
    find(query, limit) {
      const expressions = searchExpressions(query);
      const listings = rowids('listing', expressions, limit);
      // Half of the room is kept for listings, so that a common family name cannot push them all out.
      const room = Math.max(limit - listings.length, Math.ceil(limit / 2));
      const households = rowids('household', expressions, room);
      return [
        ...repository
          .foundHouseholds(households)
          .map((household) => toHouseholdHit(household, placeName)),
        ...repository.foundListings(listings.slice(0, limit - households.length)).map(toListingHit),
      ];
    },
  };
}

function toHouseholdHit(
  { id, name, hamlet, communeCode }: FoundHousehold,
  placeName: (code: string) => string,
): SearchHit {
  const detail = [hamlet, placeName(communeCode)].filter((part) => part !== '').join(', ');
  return { kind: 'household', id: householdIdSchema.parse(id), title: name, detail };
}

function toListingHit({ id, name, sku, householdName }: FoundListing): SearchHit {
  return {
    kind: 'listing',
    id: listingIdSchema.parse(id),
    title: name,
    detail: `${householdName} · ${sku}`,
  };
}
