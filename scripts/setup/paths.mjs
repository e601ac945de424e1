import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const nodeModules = join(root, 'node_modules');
export const projectCache = join(nodeModules, '.cache', 'len-san');
export const testOutput = join(root, 'test-output');

/** The path inside the project of the Node that package.json pins. */
export const pinnedNode = join(
  nodeModules,
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/**
 * Where things that took minutes or megabytes are kept between clones. Falls back to the project
 * when the home folder cannot be written, as for many service accounts.
 *
 * @returns {string} an existing folder
 */
export function userCache() {
  const base = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  for (const folder of [join(base, 'len-san'), projectCache]) {
    try {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {
      // Not writable: try the next one.
    }
  }
  throw new Error(`No folder can be written for the cache: neither ${base} nor ${projectCache}.`);
}
