import {
  manifestSchema,
  type Manifest,
  type ManifestFile,
} from '../../shared/bundle/manifest-schema.ts';
import { isAppError } from '../../shared/errors.ts';
import { checkFile, type BundleProblem } from './check-bundle-file.ts';
import { MANIFEST_NAME, PICTURE_FOLDER } from './bundle-entry-name.ts';
import { openBundle } from './open-bundle.ts';
import type { OpenedBundle, Scratch } from './opened-bundle.ts';

export interface BundleVerdict {
  readonly ok: boolean;
  readonly checkedFiles: number;
  readonly problems: readonly BundleProblem[];
  /** Null when it is missing or not one of ours. */
  readonly manifest: Manifest | null;
}

export interface VerifyOptions {
  readonly signal?: AbortSignal | undefined;
  /** Sees every file once it was read and its hash compared; the bytes last until it is done. What it throws passes through. */
  readonly onFile?: (file: ManifestFile, bytes: Buffer) => void | Promise<void>;
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
  const files = manifest.files.filter((file) => present.has(file.path));
  const found: BundleProblem[][] = files.map(() => []);
  let next = 0;
  const check = async (): Promise<void> => {
    const scratch: Scratch = { buffer: Buffer.alloc(0) };
    for (let index = next++; index < files.length; index = next++) {
      options.signal?.throwIfAborted();
      const file = files[index];
      if (file) found[index] = await verifyFile(bundle, file, manifest, options, scratch);
    }
  };
  // All come to their end before the bundle is closed under them.
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, check));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  problems.push(...found.flat());
  return { ok: problems.length === 0, checkedFiles: files.length + 1, problems, manifest };
}

/** Reading, summing and looking at pictures overlap. */
const AT_ONCE = 4;

async function verifyFile(
  bundle: OpenedBundle,
  file: ManifestFile,
  manifest: Manifest,
  options: VerifyOptions,
  scratch: Scratch,
): Promise<BundleProblem[]> {
  const bytes = await readOrExplain(bundle, file.path, scratch);
  if ('code' in bytes) return [bytes];
  const problems = await checkFile(file, bytes, manifest);
  if (problems.length === 0) await options.onFile?.(file, bytes);
  return problems;
}

async function readOrExplain(
  bundle: OpenedBundle,
  path: string,
  scratch: Scratch,
): Promise<Buffer | BundleProblem> {
  try {
    return await bundle.read(path, scratch);
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
