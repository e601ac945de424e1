import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readImports } from '../../../../scripts/walls/read-imports.mjs';

const repository = join(import.meta.dirname, '../../../..');
const styles = join(repository, 'node_modules/@mantine/core/styles');
const FIRST = 'renderer/app/main.tsx';
const read = (path: string) => readFileSync(join(repository, path), 'utf8');

/** Every source that is read before the first screen is drawn. */
function firstSources(): string[] {
  const known = new Set(globSync('renderer/**/*.{ts,tsx}', { cwd: repository }));
  const reached = new Set([FIRST]);
  for (const path of reached) {
    for (const { target, isType, isLater } of readImports(path, read(path))) {
      if (!isType && !isLater && known.has(target)) reached.add(target);
    }
  }
  return [...reached];
}

describe('the first screen', () => {
  it('brings the style sheet of each of its controls: all the others come with the next part', () => {
    const sources = firstSources();
    expect(sources.length).toBeGreaterThan(20);
    const controls = sources.flatMap((path) =>
      [...read(path).matchAll(/import \{([^}]*)\} from '@mantine\/core'/gu)].flatMap((match) =>
        (match[1] ?? '').split(',').map((name) => name.trim()),
      ),
    );
    const sheets = controls
      .filter((name) => existsSync(join(styles, `${name}.layer.css`)))
      .map((name) => `import '@mantine/core/styles/${name}.layer.css';`);
    expect(sheets.length).toBeGreaterThan(2);
    expect(sheets.filter((sheet) => !read(FIRST).includes(sheet))).toEqual([]);
  });
});
