import { hash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import {
  manifestSchema,
  type Manifest,
  type ManifestFile,
} from '../../shared/bundle/manifest-schema.ts';
import { isAppError } from '../../shared/errors.ts';
import { MANIFEST_NAME, PICTURE_FOLDER } from './bundle-entry-name.ts';
import { openBundle } from './open-bundle.ts';
import type { OpenedBundle } from './opened-bundle.ts';
import { parseDataFile } from './parse-data-file.ts';
import { readPictureHeader } from './picture-header.ts';

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

export interface BundleVerdict {
  readonly ok: boolean;
  readonly checkedFiles: number;
  readonly problems: readonly BundleProblem[];
  /** Null when it is missing or not one of ours. */
  readonly manifest: Manifest | null;
}

export interface VerifyOptions {
  readonly signal?: AbortSignal | undefined;
  /** Sees every file once it was read and its hash compared. What it throws passes through. */
  readonly onFile?: (file: ManifestFile, bytes: Buffer) => void;
}

/**
 * Reads a whole bundle (zip or folder) again and compares it with its own manifest: every file's size and SHA-256,
 * nothing missing, nothing extra, the data file parsed by a second parser, every picture opened, no metadata.
 * Never throws for a bad bundle, however hostile; an abort passes through.
 */
export async function verifyBundle(
  path: string,
  options: VerifyOptions = {},
): Promise<BundleVerdict> {
  let bundle: OpenedBundle;
  try {
    bundle = await openBundle(path);
  } catch (error) {
    return refused([unreadableProblem(error, '')]);
  }
  try {
    return await verifyOpened(bundle, options);
  } finally {
    await bundle.close();
  }
}

async function verifyOpened(bundle: OpenedBundle, options: VerifyOptions): Promise<BundleVerdict> {
  const manifest = await readManifest(bundle);
  if ('code' in manifest) return refused([manifest]);
  const problems = compareInventory(bundle, manifest);
  const present = new Set(bundle.entries.map((entry) => entry.path));
  let checkedFiles = 1;
  for (const file of manifest.files) {
    options.signal?.throwIfAborted();
    if (!present.has(file.path)) continue;
    const bytes = await readOrExplain(bundle, file.path);
    if ('code' in bytes) problems.push(bytes);
    else {
      const found = checkFile(file, bytes, manifest);
      problems.push(...found);
      if (found.length === 0) options.onFile?.(file, bytes);
    }
    checkedFiles += 1;
    // Hashing is synchronous: let the window and a stop button through.
    if (checkedFiles % 16 === 0) await breathe();
  }
  return { ok: problems.length === 0, checkedFiles, problems, manifest };
}

async function readOrExplain(bundle: OpenedBundle, path: string): Promise<Buffer | BundleProblem> {
  try {
    return await bundle.read(path);
  } catch (error) {
    return unreadableProblem(error, path);
  }
}

async function readManifest(bundle: OpenedBundle): Promise<Manifest | BundleProblem> {
  if (!bundle.entries.some((entry) => entry.path === MANIFEST_NAME)) {
    return { code: 'manifest-missing', file: MANIFEST_NAME, detail: '' };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await bundle.read(MANIFEST_NAME));
    const parsed = manifestSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    return {
      code: 'manifest-invalid',
      file: MANIFEST_NAME,
      detail: issue ? `${issue.path.join('.')}: ${issue.code}` : '',
    };
  } catch (error) {
    return {
      code: 'manifest-invalid',
      file: MANIFEST_NAME,
      detail: error instanceof Error ? error.message : '',
    };
  }
}

function compareInventory(bundle: OpenedBundle, manifest: Manifest): BundleProblem[] {
  const problems: BundleProblem[] = [];
  const present = new Set(bundle.entries.map((entry) => entry.path));
  const listed = new Set<string>([MANIFEST_NAME]);
  for (const file of manifest.files) {
    if (listed.has(file.path)) {
      problems.push({ code: 'manifest-invalid', file: file.path, detail: 'listed twice' });
    }
    listed.add(file.path);
    if (!present.has(file.path))
      problems.push({ code: 'file-missing', file: file.path, detail: '' });
  }
  for (const path of present) {
    if (!listed.has(path)) problems.push({ code: 'file-extra', file: path, detail: '' });
  }
  if (!manifest.files.some((file) => file.kind === 'data')) {
    problems.push({ code: 'data-missing', file: MANIFEST_NAME, detail: '' });
  }
  for (const picture of manifest.products.flatMap((product) => product.pictures)) {
    const path = `${PICTURE_FOLDER}/${picture}`;
    if (!listed.has(path))
      problems.push({ code: 'file-missing', file: path, detail: 'named by a product' });
  }
  return problems;
}

function checkFile(file: ManifestFile, bytes: Buffer, manifest: Manifest): BundleProblem[] {
  if (bytes.length !== file.bytes) {
    return [{ code: 'file-changed', file: file.path, detail: `${bytes.length} / ${file.bytes}` }];
  }
  if (hash('sha256', bytes) !== file.sha256) {
    return [{ code: 'file-changed', file: file.path, detail: 'SHA-256' }];
  }
  if (file.kind === 'picture') return checkPicture(file, bytes);
  if (file.kind === 'data') return checkData(file, bytes, manifest);
  return [];
}

function checkPicture(file: ManifestFile, bytes: Buffer): BundleProblem[] {
  const header = readPictureHeader(bytes);
  if (!header) return [{ code: 'picture-unreadable', file: file.path, detail: '' }];
  if (header.metadata.length === 0) return [];
  return [{ code: 'picture-metadata', file: file.path, detail: header.metadata.join(', ') }];
}

function checkData(file: ManifestFile, bytes: Buffer, manifest: Manifest): BundleProblem[] {
  try {
    const data = parseDataFile(bytes);
    const expected = manifest.products.reduce((sum, product) => sum + product.rows, 0);
    const problems: BundleProblem[] = [];
    if (data.rows.length !== expected) {
      problems.push({
        code: 'data-rows',
        file: file.path,
        detail: `${data.rows.length} / ${expected}`,
      });
    }
    // Where variants carry their own SKUs the listing's stands in handles and picture names: anywhere will do.
    const haystack = data.rows.flat().join('\n').toLowerCase();
    for (const { sku } of manifest.products) {
      if (!haystack.includes(sku.toLowerCase()))
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

function unreadableProblem(error: unknown, file: string): BundleProblem {
  const detail =
    isAppError(error) && 'detail' in error.params ? error.params.detail : errorText(error);
  return { code: 'unreadable', file, detail };
}

function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function refused(problems: readonly BundleProblem[]): BundleVerdict {
  return { ok: false, checkedFiles: 0, problems, manifest: null };
}
