import type { MarketListing } from './market-listing.ts';

const seen = new WeakMap<MarketListing, Map<string, MarketListing>>();

/**
 * The listing as one marketplace is given it: its own texts over the master's. A listing without any for that
 * marketplace is given back itself, so that what was derived from it once serves for all.
 */
export function asSeenBy(listing: MarketListing, marketplaceId: string): MarketListing {
  const own = listing.overrides[marketplaceId];
  if (own === undefined) return listing;
  const known = seen.get(listing) ?? new Map<string, MarketListing>();
  seen.set(listing, known);
  const before = known.get(marketplaceId);
  if (before !== undefined) return before;
  const fresh = { ...listing, ...own };
  known.set(marketplaceId, fresh);
  return fresh;
}
