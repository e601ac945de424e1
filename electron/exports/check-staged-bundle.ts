import { isDeepStrictEqual } from 'node:util';
import type { Manifest, ManifestFile } from '../../shared/bundle/manifest-schema.ts';
import { AppError } from '../../shared/errors.ts';
import type { MappedBundle } from '../../shared/marketplace/map-listings.ts';
import type { BundlePlan } from './bundle-plan.ts';
import { readPictureHeader } from './picture-header.ts';
import { compareDataFile } from './read-data-file.ts';
import { verifyBundle } from './verify-bundle.ts';

export interface CheckOptions {
  readonly mapAgain: () => MappedBundle;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The last word before a bundle gets its name. Everything is read back from the disk; the data file is parsed by a
 * second parser and compared cell by cell with what the library holds now; every picture is within the marketplace's
 * limits. @returns files checked. @throws AppError 'export.verification-failed' naming file and reason.
 */
export async function checkStagedBundle(
  path: string,
  plan: BundlePlan,
  written: Manifest,
  options: CheckOptions,
): Promise<number> {
  const fresh = options.mapAgain();
  const onFile = async (file: ManifestFile, bytes: Buffer): Promise<void> => {
    if (file.kind === 'data') await compareData(file, bytes, plan, fresh);
    if (file.kind === 'picture') comparePicture(file, bytes, plan);
  };
  const verdict = await verifyBundle(path, { signal: options.signal, onFile });
  const problem = verdict.problems[0];
  if (problem)
    throw failed(problem.file, [problem.code, problem.detail].filter(Boolean).join(': '));
  if (!isDeepStrictEqual(verdict.manifest, written)) throw failed('manifest.json', 'differs');
  if (!isDeepStrictEqual(fresh.products, plan.mapped.products))
    throw failed(plan.profile.file.name, 'listings changed meanwhile');
  return verdict.checkedFiles;
}

async function compareData(
  file: ManifestFile,
  bytes: Buffer,
  plan: BundlePlan,
  fresh: MappedBundle,
): Promise<void> {
  const wanted = fresh.dataFiles.find(({ name }) => name === file.path);
  if (wanted === undefined) throw failed(file.path, 'not a file of this marketplace');
  await compareDataFile(bytes, wanted, plan.profile, plan.workbook?.recognised ?? null);
}

function comparePicture(file: ManifestFile, bytes: Buffer, plan: BundlePlan): void {
  const { format, sidePx, mostBytes } = plan.profile.pictures.rendition;
  const header = readPictureHeader(bytes);
  if (header?.format !== format) throw failed(file.path, `not ${format}`);
  if (Math.max(header.widthPx, header.heightPx) > sidePx) {
    throw failed(file.path, `${header.widthPx}×${header.heightPx} > ${sidePx}`);
  }
  if (mostBytes !== null && bytes.length > mostBytes)
    throw failed(file.path, `${bytes.length} > ${mostBytes}`);
}

function failed(file: string, detail: string): AppError {
  return new AppError('export.verification-failed', { file, detail });
}
