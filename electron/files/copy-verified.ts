import { createHash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { AppError } from '../../shared/errors.ts';
import { CHUNK_BYTES, sha256File, type ContentSum } from './checksum.ts';
import { asDiskError } from './disk-error.ts';

export interface CopiedFile extends ContentSum {
  /** The first bytes of the file, up to 64, by which its kind is told. */
  readonly head: Uint8Array;
}

/**
 * Copies a file to a path that does not exist yet: hashed while it is read, synced, read back from the copy and
 * compared. The source is only read. A source that changes meanwhile is refused.
 * @throws AppError 'disk.full' | 'disk.failed'; system errors of the source (ENOENT, EACCES…) as they are.
 */
export async function copyVerified(
  source: string,
  destination: string,
  options: { readonly signal?: AbortSignal | undefined; readonly readBack?: boolean } = {},
): Promise<CopiedFile> {
  const from = await open(source, 'r');
  let size = 0;
  let isOurs = false;
  try {
    const before = await from.stat();
    size = before.size;
    const to = await open(destination, 'wx');
    isOurs = true;
    let copied: CopiedFile;
    try {
      copied = await pump(from, to, options.signal);
      await to.sync();
    } finally {
      await to.close();
    }
    const after = await from.stat();
    if (
      copied.bytes !== before.size ||
      after.size !== before.size ||
      after.mtimeMs !== before.mtimeMs
    ) {
      throw new AppError('disk.failed', { operation: 'copy-changed' });
    }
    if (options.readBack !== false) {
      const readBack = await sha256File(destination, options.signal);
      if (readBack.sha256 !== copied.sha256)
        throw new AppError('disk.failed', { operation: 'copy-read-back' });
    }
    return copied;
  } catch (error) {
    if (isOurs) await rm(destination, { force: true }).catch(() => undefined);
    throw asDiskError(error, 'copy-file', size);
  } finally {
    await from.close();
  }
}

const HEAD_BYTES = 64;
/**
 * Kept from copy to copy: a megabyte for each of a thousand pictures would make the process tidy its memory over and
 * over, which takes longer than the copying.
 */
const idle: Buffer[] = [];
const MOST_IDLE = 5;

async function pump(
  from: FileHandle,
  to: FileHandle,
  signal: AbortSignal | undefined,
): Promise<CopiedFile> {
  const hash = createHash('sha256');
  const buffer = idle.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES);
  let head: Uint8Array = new Uint8Array();
  let bytes = 0;
  for (;;) {
    signal?.throwIfAborted();
    const { bytesRead } = await from.read(buffer, 0, buffer.byteLength, bytes);
    if (bytesRead === 0) break;
    const piece = buffer.subarray(0, bytesRead);
    if (bytes === 0) head = Uint8Array.from(piece.subarray(0, HEAD_BYTES));
    hash.update(piece);
    await to.writeFile(piece);
    bytes += bytesRead;
  }
  // Not after a failure: a read that was given up may still be writing into it.
  if (idle.length < MOST_IDLE) idle.push(buffer);
  return { bytes, sha256: hash.digest('hex'), head };
}
