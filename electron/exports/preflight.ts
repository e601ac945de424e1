import { mayExport, type Consent, type Household } from '../../shared/domain/household.ts';
import { householdIdSchema, listingIdSchema } from '../../shared/domain/ids.ts';
import type { OutdatedPaperView, PreflightCell } from '../../shared/ipc/contract-bundles.ts';
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
  /** Of the ready ones: a paper that has run out by then, one for each listing. */
  readonly outdated: readonly OutdatedPaper[];
}

export interface OutdatedPaper {
  readonly listing: MarketListing;
  readonly violation: Violation;
}

/** The kind of rule that speaks of papers which have run out. */
const OUTDATED = 'certificate-expired';

/** Which listings may go into a bundle for this marketplace. `uploadDay` is YYYY-MM-DD: certificates run out and rules begin. */
export function sortOutListings(
  listings: readonly MarketListing[],
  view: ProfileView,
  uploadDay: string,
): CheckedListings {
  const ready: MarketListing[] = [];
  const blocked: BlockedListing[] = [];
  const outdated: OutdatedPaper[] = [];
  for (const listing of listings) {
    const found = checkListing(listing, view, { today: uploadDay });
    const violations = found.filter(isBlocking);
    if (violations.length > 0) {
      blocked.push({ listing, violations });
      continue;
    }
    ready.push(listing);
    const violation = found.find(({ kind }) => kind === OUTDATED);
    if (violation !== undefined) outdated.push({ listing, violation });
  }
  return { ready, blocked, outdated };
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

/** As the window shows it. */
export function outdatedPaperView(
  household: Pick<Household, 'id'>,
  { listing, violation }: OutdatedPaper,
): OutdatedPaperView {
  return {
    householdId: householdIdSchema.parse(household.id),
    listingId: listingIdSchema.parse(listing.id),
    name: listing.name,
    reasonVi: violation.officer.vi,
    reasonEn: violation.officer.en,
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
