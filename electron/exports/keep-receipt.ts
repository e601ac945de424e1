import type { ServiceContext } from '../library/service-context.ts';
import type { BundlePlan } from './bundle-plan.ts';
import { bundleColumns, type BundleRecord } from './bundle-repository.ts';
import type { WrittenBundle } from './bundle-writer.ts';

/** The receipt: written once, after the bundle has its name, so that it never speaks of one that is not there. */
export function keepReceipt(
  context: Pick<ServiceContext, 'journal'>,
  plan: BundlePlan,
  written: WrittenBundle,
  order: { readonly destinationFolder: string; readonly format: 'zip' | 'folder' },
): Omit<BundleRecord, 'householdName'> {
  const { manifest } = written;
  const record = {
    id: plan.bundleId,
    householdId: plan.household.id,
    marketplaceId: plan.profile.id,
    marketplaceName: plan.profile.name,
    name: written.name,
    folder: order.destinationFolder,
    format: order.format,
    listings: manifest.products.length,
    pictures: manifest.files.filter((file) => file.kind === 'picture').length,
    sizeBytes: written.sizeBytes,
    sha256: written.sha256,
    createdAt: plan.createdAt,
  };
  const name = { household: plan.household.name, marketplace: plan.profile.name };
  context.journal.batch({ key: 'bundle-exported', params: name }, (write) => {
    write.insert('bundle', bundleColumns(record, manifest));
  });
  return record;
}
