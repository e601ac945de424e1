import { createHash, type Hash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { AppError } from '../../shared/errors.ts';
import { sha256File, type ContentSum } from './checksum.ts';
import { asDiskError } from './disk-error.ts';
import { durableRename, type RenameOptions } from './durable-rename.ts';

/** Names that end so are never a finished file: leftovers of a crash, safe to delete. */
export const PART_SUFFIX = '.part';

/**
 * What to publish: bytes, text (written as UTF-8), pieces as they come, or a function that writes to the open
 * handle itself and may return what it wrote, to be compared with what is read back.
 */
export type PublishContent =
  | Uint8Array
  | string
  | AsyncIterable<Uint8Array>
  | ((handle: FileHandle) => Promise<ContentSum | void>);

/**
 * Puts a file at `finalPath` completely or not at all, replacing what was there: written beside it as
 * name.part, synced, read back and compared, renamed, and the name synced. The folder must exist.
 * @throws AppError 'disk.full' | 'disk.failed'; other system errors as they are. Nothing is left behind.
 */
export async function publishFile(
  finalPath: string,
  content: PublishContent,
  options: RenameOptions = {},
): Promise<ContentSum> {
  const partPath = finalPath + PART_SUFFIX;
  try {
    const written = await writePart(partPath, content);
    const readBack = await sha256File(partPath);
    if (written && (written.sha256 !== readBack.sha256 || written.bytes !== readBack.bytes)) {
      throw new AppError('disk.failed', { operation: 'read-back' });
    }
    await durableRename(partPath, finalPath, options);
    return readBack;
  } catch (error) {
    await rm(partPath, { force: true }).catch(() => undefined);
    throw asDiskError(error, 'publish-file', knownSize(content));
  }
}

async function writePart(path: string, content: PublishContent): Promise<ContentSum | void> {
  const handle = await open(path, 'w');
  try {
    const written = await writeContent(handle, content);
    await handle.sync();
    return written;
  } finally {
    await handle.close();
  }
}

async function writeContent(
  handle: FileHandle,
  content: PublishContent,
): Promise<ContentSum | void> {
  if (typeof content === 'function') return await content(handle);
  const hash = createHash('sha256');
  if (typeof content === 'string')
    return await writePieces(handle, hash, [Buffer.from(content, 'utf8')]);
  if (content instanceof Uint8Array) return await writePieces(handle, hash, [content]);
  return await writePieces(handle, hash, content);
}

async function writePieces(
  handle: FileHandle,
  hash: Hash,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<ContentSum> {
  let bytes = 0;
  for await (const piece of pieces) {
    // writeFile, unlike write, goes on after a short write.
    await handle.writeFile(piece);
    hash.update(piece);
    bytes += piece.byteLength;
  }
  return { bytes, sha256: hash.digest('hex') };
}

function knownSize(content: PublishContent): number {
  if (typeof content === 'string') return Buffer.byteLength(content, 'utf8');
  return content instanceof Uint8Array ? content.byteLength : 0;
}
