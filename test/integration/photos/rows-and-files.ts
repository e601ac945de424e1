import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect } from 'vitest';
import { sha256File } from '../../../electron/files/checksum.ts';
import type { Library } from '../../../electron/library/open-library.ts';

/** Every file under a folder, by relative path. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => relative(folder, join(item.parentPath, item.name)))
    .toSorted();
}

/** A row for each original and an original for each row, with the hash its name says. */
export async function expectRowsAndFilesAgree(library: Library): Promise<void> {
  const rows = library.context.database
    .prepare('SELECT sha256 FROM photo ORDER BY sha256')
    .pluck()
    .all();
  const files = filesUnder(library.paths.originals);
  expect(files.map((path) => path.slice(3, 67))).toEqual(rows);
  for (const path of files) {
    expect((await sha256File(join(library.paths.originals, path))).sha256).toBe(path.slice(3, 67));
  }
  expect(readdirSync(library.paths.staging)).toEqual([]);
}
