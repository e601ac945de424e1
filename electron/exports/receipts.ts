import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../shared/bundle/manifest-schema.ts';
import {
  changesSince as changesSinceSnapshot,
  snapshotOf,
  type ProductChange,
} from '../../shared/bundle/snapshot.ts';
import { bundleIdSchema, householdIdSchema, marketplaceIdSchema } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/errors.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import type { ReceiptSummary } from '../../shared/ipc/receipt.ts';
import { sha256File } from '../files/checksum.ts';
import { localDay } from '../listings/local-day.ts';
import { MANIFEST_NAME } from './bundle-entry-name.ts';
import { createBundleRepository, type BundleRecord } from './bundle-repository.ts';
import { bundleStyle } from './bundle-style.ts';
import type { BundleProblem } from './check-bundle-file.ts';
import type { PrepareParts } from './prepare-bundle.ts';
import { problemText } from './problem-text.ts';
import { renderReceiptPage } from './receipt-page.ts';

/** What was handed over, and what has become of it. */
export interface Receipts {
  listReceipts(householdId: string | null, limit: number): ReceiptSummary[];
  /** @throws AppError 'bundle.not-found'. */
  getReceipt(bundleId: string): { receipt: ReceiptSummary; manifest: Manifest; sha256: string };
  /** What the library says differently since the bundle was handed over; null for bundles of before it was remembered. @throws AppError 'bundle.not-found'. */
  changesSince(bundleId: string): readonly ProductChange[] | null;
  /** The receipt as a page, in Vietnamese. @throws AppError 'bundle.not-found'. */
  receiptPage(bundleId: string): { readonly name: string; readonly html: string };
  /** Reads the bundle again where it was put. @throws AppError 'bundle.not-found'. */
  verify(bundleId: string): Promise<Output<'exports:verify'>>;
  /** Where a bundle was put, for opening it. @throws AppError 'bundle.not-found' when it is not there any more. */
  folderOf(bundleId: string): { folder: string; path: string };
  count(): number;
}

export interface ReceiptsParts extends PrepareParts {
  readonly language: () => 'vi' | 'en';
}

export function createReceipts(parts: ReceiptsParts): Receipts {
  const { context } = parts;
  const repository = createBundleRepository(context.database);

  function found(bundleId: string): BundleRecord {
    const record = repository.get(bundleId);
    if (!record) throw new AppError('bundle.not-found', { id: bundleId });
    return record;
  }

  function changesSince(bundleId: string): readonly ProductChange[] | null {
    const record = found(bundleId);
    const before = repository.snapshot(bundleId);
    if (before.products.length === 0) return null;
    // A form that was taught may be gone from the library; what it would say now is not known then.
    const view = parts.marketplaces.list().find((one) => one.profile.id === record.marketplaceId);
    if (view === undefined) return null;
    const { profile } = view;
    const listings = parts.source.listings.marketListingsOf(record.householdId);
    // Compared as it was mapped then; an address that came since is no change of a listing.
    return changesSinceSnapshot(before, snapshotOf(listings, profile, before));
  }

  return {
    listReceipts: (householdId, limit) => repository.list(householdId, limit).map(toSummary),
    getReceipt: (bundleId) => {
      const record = found(bundleId);
      const manifest = repository.manifest(bundleId);
      if (!manifest) throw new AppError('bundle.not-found', { id: bundleId });
      return { receipt: toSummary(record), manifest, sha256: record.sha256 };
    },
    changesSince,
    receiptPage(bundleId) {
      const record = found(bundleId);
      const manifest = repository.manifest(bundleId);
      if (!manifest) throw new AppError('bundle.not-found', { id: bundleId });
      const html = renderReceiptPage({
        record,
        manifest,
        changes: changesSince(bundleId),
        today: localDay(context.now()),
        style: bundleStyle(context.resourcesFolder, 'bundle-page.css'),
      });
      return { name: `bien-nhan-${record.name.replace(/\.zip$/u, '')}`, html };
    },
    verify: async (bundleId) => {
      const record = found(bundleId);
      const path = join(record.folder, record.name);
      if (!existsSync(path)) throw new AppError('bundle.not-found', { id: bundleId });
      const verdict = await (await import('./verify-bundle.ts')).verifyBundle(path);
      const problems: BundleProblem[] = [...verdict.problems];
      // A bundle can be whole and yet not the one that was handed over.
      if (verdict.ok && !(await isAsReceipted(record, path))) {
        problems.push({ code: 'file-changed', file: record.name, detail: 'SHA-256' });
      }
      return {
        ok: problems.length === 0,
        checkedFiles: verdict.checkedFiles,
        problems: problems.map((problem) => problemText(problem, parts.language())),
      };
    },
    folderOf: (bundleId) => {
      const { folder, name } = found(bundleId);
      const path = join(folder, name);
      if (!existsSync(path)) throw new AppError('bundle.not-found', { id: bundleId });
      return { folder, path };
    },
    count: () => repository.count(),
  };
}

async function isAsReceipted(record: BundleRecord, path: string): Promise<boolean> {
  const summed = record.format === 'zip' ? path : join(path, MANIFEST_NAME);
  return (await sha256File(summed)).sha256 === record.sha256;
}

function toSummary(record: BundleRecord): ReceiptSummary {
  const { sha256: _hash, folder, ...shown } = record;
  return {
    ...shown,
    id: bundleIdSchema.parse(record.id),
    householdId: householdIdSchema.parse(record.householdId),
    marketplaceId: marketplaceIdSchema.parse(record.marketplaceId),
    present: existsSync(join(folder, record.name)),
  };
}
