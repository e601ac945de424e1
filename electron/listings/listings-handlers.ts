import type { Household } from '../../shared/domain/household.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { DraftService } from './draft-service.ts';
import type { ListingGrid } from './listing-grid.ts';
import type { ListingService } from './listing-service.ts';

export function createListingsHandlers(
  listings: ListingService,
  grid: ListingGrid,
  drafts: DraftService,
  household: (id: string) => Household,
): Handlers<
  | 'listings:list'
  | 'listings:get'
  | 'listings:create'
  | 'listings:update'
  | 'listings:remove'
  | 'listings:duplicate'
  | 'listings:save-draft'
  | 'listings:discard-draft'
  | 'listings:list-drafts'
> {
  return {
    'listings:list': (query) => grid.list(query),
    'listings:get': ({ id }) => {
      const { listing, photos } = listings.get(id);
      return {
        listing,
        photos: [...photos],
        household: household(listing.householdId),
        draft: drafts.find(id, listing.householdId),
      };
    },
    'listings:create': ({ fields }) => listings.create(fields),
    'listings:update': ({ id, fields }) => listings.update(id, fields),
    'listings:remove': ({ id }) => {
      listings.remove(id);
      return {};
    },
    'listings:duplicate': ({ id }) => listings.duplicate(id),
    'listings:save-draft': ({ listingId, householdId, form }) =>
      drafts.save(listingId, householdId, form),
    'listings:discard-draft': ({ listingId, householdId }) => {
      drafts.discard(listingId, householdId);
      return {};
    },
    'listings:list-drafts': () => ({ drafts: drafts.list() }),
  };
}
