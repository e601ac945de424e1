import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { snapshotOf } from '../../shared/bundle/snapshot.ts';
import type { Profile } from '../../shared/marketplace/profile-schema.ts';
import type { ServiceContext } from '../library/service-context.ts';
import type { BundlePlan } from './bundle-plan.ts';
import { bundleColumns, type BundleRecord } from './bundle-repository.ts';
import type { WrittenBundle } from './bundle-writer.ts';

/**
 * The receipt: written once, after the bundle has its name, so that it never speaks of one that is not there.
 * Where it cannot be written the bundle goes too: nothing is handed over that nobody can tell of later.
 */
export async function keepReceipt(
  context: Pick<ServiceContext, 'journal'>,
  plan: BundlePlan,
  written: WrittenBundle,
  general: Profile,
  order: { readonly destinationFolder: string; readonly format: 'zip' | 'folder' },
): Promise<Omit<BundleRecord, 'householdName'>> {
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
  // Mapped as the marketplace is in general: a shop's workbook may be another one when it is compared.
  const { pictures, answers } = plan;
  const snapshot = snapshotOf(plan.listings, general, { pictures, answers });
  const name = { household: plan.household.name, marketplace: plan.profile.name };
  try {
    context.journal.batch({ key: 'bundle-exported', params: name }, (write) => {
      write.insert('bundle', bundleColumns(record, manifest, snapshot));
    });
  } catch (error) {
    const path = join(order.destinationFolder, written.name);
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
  return record;
}
