import { open } from 'node:fs/promises';
import type { RenditionSpec } from '../../shared/domain/rendition.ts';
import type { BundlePlan } from './bundle-plan.ts';
import { sha256Aside } from './sha256-aside.ts';

export interface BundleTools {
  /** The picture as this marketplace wants it; made when it is not in the cache yet. */
  readonly renditionFile: (
    photoId: string,
    spec: RenditionSpec,
  ) => Promise<{ readonly path: string; readonly sizeBytes: number }>;
  /** Decodes a picture whole, in the photo worker. @throws when it does not decode. */
  readonly openPicture: (path: string) => Promise<void>;
}

/** How many pictures are asked for ahead: keeps both decoders of the photo worker busy while one is written. */
const AHEAD = 4;

export interface ReadPicture {
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** The bundle's pictures in order, read a few ahead. */
export async function* readPictures(
  plan: BundlePlan,
  tools: BundleTools,
  signal: AbortSignal | undefined,
): AsyncGenerator<ReadPicture> {
  const wanted = plan.mapped.products.flatMap((product) => product.pictures);
  const startedAtMs = Date.now();
  const coming: Promise<ReadPicture>[] = [];
  const ask = (index: number): void => {
    const picture = wanted[index];
    if (!picture || signal?.aborted) return;
    const read = readPicture(plan, tools, picture, startedAtMs);
    // An abort leaves promises nobody waits for.
    read.catch(() => undefined);
    coming.push(read);
  };
  for (let index = 0; index < AHEAD; index += 1) ask(index);
  for (let index = 0; index < wanted.length; index += 1) {
    signal?.throwIfAborted();
    const next = coming.shift();
    if (!next) return;
    yield await unlessAborted(next, signal);
    ask(index + AHEAD);
  }
}

async function readPicture(
  plan: BundlePlan,
  tools: BundleTools,
  picture: {
    readonly photoId: string;
    readonly fileName: string;
  },
  startedAtMs: number,
): Promise<ReadPicture> {
  const { rendition } = plan.profile.pictures;
  const { path } = await tools.renditionFile(picture.photoId, rendition);
  const { bytes, mtimeMs } = await readWithTime(path);
  // A rendition from the cache was decoded when it was made; its hash has stood for it since.
  if (mtimeMs >= startedAtMs - CLOCK_GRAIN_MS) await tools.openPicture(path);
  return { fileName: picture.fileName, bytes, sha256: await sha256Aside(bytes) };
}

async function readWithTime(path: string): Promise<{ bytes: Buffer; mtimeMs: number }> {
  const handle = await open(path);
  try {
    const { mtimeMs } = await handle.stat();
    return { bytes: await handle.readFile(), mtimeMs };
  } finally {
    await handle.close();
  }
}

/** File times may lag behind the clock by some milliseconds (two seconds on FAT). */
const CLOCK_GRAIN_MS = 2000;

/** A stop button must not wait for a picture that takes seconds to make. */
async function unlessAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (!signal) return await promise;
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
