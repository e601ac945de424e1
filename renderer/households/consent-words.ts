import type { Consent } from '../../shared/domain/household.ts';
import type { Grant } from './households-queries.ts';

/** One tick of the sheet: a purpose, or a purpose for one marketplace. */
export function grantKey(grant: Grant): string {
  return `${grant.purpose} ${grant.marketplaceId ?? ''}`;
}

/** The standing consent behind a tick, newest first, if there is one. */
export function standingConsent(consents: readonly Consent[], grant: Grant): Consent | null {
  return (
    consents
      .filter((consent) => consent.withdrawnAt === null && grantKey(consent) === grantKey(grant))
      .toSorted((a, b) => b.grantedAt.localeCompare(a.grantedAt))
      .at(0) ?? null
  );
}
