import { hash, subtle } from 'node:crypto';

/** Below this a trip to another thread costs more than the sum itself. */
const WORTH_IT_BYTES = 64 * 1024;

/** SHA-256 in lower-case hex. Large buffers are summed on another thread, so that a window stays alive meanwhile. */
export async function sha256Aside(bytes: Buffer): Promise<string> {
  if (bytes.length < WORTH_IT_BYTES) return hash('sha256', bytes);
  const sum = await subtle.digest('SHA-256', bytes);
  return Buffer.from(sum).toString('hex');
}
