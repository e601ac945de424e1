import { overridableFieldSchema } from '../domain/listing-extras.ts';
import type { MarketListing } from './market-listing.ts';
import { ruleKindByName } from './rule-kinds/registry.ts';
import type { Violation } from './violation.ts';

/**
 * What a rule found, as it concerns this listing at this marketplace: where its own text is what breaks the rule,
 * violation and fix point there; and a fix of what is one marketplace's limit is proposed for that marketplace alone.
 */
export function asOfListing(
  listing: MarketListing,
  marketplaceId: string,
  violation: Violation,
): Violation {
  const { field, fix } = violation;
  const isOwn = Object.hasOwn(listing.overrides[marketplaceId] ?? {}, field);
  const isOwnFix = isOwn || (ruleKindByName.get(violation.kind)?.fixesAtMarketplace ?? false);
  if (!isOwnFix || !overridableFieldSchema.safeParse(field).success) return violation;
  return {
    ...violation,
    ...(isOwn ? { onlyAt: marketplaceId } : {}),
    fix: fix === null ? null : { ...fix, onlyAt: marketplaceId },
  };
}
