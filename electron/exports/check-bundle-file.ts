import type { Manifest, ManifestFile } from '../../shared/bundle/manifest-schema.ts';
import { parseDataFile } from './parse-data-file.ts';
import { readPictureHeader } from './picture-header.ts';
import { sha256Aside } from './sha256-aside.ts';

/** What can be wrong with a bundle; the words are in resources/help/bundle-words.*.json under `problem`. */
export type BundleProblemCode =
  | 'unreadable'
  | 'manifest-missing'
  | 'manifest-invalid'
  | 'file-missing'
  | 'file-extra'
  | 'file-changed'
  | 'picture-unreadable'
  | 'picture-metadata'
  | 'data-missing'
  | 'data-unreadable'
  | 'data-rows'
  | 'data-sku';

export interface BundleProblem {
  readonly code: BundleProblemCode;
  readonly file: string;
  /** A fact for the person who helps: sizes, a parser's message. Not translated. */
  readonly detail: string;
}

/** Size, SHA-256, and what the kind of file promises: a picture opens and hides nothing, rows and SKUs are those listed. */
export async function checkFile(
  file: ManifestFile,
  bytes: Buffer,
  manifest: Manifest,
): Promise<BundleProblem[]> {
  if (bytes.length !== file.bytes) {
    return [{ code: 'file-changed', file: file.path, detail: `${bytes.length} / ${file.bytes}` }];
  }
  if ((await sha256Aside(bytes)) !== file.sha256) {
    return [{ code: 'file-changed', file: file.path, detail: 'SHA-256' }];
  }
  if (file.kind === 'picture') return checkPicture(file, bytes);
  if (file.kind === 'data') return await checkData(file, bytes, manifest);
  return [];
}

function checkPicture(file: ManifestFile, bytes: Buffer): BundleProblem[] {
  const header = readPictureHeader(bytes);
  if (!header) return [{ code: 'picture-unreadable', file: file.path, detail: '' }];
  if (header.metadata.length === 0) return [];
  return [{ code: 'picture-metadata', file: file.path, detail: header.metadata.join(', ') }];
}

/** Every product stands in the first data file; further ones hold rows of some. */
function isFirst(file: ManifestFile, manifest: Manifest): boolean {
  return manifest.files.find(({ kind }) => kind === 'data')?.path === file.path;
}

/** Its own count. The first file answers for the products' sum too: what the others do not hold must be there. */
function expectedRows(file: ManifestFile, manifest: Manifest): number {
  if (file.rows !== undefined && !isFirst(file, manifest)) return file.rows;
  const all = manifest.products.reduce((sum, product) => sum + product.rows, 0);
  const elsewhere = manifest.files
    .filter(({ kind, path }) => kind === 'data' && path !== file.path)
    .reduce((sum, { rows }) => sum + (rows ?? 0), 0);
  return all - elsewhere;
}

async function checkData(
  file: ManifestFile,
  bytes: Buffer,
  manifest: Manifest,
): Promise<BundleProblem[]> {
  try {
    const data = await parseDataFile(bytes, file);
    const expected = expectedRows(file, manifest);
    const problems: BundleProblem[] = [];
    // Below our rows a shop's workbook may hold what the marketplace filled in beforehand.
    const rows = file.firstRow === undefined ? data.rows : data.rows.slice(0, expected);
    if (rows.length !== expected) {
      problems.push({ code: 'data-rows', file: file.path, detail: `${rows.length} / ${expected}` });
    }
    if (!isFirst(file, manifest)) return problems;
    // Where variants carry their own SKUs the listing's stands in handles and picture names, or nowhere: anywhere will do.
    const haystack = rows.flat().join('\n').toLowerCase();
    const isThere = (sku: string): boolean => haystack.includes(sku.toLowerCase());
    for (const { sku, variantSkus } of manifest.products) {
      if (isThere(sku) || (variantSkus.length > 0 && variantSkus.every(isThere))) continue;
      problems.push({ code: 'data-sku', file: file.path, detail: sku });
    }
    return problems;
  } catch (error) {
    return [
      {
        code: 'data-unreadable',
        file: file.path,
        detail: error instanceof Error ? error.message : '',
      },
    ];
  }
}
