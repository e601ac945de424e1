import type { Database } from 'better-sqlite3';

export interface NearlyReady {
  readonly count: number;
  /** Places in them that can be mended by a proposed fix. */
  readonly fixable: number;
  readonly firstListingId: string | null;
}

export interface WaitingHousehold {
  readonly id: string;
  readonly name: string;
  readonly hamlet: string;
  readonly waiting: number;
}

export interface EndingCertificate {
  readonly listingId: string;
  readonly name: string;
  readonly kind: string;
  readonly number: string;
  readonly expiresOn: string;
}

export interface LibraryCounts {
  readonly households: number;
  readonly listings: number;
  readonly photos: number;
  readonly bundles: number;
}

/** Questions the start page asks of the whole library. `marketplaces`: whose checks count; empty means all. */
export interface HomeRepository {
  /** Listings with a picture and at most `most` blocking violations in the worst marketplace. */
  nearlyReady(marketplaces: readonly string[], most: number): NearlyReady;
  /** Without a standing consent to publish though listings wait for it; most listings first. */
  householdsWithoutConsent(limit: number): readonly WaitingHousehold[];
  certificatesEndingBy(day: string, limit: number): readonly EndingCertificate[];
  withoutPhotos(): { count: number; firstListingId: string | null };
  /** Free of blocking violations where both consents stand, and changed since the household's last bundle there. */
  readyToBundle(marketplaces: readonly string[]): { households: number; listings: number };
  counts(): LibraryCounts;
}

const IS_SHOWN = `(@marketplaces = '[]' OR listing_check.marketplace_id IN (SELECT value FROM json_each(@marketplaces)))`;
const NO_PHOTO =
  'NOT EXISTS (SELECT 1 FROM listing_photo WHERE listing_photo.listing_id = listing.id)';
const STANDS = (
  purpose: string,
) => `EXISTS (SELECT 1 FROM consent WHERE consent.household_id = listing.household_id
  AND consent.withdrawn_at IS NULL AND consent.purpose = '${purpose}'`;

export function createHomeRepository(database: Database): HomeRepository {
  const nearlyReady = database.prepare(
    `WITH worst AS (
       SELECT listing_id, max(errors) AS errors, max(fixable) AS fixable
       FROM listing_check WHERE ${IS_SHOWN} GROUP BY listing_id
     )
     SELECT count(*) AS count, coalesce(sum(worst.fixable), 0) AS fixable, min(listing.id) AS firstListingId
     FROM listing JOIN worst ON worst.listing_id = listing.id
     WHERE worst.errors BETWEEN 1 AND @most AND NOT ${NO_PHOTO}`,
  );
  const withoutConsent = database.prepare(
    `SELECT household.id, household.name, household.hamlet, count(*) AS waiting
     FROM household JOIN listing ON listing.household_id = household.id
     WHERE NOT ${STANDS('publish-listing')})
     GROUP BY household.id ORDER BY waiting DESC, household.id LIMIT ?`,
  );
  const ending = database.prepare(
    `SELECT certificate.listing_id AS listingId, listing.name, certificate.kind, certificate.number,
       certificate.expires_on AS expiresOn
     FROM certificate JOIN listing ON listing.id = certificate.listing_id
     WHERE certificate.expires_on <= ? ORDER BY certificate.expires_on, certificate.id LIMIT ?`,
  );
  const withoutPhotos = database.prepare(
    `SELECT count(*) AS count, min(listing.id) AS firstListingId FROM listing WHERE ${NO_PHOTO}`,
  );
  const ready = database.prepare(
    `SELECT count(DISTINCT listing.household_id) AS households, count(DISTINCT listing.id) AS listings
     FROM listing JOIN listing_check ON listing_check.listing_id = listing.id AND listing_check.errors = 0
     WHERE ${IS_SHOWN} AND ${STANDS('publish-listing')})
       AND ${STANDS('hand-to-marketplace')} AND consent.marketplace_id = listing_check.marketplace_id)
       AND NOT EXISTS (SELECT 1 FROM bundle WHERE bundle.household_id = listing.household_id
         AND bundle.marketplace_id = listing_check.marketplace_id AND bundle.created_at >= listing.updated_at)`,
  );
  const counts = database.prepare(
    `SELECT (SELECT count(*) FROM household) AS households, (SELECT count(*) FROM listing) AS listings,
       (SELECT count(*) FROM photo) AS photos, (SELECT count(*) FROM bundle) AS bundles`,
  );
  return {
    counts: () => counts.get() as LibraryCounts,
    nearlyReady: (marketplaces, most) =>
      nearlyReady.get({ marketplaces: JSON.stringify(marketplaces), most }) as NearlyReady,
    householdsWithoutConsent: (limit) => withoutConsent.all(limit) as WaitingHousehold[],
    certificatesEndingBy: (day, limit) => ending.all(day, limit) as EndingCertificate[],
    withoutPhotos: () => withoutPhotos.get() as { count: number; firstListingId: string | null },
    readyToBundle: (marketplaces) =>
      ready.get({ marketplaces: JSON.stringify(marketplaces) }) as {
        households: number;
        listings: number;
      },
  };
}
