import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from '../files/durable-rename.ts';
import { PICTURE_FOLDER } from './bundle-entry-name.ts';
import { createZipWriter } from './zip-writer.ts';

/** A bundle being built, in either form. */
export interface StagedBundle {
  readonly path: string;
  add(entryPath: string, bytes: Buffer, kind: 'text' | 'picture'): Promise<void>;
  /** Nothing more comes: the whole bundle can be read. */
  finish(): Promise<void>;
  /** Everything is on the disk afterwards. */
  sync(): Promise<void>;
  abort(): Promise<void>;
}

export async function stageBundle(folder: string, format: 'zip' | 'folder'): Promise<StagedBundle> {
  if (format === 'folder') return await stageFolder(join(folder, 'bundle'));
  const path = join(folder, 'bundle.zip');
  return { path, ...(await createZipWriter(path)) };
}

async function stageFolder(path: string): Promise<StagedBundle> {
  await mkdir(join(path, PICTURE_FOLDER), { recursive: true });
  return {
    path,
    add: async (entryPath, bytes) => {
      const handle = await open(join(path, entryPath), 'wx');
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    finish: () => Promise.resolve(),
    sync: async () => {
      await syncFolder(join(path, PICTURE_FOLDER));
      await syncFolder(path);
      await syncFolder(dirname(path));
    },
    abort: () => Promise.resolve(),
  };
}
