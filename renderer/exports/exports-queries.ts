import type { BundleId, HouseholdId } from '../../shared/domain/ids.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import { libraryQuery } from '../api/library-query.ts';

export const preflightQuery = libraryQuery('exports:preflight', { householdId: null }, [
  'households',
  'listings',
  'photos',
  'marketplaces',
  'settings',
]);

/** Asked again when listings or photos changed: the pictures of a bundle are then others. */
export function pictureListMatchQuery(
  token: string,
  items: Input<'exports:match-picture-list'>['items'],
) {
  return libraryQuery('exports:match-picture-list', { token, items }, [
    'households',
    'listings',
    'photos',
  ]);
}

export function receiptsQuery(householdId: HouseholdId | null, limit: number) {
  return libraryQuery('exports:list-receipts', { householdId, limit }, ['bundles']);
}

export function receiptQuery(bundleId: BundleId) {
  return libraryQuery('exports:get-receipt', { bundleId }, ['bundles']);
}
