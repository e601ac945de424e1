import { hash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleName } from '../../shared/bundle/bundle-names.ts';
import {
  MANIFEST_SCHEMA_VERSION,
  type Manifest,
  type ManifestFile,
} from '../../shared/bundle/manifest-schema.ts';
import type { MappedBundle } from '../../shared/marketplace/map-listings.ts';
import { dataFileBytes } from '../../shared/table/data-file-bytes.ts';
import { sha256File } from '../files/checksum.ts';
import { asDiskError } from '../files/disk-error.ts';
import {
  FINISH_NAME,
  GUIDE_NAME,
  MANIFEST_NAME,
  PICTURE_FOLDER,
  SHEET_NAME,
} from './bundle-entry-name.ts';
import { readPictures, type BundleTools } from './bundle-pictures.ts';
import { needsSheet, takesAddresses, type BundlePlan } from './bundle-plan.ts';
import { stageBundle, type StagedBundle } from './bundle-staging.ts';
import { checkStagedBundle } from './check-staged-bundle.ts';
import { deliverBundle } from './deliver-bundle.ts';
import { renderFinishPage } from './finish-page.ts';
import { renderGuidePage } from './guide-page.ts';
import { renderHandoverSheet } from './handover-sheet.ts';

export interface WriteOptions {
  readonly format: 'zip' | 'folder';
  readonly destinationFolder: string;
  /** staging/ of the library. */
  readonly stagingFolder: string;
  /** Reads the database again: what is in the file must be what is in the library now. */
  readonly mapAgain: () => MappedBundle;
  readonly signal?: AbortSignal | undefined;
  readonly onPicture?: (() => void) | undefined;
  readonly onChecking?: (() => void) | undefined;
}

export interface WrittenBundle {
  readonly name: string;
  readonly sizeBytes: number;
  /** Of the zip; of the manifest where the bundle is a folder. */
  readonly sha256: string;
  readonly manifest: Manifest;
  readonly checkedFiles: number;
}

/**
 * Makes one household's bundle for one marketplace: built in staging, read again from the disk and compared with the
 * library, then named at the destination. After an error or an abort nothing is left at either place.
 * @throws AppError 'disk.full' | 'disk.failed' | 'export.destination-gone' | 'export.verification-failed';
 * photo errors pass through.
 */
export async function writeBundle(
  plan: BundlePlan,
  tools: BundleTools,
  options: WriteOptions,
): Promise<WrittenBundle> {
  const folder = join(options.stagingFolder, plan.bundleId);
  try {
    await mkdir(folder, { recursive: true });
    const staged = await stageBundle(folder, options.format);
    const manifest = await fillBundle(staged, plan, tools, options).catch(
      async (error: unknown) => {
        await staged.abort();
        throw error;
      },
    );
    options.onChecking?.();
    // The disk writes while everything is read back; the name waits for both.
    const syncing = staged.sync();
    const checking = checkStagedBundle(staged.path, plan, manifest, options);
    const measuring = measure(staged.path, manifest, options);
    await Promise.allSettled([syncing, checking, measuring]);
    await syncing;
    const checkedFiles = await checking;
    const measured = await measuring;
    const { name } = await deliverBundle(staged.path, {
      format: options.format,
      destinationFolder: options.destinationFolder,
      stem: bundleName(plan.profile.id, plan.household.name, plan.day.replaceAll('-', '')),
      signal: options.signal,
    });
    return { name, ...measured, manifest, checkedFiles };
  } catch (error) {
    throw asDiskError(error, 'write-bundle');
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function fillBundle(
  staged: StagedBundle,
  plan: BundlePlan,
  tools: BundleTools,
  options: WriteOptions,
): Promise<Manifest> {
  const files: ManifestFile[] = [];
  const add = async (
    path: string,
    bytes: Buffer,
    kind: ManifestFile['kind'],
    sha256 = hash('sha256', bytes),
    where: Pick<ManifestFile, 'sheet' | 'headerRow' | 'firstRow' | 'rows'> = {},
  ): Promise<void> => {
    options.signal?.throwIfAborted();
    files.push({ path, kind, bytes: bytes.length, sha256, ...where });
    await staged.add(path, bytes, kind === 'picture' ? 'picture' : 'text');
  };
  for (const file of plan.mapped.dataFiles) {
    const bytes = dataFileBytes(plan.profile, file, plan.workbook);
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const where = { ...rowsOf(plan), rows: file.rows.length };
    await add(file.name, buffer, 'data', undefined, where);
  }
  for await (const picture of readPictures(plan, tools, options.signal)) {
    const { fileName, bytes, sha256 } = picture;
    await add(`${PICTURE_FOLDER}/${fileName}`, bytes, 'picture', sha256);
    options.onPicture?.();
  }
  await add(GUIDE_NAME, Buffer.from(renderGuidePage(plan, options.format), 'utf8'), 'guide');
  if (takesAddresses(plan)) {
    await add(FINISH_NAME, Buffer.from(renderFinishPage(plan), 'utf8'), 'page');
  }
  if (needsSheet(plan.profile)) {
    await add(SHEET_NAME, Buffer.from(renderHandoverSheet(plan), 'utf8'), 'sheet');
  }
  const manifest = toManifest(plan, files);
  await staged.add(MANIFEST_NAME, Buffer.from(manifestText(manifest), 'utf8'), 'text');
  await staged.finish();
  return manifest;
}

function rowsOf({
  profile: { file },
  workbook,
}: BundlePlan): Pick<ManifestFile, 'sheet' | 'headerRow' | 'firstRow'> {
  if (file.kind === 'csv' && file.above.length + file.below.length > 0) {
    const headerRow = file.above.length + 1;
    return { headerRow, firstRow: headerRow + file.below.length + 1 };
  }
  if (file.kind === 'xlsx') return { sheet: file.sheet };
  if (workbook === null) return {};
  return {
    sheet: workbook.recognised.sheetName,
    firstRow: workbook.recognised.firstFreeRow,
  };
}

function toManifest(plan: BundlePlan, files: readonly ManifestFile[]): Manifest {
  const { profile, household, mapped } = plan;
  return {
    schemaVersion: MANIFEST_SCHEMA_VERSION,
    bundleId: plan.bundleId,
    createdAt: plan.createdAt,
    app: { name: 'len-san', version: plan.appVersion },
    marketplace: {
      id: profile.id,
      name: profile.name,
      revision: profile.revision,
      official: profile.official,
    },
    household: { id: household.id, name: household.name },
    uploadDay: plan.uploadDay,
    pictureBase: plan.pictures.kind === 'base' ? plan.pictures.base : null,
    pictureAddresses: profile.pictures.reference === 'base-url' ? plan.pictures.kind : null,
    files: [...files],
    products: mapped.products.map((product) => ({
      sku: product.sku,
      variantSkus: [...product.variantSkus],
      name: product.name,
      rows: product.rowCount,
      pictures: product.pictures.map((picture) => picture.fileName),
      pictureGaps: [...product.pictureGaps],
    })),
  };
}

function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

async function measure(
  path: string,
  manifest: Manifest,
  options: WriteOptions,
): Promise<{ sizeBytes: number; sha256: string }> {
  if (options.format === 'zip') {
    const { bytes, sha256 } = await sha256File(path, options.signal);
    return { sizeBytes: bytes, sha256 };
  }
  const text = manifestText(manifest);
  const sizeBytes = manifest.files.reduce((sum, file) => sum + file.bytes, Buffer.byteLength(text));
  return { sizeBytes, sha256: hash('sha256', text) };
}
