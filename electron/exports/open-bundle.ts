import { constants } from 'node:fs';
import { lstat, open, readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isBundleEntryName } from './bundle-entry-name.ts';
import { openZipBundle } from './open-zip-bundle.ts';
import { BUNDLE_LIMITS, unreadable, type BundleEntry, type OpenedBundle } from './opened-bundle.ts';

/** Opens a bundle, zip or folder. @throws AppError 'bundle.unreadable' with the reason in `detail`. */
export async function openBundle(path: string): Promise<OpenedBundle> {
  const status = await stat(path).catch(() => null);
  if (status === null) throw unreadable(path, 'not there');
  if (status.isDirectory()) return await openFolderBundle(path);
  // Opening a pipe waits for whoever writes into it, for ever.
  if (!status.isFile()) throw unreadable(path, 'not a file');
  return await openZipBundle(path);
}

async function openFolderBundle(folder: string): Promise<OpenedBundle> {
  const entries: BundleEntry[] = [];
  let total = 0;
  for (const item of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const full = join(item.parentPath, item.name);
    const path = relative(folder, full).split(sep).join('/');
    // A link could show this machine's own files as part of the bundle.
    if (item.isSymbolicLink()) throw unreadable(folder, `link: ${path}`);
    if (item.isDirectory()) {
      if (!isBundleEntryName(path) || path.includes('/')) throw unreadable(folder, `name: ${path}`);
      continue;
    }
    if (!item.isFile()) throw unreadable(folder, `not a file: ${path}`);
    if (!isBundleEntryName(path)) throw unreadable(folder, `name: ${path}`);
    const { size } = await lstat(full);
    total += size;
    if (size > BUNDLE_LIMITS.entryBytes) throw unreadable(folder, `too large: ${path}`);
    entries.push({ path, bytes: size });
  }
  if (entries.length > BUNDLE_LIMITS.entries) throw unreadable(folder, 'too many files');
  if (total > BUNDLE_LIMITS.totalBytes) throw unreadable(folder, 'too large');
  const known = new Set(entries.map((entry) => entry.path));
  return {
    format: 'folder',
    entries,
    read: async (path) => {
      if (!known.has(path)) throw unreadable(folder, `missing: ${path}`);
      // Not following links: what is read is what was listed. The flag is missing on Windows.
      const handle = await open(
        join(folder, path),
        constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0),
      );
      try {
        return await handle.readFile();
      } finally {
        await handle.close();
      }
    },
    close: () => Promise.resolve(),
  };
}
