import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The style sheet of every page that leaves in or beside a bundle. */
export function bundleStyle(resourcesFolder: string): string {
  return readFileSync(join(resourcesFolder, 'help', 'bundle-page.css'), 'utf8');
}
