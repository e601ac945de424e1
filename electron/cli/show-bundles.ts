import { join } from 'node:path';
import type { BundleRecord } from '../exports/bundle-repository.ts';
import { fillWords, formatSize, type CliWords } from './cli-words.ts';
import type { JsonValue } from './command.ts';
import { printTable } from './print-table.ts';

export type ShownBundle = BundleRecord & { readonly checkedFiles: number };

export function bundleTable(bundles: readonly ShownBundle[], words: CliWords): string[] {
  const { column, value } = words;
  const headers = [
    column.bundle,
    column.household,
    column.marketplace,
    column.products,
    column.photos,
    column.size,
    column.checked,
  ];
  return printTable(
    headers,
    bundles.map((bundle) => [
      bundle.name,
      bundle.householdName,
      bundle.marketplaceName,
      bundle.listings,
      bundle.pictures,
      formatSize(bundle.sizeBytes),
      fillWords(value.checkedFiles, { count: bundle.checkedFiles }),
    ]),
  );
}

export function bundlesJson(bundles: readonly ShownBundle[], folder: string): JsonValue[] {
  return bundles.map((bundle) => ({
    id: bundle.id,
    path: join(folder, bundle.name),
    name: bundle.name,
    householdId: bundle.householdId,
    householdName: bundle.householdName,
    marketplaceId: bundle.marketplaceId,
    format: bundle.format,
    listings: bundle.listings,
    pictures: bundle.pictures,
    sizeBytes: bundle.sizeBytes,
    sha256: bundle.sha256,
    checkedFiles: bundle.checkedFiles,
  }));
}
