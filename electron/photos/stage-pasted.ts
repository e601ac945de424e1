import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PhotoParts } from './photo-parts.ts';

/** Bytes from the clipboard as a file with a name, as long as `work` needs it. */
export async function stagePasted<Value>(
  { context, store }: Pick<PhotoParts, 'context' | 'store'>,
  bytes: Uint8Array,
  work: (path: string) => Promise<Value>,
): Promise<Value> {
  const folder = await store.beginStaging(context.newId());
  try {
    const at = context.now().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
    const path = join(folder, `dan-${at}`);
    await writeFile(path, bytes);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
