import { listingIdSchema, type BatchId } from '../../shared/domain/ids.ts';
import type { Household } from '../../shared/domain/household.ts';
import type { ListingFields } from '../../shared/domain/listing.ts';
import type { ProposedFixes } from '../../shared/ipc/contract-editing.ts';
import { applyFix } from '../../shared/marketplace/apply-fix.ts';
import { checkListing } from '../../shared/marketplace/check-listing.ts';
import { toMarketListing } from '../../shared/marketplace/market-listing.ts';
import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import { changesBetween, proposeFixes } from '../../shared/marketplace/propose-fixes.ts';
import type { Fix } from '../../shared/marketplace/violation.ts';
import type { MarketplacesService } from '../marketplaces/marketplaces-service.ts';
import type { ListingRecord } from './listing-columns.ts';
import { fieldsOf, type ListingService } from './listing-service.ts';
import { localDay } from './local-day.ts';

export interface FixService {
  /** What applying would change, listing by listing; those with nothing to fix are left out. @throws AppError marketplace.unknown */
  preview(ids: readonly string[], marketplaceIds: readonly string[]): ProposedFixes[];
  /** All of it as one undoable batch. @throws AppError marketplace.unknown */
  apply(ids: readonly string[], marketplaceIds: readonly string[]): AppliedFixes;
}

export interface AppliedFixes {
  readonly listings: number;
  readonly changes: number;
  /** What an "undo" beside the news of it takes back; null when nothing was left to fix. */
  readonly batchId: BatchId | null;
}

export interface FixServiceParts {
  readonly listings: Pick<ListingService, 'records' | 'updateMany'>;
  readonly marketplaces: Pick<MarketplacesService, 'byId' | 'theirCategories'>;
  readonly household: (id: string) => Household;
  readonly newestBatch: () => BatchId | null;
  readonly now: () => Date;
}

interface Mended {
  readonly id: string;
  readonly name: string;
  readonly householdName: string;
  readonly fields: ListingFields;
  readonly changes: readonly Fix[];
}

export function createFixService(parts: FixServiceParts): FixService {
  const { listings, marketplaces } = parts;

  function mend(
    { listing, photos }: ListingRecord,
    views: readonly ProfileView[],
    today: string,
  ): Mended {
    const household = parts.household(listing.householdId);
    const theirCategories = marketplaces.theirCategories(listing);
    const stored = fieldsOf(listing);
    const check = (fields: ListingFields, view: ProfileView) =>
      checkListing(
        toMarketListing({ id: listing.id, fields, household, photos, theirCategories }),
        view,
        { today },
      );
    let fields = stored;
    const places: Fix[] = [];
    for (const view of views) {
      const proposal = proposeFixes(fields, {
        check: (checked) => check(checked, view),
        apply: applyFix,
      });
      fields = proposal.fields;
      places.push(...proposal.changes);
    }
    return {
      id: listing.id,
      name: listing.name,
      householdName: household.name,
      fields,
      changes: changesBetween(stored, fields, places),
    };
  }

  function mended(ids: readonly string[], marketplaceIds: readonly string[]): Mended[] {
    const views = marketplaceIds.map((id) => marketplaces.byId(id));
    const today = localDay(parts.now());
    return listings
      .records(ids)
      .map((record) => mend(record, views, today))
      .filter(({ changes }) => changes.length > 0);
  }

  return {
    preview: (ids, marketplaceIds) =>
      mended(ids, marketplaceIds).map(({ id, name, householdName, changes }) => ({
        id: listingIdSchema.parse(id),
        name,
        householdName,
        changes: [...changes],
      })),
    apply(ids, marketplaceIds) {
      const all = mended(ids, marketplaceIds);
      if (all.length === 0) return { listings: 0, changes: 0, batchId: null };
      const changes = all.reduce((sum, one) => sum + one.changes.length, 0);
      const name = { key: 'listings-fixed', params: { count: changes, listings: all.length } };
      const before = parts.newestBatch();
      listings.updateMany(all, name);
      const batchId = parts.newestBatch();
      return { listings: all.length, changes, batchId: batchId === before ? null : batchId };
    },
  };
}
