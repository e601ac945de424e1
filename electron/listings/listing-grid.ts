import {
  householdIdSchema,
  listingIdSchema,
  marketplaceIdSchema,
  photoIdSchema,
} from '../../shared/domain/ids.ts';
import type { ListingRow } from '../../shared/ipc/listing-row.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import { widestMatch } from '../search/search-text.ts';
import type { CheckCounter } from './check-counter.ts';
import type { CheckRow } from './check-repository.ts';
import type { ListedListing, ListingListRepository } from './listing-list-repository.ts';

export interface ListingGrid {
  list(query: Input<'listings:list'>): Promise<{ rows: ListingRow[]; total: number }>;
  rows(ids: readonly string[]): ListingRow[];
}

/** `shownMarketplaces`: whose checks count; empty means all. */
export function createListingGrid(
  repository: ListingListRepository,
  checks: CheckCounter,
  shownMarketplaces: () => readonly string[],
): ListingGrid {
  function rows(ids: readonly string[]): ListingRow[] {
    const counts = checks.counts(ids);
    const shown = shownMarketplaces();
    return repository.rows(ids).map((row) => {
      const own = counts.get(row.id) ?? [];
      return toRow(
        row,
        shown.length === 0 ? own : own.filter(({ marketplaceId }) => shown.includes(marketplaceId)),
      );
    });
  }
  return {
    rows,
    async list(query) {
      const typed = query.query.trim();
      const expression = typed === '' ? null : widestMatch(typed);
      if (expression === undefined) return { rows: [], total: 0 };
      const { householdId, filter, sort, descending, offset, limit } = query;
      const needsAllChecks = filter === 'ready' || filter === 'problems' || sort === 'problems';
      if (needsAllChecks) await checks.ensureAll();
      const marketplaces = shownMarketplaces();
      const { ids, total } = repository.page({
        expression,
        householdId,
        filter,
        sort,
        descending,
        offset,
        limit,
        marketplaces,
      });
      return { rows: rows(ids), total };
    },
  };
}

function toRow(row: ListedListing, checks: readonly CheckRow[]): ListingRow {
  return {
    ...row,
    id: listingIdSchema.parse(row.id),
    householdId: householdIdSchema.parse(row.householdId),
    coverPhotoId: row.coverPhotoId === null ? null : photoIdSchema.parse(row.coverPhotoId),
    hasDraft: row.hasDraft === 1,
    checks: checks.map((check) => ({
      ...check,
      marketplaceId: marketplaceIdSchema.parse(check.marketplaceId),
    })),
  };
}
