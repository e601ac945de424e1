import type { BundleId, HouseholdId } from '../../shared/domain/ids.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import { libraryQuery } from '../api/library-query.ts';

/** What is ready on the day of upload, YYYY-MM-DD; undefined for today. */
export function preflightQuery(uploadDay: string | undefined) {
  return libraryQuery('exports:preflight', { householdId: null, uploadDay }, [
    'households',
    'listings',
    'photos',
    'marketplaces',
    'settings',
  ]);
}

/** Asked again when listings or photos changed: the pictures of a bundle are then others. */
export function pictureListMatchQuery(
  token: string,
  items: Input<'exports:match-picture-list'>['items'],
  uploadDay: string | undefined,
) {
  return libraryQuery('exports:match-picture-list', { token, items, uploadDay }, [
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
