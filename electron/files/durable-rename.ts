import { open, rename as renamePath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemCode } from './disk-error.ts';

/** On Windows a scanner or indexer may hold a fresh file for some seconds; the rename works once it lets go. */
const HELD = new Set(['EPERM', 'EBUSY', 'EACCES']);
const PATIENCE_MS = 10_000;
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1000;

export interface RenameOptions {
  /** How long to go on trying, in milliseconds. */
  readonly patienceMs?: number;
  readonly rename?: (from: string, to: string) => Promise<void>;
}

/** Renames, waiting up to 10 s while another program holds the file, then makes the new name durable. */
export async function durableRename(
  from: string,
  to: string,
  options: RenameOptions = {},
): Promise<void> {
  const rename = options.rename ?? renamePath;
  const deadline = performance.now() + (options.patienceMs ?? PATIENCE_MS);
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      await rename(from, to);
      break;
    } catch (error) {
      if (!HELD.has(systemCode(error)) || performance.now() + pause > deadline) throw error;
      await wait(pause);
    }
  }
  await syncFolder(dirname(to));
}

/** Makes names inside a folder durable. Windows cannot open folders and keeps names durable by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some FUSE file systems (exFAT, NTFS drivers on sticks) refuse to sync a folder; they have no better way.
    if (!['EINVAL', 'ENOTSUP', 'EISDIR', 'EBADF', 'ENOSYS'].includes(systemCode(error)))
      throw error;
  } finally {
    await handle.close();
  }
}
