import type { Handlers, Output } from '../../shared/ipc/contract.ts';
import type { HouseholdService } from './household-service.ts';
import type { Places } from './places.ts';

type Detail = Output<'households:get'>;

/** What other things know of a household; they come as functions so that the drawers stay apart. */
export interface HouseholdSurroundings {
  readonly listingRows: (householdId: string) => Detail['listings'];
  readonly receipts: (householdId: string) => Detail['receipts'] | Promise<Detail['receipts']>;
}

export function createHouseholdsHandlers(
  households: HouseholdService,
  places: Places,
  surroundings: HouseholdSurroundings,
): Handlers<
  | 'households:list'
  | 'households:get'
  | 'households:create'
  | 'households:update'
  | 'households:remove'
  | 'households:record-consent'
  | 'households:withdraw-consent'
  | 'places:search-communes'
> {
  return {
    'households:list': (query) => households.list(query),
    'households:get': async ({ id }) => ({
      household: households.get(id),
      consents: households.consents(id),
      listings: surroundings.listingRows(id),
      receipts: await surroundings.receipts(id),
      ladder: households.ladder(id),
    }),
    'households:create': ({ fields }) => households.create(fields),
    'households:update': ({ id, fields }) => {
      households.update(id, fields);
      return {};
    },
    'households:remove': ({ id }) => {
      households.remove(id);
      return {};
    },
    'households:record-consent': ({ householdId, grants, textVersion }) => ({
      consents: households.recordConsent(householdId, grants, textVersion),
    }),
    'households:withdraw-consent': ({ consentId }) => {
      households.withdrawConsent(consentId);
      return {};
    },
    'places:search-communes': ({ query, limit }) => ({ communes: places.search(query, limit) }),
  };
}
