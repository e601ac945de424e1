import type { ConsentPurpose } from '../../shared/domain/household.ts';
import type { MarketplaceId } from '../../shared/domain/ids.ts';
import type { Library } from '../library/open-library.ts';
import { findMarketplaces } from './find-records.ts';
import { UsageError } from './usage-error.ts';

export interface Grant {
  readonly purpose: ConsentPurpose;
  readonly marketplaceId: MarketplaceId | null;
}

const PURPOSES: Readonly<Record<string, ConsentPurpose>> = {
  keep: 'keep-profile',
  statistics: 'report-statistics',
  publish: 'publish-listing',
  portrait: 'portrait-promotion',
};

/**
 * "publish,hand:shopee" → the ticks of a consent sheet. Each is written out: nothing is agreed to by default.
 * @throws UsageError 'consent'; AppError 'marketplace.unknown'.
 */
export function readConsents(library: Library, words: readonly string[]): Grant[] {
  const grants: Grant[] = [];
  for (const word of words.map((each) => each.trim()).filter((each) => each !== '')) {
    const purpose = PURPOSES[word];
    const marketplace = /^hand:(.+)$/.exec(word)?.[1];
    if (purpose !== undefined) grants.push({ purpose, marketplaceId: null });
    else if (marketplace !== undefined) {
      for (const { profile } of findMarketplaces(library, marketplace)) {
        grants.push({ purpose: 'hand-to-marketplace', marketplaceId: profile.id });
      }
    } else throw new UsageError('consent', { value: word });
  }
  return grants;
}
