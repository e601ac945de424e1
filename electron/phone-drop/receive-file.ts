import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { ContentSum } from '../files/checksum.ts';
import type { DropLimits } from './drop-limits.ts';

class TooSlow extends Error {}

/**
 * Writes a request's body to a file that does not exist yet, hashed while it comes and synced before this returns.
 * @throws TooSlow after the connection was cut; the system's own errors; what a broken connection throws. The file is gone then.
 */
export async function receiveFile(
  request: IncomingMessage,
  partPath: string,
  pace: Pick<DropLimits, 'spanMs' | 'leastBytesPerSpan'>,
  onBytes: () => void,
): Promise<ContentSum> {
  const handle = await open(partPath, 'wx');
  const hash = createHash('sha256');
  let bytes = 0;
  let bytesBefore = 0;
  const watch = setInterval(() => {
    if (bytes - bytesBefore < pace.leastBytesPerSpan) request.destroy(new TooSlow());
    bytesBefore = bytes;
  }, pace.spanMs);
  try {
    try {
      for await (const piece of request as AsyncIterable<Buffer>) {
        // writeFile, unlike write, goes on after a short write.
        await handle.writeFile(piece);
        hash.update(piece);
        bytes += piece.byteLength;
        onBytes();
      }
      clearInterval(watch);
      await handle.sync();
    } finally {
      clearInterval(watch);
      await handle.close();
    }
  } catch (error) {
    await rm(partPath, { force: true });
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };
}
