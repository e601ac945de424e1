import { marketplaceIdSchema } from '../../shared/domain/ids.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { CheckAll } from './check-all.ts';
import type { ListingMatrix } from './listing-matrix.ts';

export function createMatrixHandlers(
  matrix: ListingMatrix,
  checkAll: CheckAll,
): Handlers<'listings:matrix' | 'listings:check-all' | 'listings:check-summary'> {
  return {
    'listings:matrix': (query) => matrix.page(query),
    'listings:check-all': () => ({ jobId: checkAll.start() }),
    'listings:check-summary': () => ({
      marketplaces: checkAll.summary().map(({ marketplaceId, ready, blocked }) => ({
        marketplaceId: marketplaceIdSchema.parse(marketplaceId),
        ready,
        blocked,
      })),
    }),
  };
}
