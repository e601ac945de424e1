import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadProfiles } from '../../../../electron/marketplaces/load-profiles.ts';
import {
  blockingViolations,
  checkListing,
  countViolations,
  isBlocked,
} from '../../../../shared/marketplace/check-listing.ts';
import type { MarketListing } from '../../../../shared/marketplace/market-listing.ts';
import { goodFields, goodPhotos, listingOf, TODAY } from './sample-listing.ts';

const views = loadProfiles('resources');
const context = { today: TODAY };
const SENTENCES = readFileSync('test/fixtures/claims/labelled-sentences.tsv', 'utf8')
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t')[2] ?? '');

/** Good ones, bare ones, each with another sentence; some blanks with a reason, one with texts of its own. */
function* listings(): Generator<MarketListing> {
  for (const [index, description] of SENTENCES.entries()) {
    const blanks = (['unknown', 'not-applicable'] as const).map((reason) => ({
      field: 'shelfLifeDays' as const,
      reason,
      askOn: null,
    }));
    yield listingOf(
      goodFields({
        description,
        ...(index % 4 === 1 ? { priceDong: null, origin: '', storage: '' } : {}),
        ...(index % 4 === 2
          ? { shelfLifeDays: null, blanks: blanks.slice(index % 2, 1 + (index % 2)) }
          : {}),
        ...(index % 4 === 3
          ? {
              overrides: views.slice(0, 2).map(({ profile }) => ({
                marketplaceId: profile.id,
                field: 'name' as const,
                value: `${description} ${description}`,
              })),
            }
          : {}),
      }),
      goodPhotos(index % 3),
    );
  }
}

describe('countViolations', () => {
  it('counts what checkListing finds, and isBlocked tells what blockingViolations does', () => {
    let blocked = 0;
    let excused = 0;
    for (const listing of listings()) {
      for (const view of views) {
        const found = checkListing(listing, view, context);
        expect(countViolations(listing, view, context)).toEqual({
          errors: found.filter(({ severity }) => severity === 'error').length,
          warnings: found.filter(({ severity }) => severity === 'warning').length,
          fixable: found.filter(({ fix }) => fix !== null).length,
        });
        const errors = blockingViolations(listing, view, context).filter(
          ({ severity }) => severity === 'error',
        );
        expect(isBlocked(listing, view, context)).toBe(errors.length > 0);
        if (errors.length > 0) blocked += 1;
        excused += found.filter(({ excuse }) => excuse !== undefined).length;
      }
    }
    expect(blocked).toBeGreaterThan(0);
    expect(excused).toBeGreaterThan(0);
  });
});
