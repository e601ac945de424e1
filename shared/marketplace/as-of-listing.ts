import {
  type BlankableField,
  blankableFieldSchema,
  overridableFieldSchema,
} from '../domain/listing-extras.ts';
import type { MarketListing } from './market-listing.ts';
import type { Rule } from './profile-schema.ts';
import { ruleKindByName } from './rule-kinds/registry.ts';
import type { Violation } from './violation.ts';

/** Looked up for every violation of ten thousand listings: a schema would make an object each time. */
const BLANKABLE: ReadonlyMap<string, BlankableField> = new Map(
  blankableFieldSchema.options.map((name) => [name, name]),
);
const OVERRIDABLE: ReadonlySet<string> = new Set(overridableFieldSchema.options);

/**
 * What a rule found, as it concerns this listing at this marketplace: where its own text is what breaks the rule,
 * violation and fix point there; a fix of what is one marketplace's limit is proposed for that marketplace alone; and
 * what is blank for a good reason is only a note.
 */
export function asOfListing(
  listing: MarketListing,
  marketplaceId: string,
  rule: Pick<Rule, 'params'>,
  violation: Violation,
): Violation {
  return atItsPlace(listing, marketplaceId, excused(listing, rule, violation));
}

function atItsPlace(
  listing: MarketListing,
  marketplaceId: string,
  violation: Violation,
): Violation {
  const { field, fix } = violation;
  const isOwn = Object.hasOwn(listing.overrides[marketplaceId] ?? {}, field);
  const isOwnFix = isOwn || (ruleKindByName.get(violation.kind)?.fixesAtMarketplace ?? false);
  if (!isOwnFix || !OVERRIDABLE.has(field)) return violation;
  return {
    ...violation,
    ...(isOwn ? { onlyAt: marketplaceId } : {}),
    fix: fix === null ? null : { ...fix, onlyAt: marketplaceId },
  };
}

function excused(
  listing: MarketListing,
  { params }: Pick<Rule, 'params'>,
  violation: Violation,
): Violation {
  if (params['mayBeBlank'] !== true) return violation;
  const excuse = excuseOf(listing, { params }, violation);
  return excuse === undefined
    ? { ...violation, mayBeBlank: true }
    : { ...violation, severity: 'info', mayBeBlank: true, excuse };
}

/** Why what was found is only a note; undefined where it is more. */
export function excuseOf(
  listing: MarketListing,
  { params }: Pick<Rule, 'params'>,
  found: Pick<Violation, 'field' | 'severity' | 'source'>,
): Violation['excuse'] {
  if (params['mayBeBlank'] !== true) return undefined;
  const field = blankableField(found.field);
  const blank = field === null ? undefined : listing.blanks[field];
  if (blank === undefined) return undefined;
  // What the law wants on a label is not waived by not knowing it, nor by asking later.
  const isMandatory = found.severity === 'error' && found.source.confidence === 'law';
  if (isMandatory && blank.reason !== 'not-applicable') return undefined;
  return { reason: blank.reason, askOn: blank.askOn };
}

/** 'variants.0.stock' is blank for the reason that 'stock' is. Null: no reason can be given for this one. */
export function blankableField(path: string) {
  const parts = path.split('.');
  const name = parts[0] === 'variants' ? parts.at(-1) : parts[0];
  return BLANKABLE.get(name ?? '') ?? null;
}
