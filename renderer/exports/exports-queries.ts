import type { BundleId, HouseholdId } from '../../shared/domain/ids.ts';
import { libraryQuery } from '../api/library-query.ts';

export const preflightQuery = libraryQuery('exports:preflight', { householdId: null }, [
  'households',
  'listings',
  'photos',
  'marketplaces',
  'settings',
]);

export function receiptsQuery(householdId: HouseholdId | null, limit: number) {
  return libraryQuery('exports:list-receipts', { householdId, limit }, ['bundles']);
}

export function receiptQuery(bundleId: BundleId) {
  return libraryQuery('exports:get-receipt', { bundleId }, ['bundles']);
}
