import { link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { copyVerified } from '../files/copy-verified.ts';
import { asDiskError, systemCode } from '../files/disk-error.ts';
import { durableRename, syncFolder } from '../files/durable-rename.ts';
import { PART_SUFFIX } from '../files/publish-file.ts';

export interface DeliveredBundle {
  /** File or folder name that was free. */
  readonly name: string;
  readonly path: string;
}

export interface DeliverOptions {
  readonly format: 'zip' | 'folder';
  readonly destinationFolder: string;
  /** Name without extension and number. */
  readonly stem: string;
  readonly signal?: AbortSignal | undefined;
  /** Said once, when what lies at the destination had to be copied and can be removed safely from now on. */
  readonly onCopied?: (() => void) | undefined;
}

const TAKEN = new Set(['EEXIST', 'ENOTEMPTY', 'EISDIR', 'ENOTDIR']);
/** Another disk, or a file system without hard links (FAT, exFAT, many network shares). */
const NOT_LINKABLE = new Set([
  'EXDEV',
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EINVAL',
  'EACCES',
]);
const MOST_NAMES = 10_000;

/**
 * Gives a finished, verified bundle its name at the destination, and never takes one that is in use: stem.zip,
 * stem-2.zip… On the same disk that is one step; to another it is copied as name.part, synced, read back there and
 * compared, and only then named.
 * @throws AppError 'disk.full' | 'disk.failed' | 'export.destination-gone'. Nothing of it is left behind.
 */
export async function deliverBundle(
  stagedPath: string,
  options: DeliverOptions,
): Promise<DeliveredBundle> {
  const extension = options.format === 'zip' ? '.zip' : '';
  for (let number = 1; number <= MOST_NAMES; number += 1) {
    options.signal?.throwIfAborted();
    const name =
      number === 1 ? `${options.stem}${extension}` : `${options.stem}-${number}${extension}`;
    const path = join(options.destinationFolder, name);
    if (await exists(path)) continue;
    try {
      if (options.format === 'zip') await deliverFile(stagedPath, path, options);
      else await deliverFolder(stagedPath, path, options);
      return { name, path };
    } catch (error) {
      // Somebody else took the name between looking and acting.
      if (TAKEN.has(systemCode(error)) && (await exists(path))) continue;
      throw await asDeliveryError(error, options.destinationFolder);
    }
  }
  throw new AppError('export.destination-gone', { folder: options.destinationFolder });
}

async function deliverFile(staged: string, final: string, options: DeliverOptions): Promise<void> {
  if (await linkNew(staged, final)) {
    await syncFolder(options.destinationFolder);
    return;
  }
  const part = final + PART_SUFFIX;
  await rm(part, { force: true });
  await copyVerified(staged, part, { signal: options.signal });
  options.onCopied?.();
  try {
    options.signal?.throwIfAborted();
    if (await linkNew(part, final)) await rm(part);
    else if (await exists(final)) throw Object.assign(new Error('taken'), { code: 'EEXIST' });
    else await durableRename(part, final);
    await syncFolder(options.destinationFolder);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** A hard link is the one way to name a file that fails when the name is taken. False: not possible here. */
async function linkNew(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (NOT_LINKABLE.has(systemCode(error))) return false;
    throw error;
  }
}

async function deliverFolder(
  staged: string,
  final: string,
  options: DeliverOptions,
): Promise<void> {
  try {
    await durableRename(staged, final, { rename });
    return;
  } catch (error) {
    if (systemCode(error) !== 'EXDEV') throw error;
  }
  const part = final + PART_SUFFIX;
  try {
    await rm(part, { recursive: true, force: true });
    await copyTree(staged, part, options.signal);
    options.onCopied?.();
    await durableRename(part, final);
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

async function copyTree(from: string, to: string, signal: AbortSignal | undefined): Promise<void> {
  await mkdir(to);
  for (const item of await readdir(from, { withFileTypes: true })) {
    signal?.throwIfAborted();
    const source = join(from, item.name);
    const target = join(to, item.name);
    if (item.isDirectory()) await copyTree(source, target, signal);
    else await copyVerified(source, target, { signal });
  }
  await syncFolder(to);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return false;
    throw error;
  }
}

async function asDeliveryError(error: unknown, folder: string): Promise<unknown> {
  const named = asDiskError(error, 'deliver-bundle');
  if (named !== error) return named;
  const code = systemCode(error);
  const isGone =
    ['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(code) || !(await isFolder(folder));
  return isGone ? new AppError('export.destination-gone', { folder }, { cause: error }) : error;
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (status) => status.isDirectory(),
    () => false,
  );
}

/** Old enough that no running export can still be writing it. */
const LEFTOVER_AGE_MS = 10 * 60 * 1000;
const LEFTOVER = /^[a-z][a-z0-9-]*-\d{8}(?:-\d+)?(?:\.zip)?\.part$/;

/** Removes what a power cut left of our own copies. Anything with another name is not touched. */
export async function sweepLeftovers(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!LEFTOVER.test(name)) continue;
    const path = join(folder, name);
    const status = await stat(path).catch(() => null);
    if (status === null || now.getTime() - status.mtimeMs < LEFTOVER_AGE_MS) continue;
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}
