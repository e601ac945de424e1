import type { Handlers } from '../../shared/ipc/contract.ts';
import type { ListingMatrix } from './listing-matrix.ts';

export function createMatrixHandlers(matrix: ListingMatrix): Handlers<'listings:matrix'> {
  return { 'listings:matrix': (query) => matrix.page(query) };
}
