// The walls between rooms that a linter cannot see: who imports whom, and words that belong elsewhere.
import { globSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup/paths.mjs';
import { findBreaches } from './walls/find-breaches.mjs';
import { findHeavyStarts } from './walls/find-heavy-starts.mjs';

const files = globSync('{shared,electron,renderer,test,scripts}/**/*.{ts,tsx,mjs}', { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !path.startsWith('test/fixtures/'))
  .toSorted();
const texts = new Map(files.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
const breaches = [
  ...[...texts].flatMap(([path, text]) => findBreaches(path, text, marketplaceIds())),
  ...findHeavyStarts(texts),
];
for (const { path, line, says } of breaches) console.error(`${path}:${line}: ${says}`);
console.log(`Walls: ${files.length} files, ${breaches.length} breaches.`);
process.exitCode = breaches.length > 0 ? 1 : 0;

function marketplaceIds() {
  try {
    return readdirSync(join(root, 'resources', 'marketplaces'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}
