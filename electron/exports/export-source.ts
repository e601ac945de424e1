import type { Consent, Household } from '../../shared/domain/household.ts';
import { listingIdSchema } from '../../shared/domain/ids.ts';
import type { Listing } from '../../shared/domain/listing.ts';
import type { ListingPhoto } from '../../shared/domain/photo.ts';
import { toMarketListing, type MarketListing } from '../../shared/marketplace/market-listing.ts';
import type { HouseholdService } from '../households/household-service.ts';

/** What exports read of the library; made from the services of other things. */
export interface ExportSource {
  readonly households: Pick<HouseholdService, 'list' | 'get' | 'consents'>;
  readonly listings: {
    /** All listings of a household, oldest first. */
    ofHousehold(householdId: string): readonly Listing[];
  };
  readonly photos: {
    listFor(listingId: Listing['id']): readonly ListingPhoto[];
  };
}

export interface ExportHousehold {
  readonly household: Household;
  readonly consents: readonly Consent[];
}

const PAGE = 500;

/** Every household's id, as lists show them. */
export function allHouseholds(source: ExportSource): { id: string; name: string; hamlet: string }[] {
  const found: { id: string; name: string; hamlet: string }[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const { rows, total } = source.households.list({ query: '', filter: 'all', offset, limit: PAGE });
    found.push(...rows.map(({ id, name, hamlet }) => ({ id, name, hamlet })));
    if (rows.length === 0 || found.length >= total) return found;
  }
}

/** @throws AppError 'household.not-found'. */
export function householdWithConsents(source: ExportSource, id: string): ExportHousehold {
  return { household: source.households.get(id), consents: source.households.consents(id) };
}

/** The household's listings in the neutral form, oldest first: the order of rows in a data file. */
export function marketListings(source: ExportSource, household: Household): MarketListing[] {
  return source.listings.ofHousehold(household.id).map((fields) =>
    toMarketListing({
      id: fields.id,
      fields,
      household,
      photos: source.photos.listFor(listingIdSchema.parse(fields.id)),
    }),
  );
}
