import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { sha256File, type ContentSum } from './checksum.ts';
import { asDiskError } from './disk-error.ts';
import { durableRename, syncFolder, type RenameOptions } from './durable-rename.ts';
import { PART_SUFFIX } from './publish-file.ts';

export interface PublishedEntry extends ContentSum {
  /** Path inside the folder, with forward slashes. */
  readonly path: string;
}

/**
 * Puts a folder at `finalPath` completely or not at all: `build` fills name.part, every file and folder is synced,
 * `verify` (when given) looks at the synced files, then the folder gets its name. `finalPath` must not exist.
 * @returns every file with size and hash as read back, sorted by path.
 * @throws AppError 'disk.full' | 'disk.failed'; other errors as they are. Nothing is left behind.
 */
export async function publishFolder(
  finalPath: string,
  build: (partFolder: string) => Promise<void>,
  options: RenameOptions & { readonly verify?: (partFolder: string) => Promise<void> } = {},
): Promise<PublishedEntry[]> {
  const partFolder = finalPath + PART_SUFFIX;
  try {
    await rm(partFolder, { recursive: true, force: true });
    await mkdir(partFolder, { recursive: true });
    await build(partFolder);
    const entries = await syncTree(partFolder);
    await options.verify?.(partFolder);
    await durableRename(partFolder, finalPath, options);
    return entries;
  } catch (error) {
    await rm(partFolder, { recursive: true, force: true }).catch(() => undefined);
    throw asDiskError(error, 'publish-folder');
  }
}

/** Syncs files first, then the folders that name them, deepest first. */
async function syncTree(root: string): Promise<PublishedEntry[]> {
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  const entries: PublishedEntry[] = [];
  const folders = [root];
  for (const item of found) {
    const path = join(item.parentPath, item.name);
    if (item.isDirectory()) folders.push(path);
    if (!item.isFile()) continue;
    // Windows flushes only handles that may write.
    const handle = await open(path, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    entries.push({ path: relative(root, path).split(sep).join('/'), ...(await sha256File(path)) });
  }
  for (const folder of folders.toSorted((left, right) => right.length - left.length))
    await syncFolder(folder);
  return entries.toSorted((left, right) => (left.path < right.path ? -1 : 1));
}
