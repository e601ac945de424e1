import type { MarketListing } from '../../shared/marketplace/market-listing.ts';
import { sourceTitle } from '../../shared/marketplace/source-title.ts';
import type { Violation } from '../../shared/marketplace/violation.ts';
import type { CliLanguage, CliWords } from './cli-words.ts';
import type { JsonValue } from './command.ts';

export interface ListedViolations {
  readonly marketplaceId: string;
  readonly marketplaceName: string;
  readonly householdName: string;
  readonly listing: MarketListing;
  readonly violations: readonly Violation[];
}

const MARKS = { error: '✗', warning: '!', info: '·' } as const;

export function violationLines(
  listed: readonly ListedViolations[],
  words: CliWords,
  language: CliLanguage,
): string[] {
  return listed.flatMap(({ listing, householdName, marketplaceName, violations }) => [
    `  ${listing.name || '—'} (${listing.sku}) · ${householdName} · ${marketplaceName}`,
    ...violations.map((violation) => {
      const fix = violation.fix === null ? '' : ` [${words.text.fixable}]`;
      return `    ${MARKS[violation.severity]} ${violation.officer[language]}${fix}`;
    }),
  ]);
}

export function violationsJson(
  listed: readonly ListedViolations[],
  language: CliLanguage,
): JsonValue[] {
  return listed.flatMap(({ marketplaceId, householdName, listing, violations }) =>
    violations.map((violation) => ({
      marketplaceId,
      householdName,
      listingId: listing.id,
      sku: listing.sku,
      name: listing.name,
      code: violation.code,
      field: violation.field,
      severity: violation.severity,
      message: violation.officer[language],
      params: violation.params,
      fixable: violation.fix !== null,
      source: sourceTitle(violation.source)[language],
    })),
  );
}
