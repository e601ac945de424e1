import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { durableRename } from '../files/durable-rename.ts';
import { PART_SUFFIX } from '../files/publish-file.ts';
import { safeFileName } from '../files/safe-name.ts';

/** A file from a phone, whole and synced. It belongs to whoever is told of it, who also removes it. */
export interface ReceivedFile {
  readonly path: string;
  /** As the phone calls it, without folders: a label, never a path. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

const FINISHED = /^([0-9a-f]{64})-(.+)$/;
const MOST_NAME_LENGTH = 80;

/** Names the finished file by its content, so that it can be told again after a crash. */
export async function placeFile(
  folder: string,
  partPath: string,
  { sha256, name }: Pick<ReceivedFile, 'sha256' | 'name'>,
): Promise<string> {
  const safeName = safeFileName(name, { mostLength: MOST_NAME_LENGTH, fallback: 'anh' });
  const path = join(folder, `${sha256}-${safeName}`);
  await durableRename(partPath, path);
  return path;
}

/** Files a phone was told "đã nhận" about and nobody took since: the application stopped in between. */
export async function filesLeft(folder: string): Promise<ReceivedFile[]> {
  const names = await readdir(folder).catch(() => []);
  const found: ReceivedFile[] = [];
  for (const fileName of names) {
    const [, sha256, name] = FINISHED.exec(fileName) ?? [];
    if (sha256 === undefined || name === undefined || name.endsWith(PART_SUFFIX)) continue;
    const path = join(folder, fileName);
    found.push({ path, name, sha256, bytes: (await stat(path)).size });
  }
  return found;
}

/** Halves of an earlier session. Only while nothing is being received. */
export async function sweepParts(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.endsWith(PART_SUFFIX)) await rm(join(folder, name), { force: true });
}
