import { join } from 'node:path';

/** start.mjs runs what it built from here. */
export const ROOT = process.cwd();
export const RESOURCES = join(ROOT, 'resources');
