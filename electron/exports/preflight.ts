import { mayExport, type Consent, type Household } from '../../shared/domain/household.ts';
import { householdIdSchema, listingIdSchema } from '../../shared/domain/ids.ts';
import type { PreflightCell } from '../../shared/ipc/contract-bundles.ts';
import { checkListing } from '../../shared/marketplace/check-listing.ts';
import type { MarketListing } from '../../shared/marketplace/market-listing.ts';
import { consentIdOf, type ProfileView } from '../../shared/marketplace/profile-schema.ts';
import { isBlocking, type Violation } from '../../shared/marketplace/violation.ts';

/** A listing that stays out of a bundle, and why. */
export interface BlockedListing {
  readonly listing: MarketListing;
  /** Blocking ones only; at least one. */
  readonly violations: readonly Violation[];
}

export interface CheckedListings {
  readonly ready: readonly MarketListing[];
  readonly blocked: readonly BlockedListing[];
}

/** Which listings may go into a bundle for this marketplace. `uploadDay` is YYYY-MM-DD: certificates run out and rules begin. */
export function sortOutListings(
  listings: readonly MarketListing[],
  view: ProfileView,
  uploadDay: string,
): CheckedListings {
  const ready: MarketListing[] = [];
  const blocked: BlockedListing[] = [];
  for (const listing of listings) {
    const violations = checkListing(listing, view, { today: uploadDay }).filter(isBlocking);
    if (violations.length === 0) ready.push(listing);
    else blocked.push({ listing, violations });
  }
  return { ready, blocked };
}

export function preflightCell(
  household: Pick<Household, 'id'>,
  consents: readonly Consent[],
  checked: CheckedListings,
  view: ProfileView,
): PreflightCell {
  const first = checked.blocked[0];
  const reason = first?.violations[0]?.officer;
  return {
    householdId: householdIdSchema.parse(household.id),
    marketplaceId: view.profile.id,
    ready: checked.ready.length,
    blocked: checked.blocked.length,
    missingConsent: missingConsent(consents, consentIdOf(view.profile)),
    firstBlocked:
      first && reason
        ? {
            listingId: listingIdSchema.parse(first.listing.id),
            name: first.listing.name,
            reasonVi: reason.vi,
            reasonEn: reason.en,
          }
        : null,
  };
}

function missingConsent(
  consents: readonly Consent[],
  marketplaceId: string,
): PreflightCell['missingConsent'] {
  if (mayExport(consents, marketplaceId)) return 'none';
  const publishes = consents.some(
    (consent) => consent.purpose === 'publish-listing' && consent.withdrawnAt === null,
  );
  return publishes ? 'hand-to-marketplace' : 'publish';
}
