import type { Input, Output } from '../../shared/ipc/contract.ts';
import { widestMatch } from '../search/search-text.ts';
import type { CheckCounter } from './check-counter.ts';
import type { ListingGrid } from './listing-grid.ts';
import type { ListingMatrixRepository } from './listing-matrix-repository.ts';

/** Listings down, marketplaces in use across, counted problems in between. */
export interface ListingMatrix {
  /** A page, after a short wait for counts: a long count goes on and is told of when it is done. */
  page(query: Input<'listings:matrix'>): Promise<Output<'listings:matrix'>>;
  /** Resolves when every listing is counted. */
  ensureCounted(): Promise<void>;
}

/** Below this nobody asks why nothing comes. */
const LONGEST_WAIT_MS = 400;

export function createListingMatrix(
  repository: ListingMatrixRepository,
  checks: Pick<CheckCounter, 'ensureAll' | 'ensureMost'>,
  grid: Pick<ListingGrid, 'rows'>,
  inUse: () => readonly string[],
): ListingMatrix {
  return {
    ensureCounted: () => checks.ensureAll(),
    async page({ query, of, ...view }) {
      const typed = query.trim();
      const expression = typed === '' ? null : widestMatch(typed);
      if (expression === undefined) return { rows: [], total: 0, isCounting: false };
      const isCounted = await checks.ensureMost(LONGEST_WAIT_MS);
      const marketplaces = of === null ? inUse() : [of];
      const { ids, total } = repository.page({ ...view, expression, marketplaces });
      return { rows: grid.rows(ids), total, isCounting: !isCounted };
    },
  };
}
