import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A style sheet of the pages that leave in or beside a bundle. */
export function bundleStyle(
  resourcesFolder: string,
  name: 'bundle-page.css' | 'finish-page.css',
): string {
  return readFileSync(join(resourcesFolder, 'help', name), 'utf8');
}
