import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Large enough that hashing, not waiting, is the work; small enough that nothing else waits long. */
export const CHUNK_BYTES = 1024 * 1024;

/** What a file holds: size and SHA-256 in lower-case hex. */
export interface ContentSum {
  readonly bytes: number;
  readonly sha256: string;
}

export function sha256Bytes(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Reads the whole file once, in pieces. Errors of the file system pass through. */
export async function sha256File(path: string, signal?: AbortSignal): Promise<ContentSum> {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = createReadStream(path, {
    highWaterMark: CHUNK_BYTES,
    ...(signal ? { signal } : {}),
  });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { bytes, sha256: hash.digest('hex') };
}
