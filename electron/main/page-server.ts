import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { readAddress } from './read-address.ts';
import type { Serve, Served } from './served.ts';

export const PAGE_ORIGIN = 'app://len-san';
export const PAGE_ADDRESS = `${PAGE_ORIGIN}/index.html`;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/**
 * Serves the built page under app://len-san/. The files are listed once; a request is looked up in that list
 * and never becomes a path, so there is nothing to climb out of. Anything else is a 404.
 */
export function createPageServer(folder: string): Serve {
  const files = listFiles(folder);
  return async ({ url, method }) => {
    const address = readAddress(url);
    const file =
      method === 'GET' &&
      address !== null &&
      address.protocol === 'app:' &&
      address.host === 'len-san'
        ? files.get(address.pathname)
        : undefined;
    if (file === undefined) return answer(404, 'text/plain', Buffer.alloc(0));
    const bytes = await readFile(file);
    const type = CONTENT_TYPES[extname(file)] ?? 'application/octet-stream';
    if (extname(file) !== '.html') return answer(200, type, bytes);
    const nonce = randomBytes(16).toString('base64');
    const page = bytes.toString('utf8').replace('STYLE_NONCE', nonce);
    return answer(200, type, Buffer.from(page), nonce);
  };
}

/**
 * No Cross-Origin-Opener-Policy: it would make Chromium throw away the process it has just started for the page and
 * start another one, and there are no openers here: lock-navigation.ts lets no page open a window or go elsewhere.
 */
function answer(status: number, type: string, body: Buffer, nonce = 'none'): Served {
  return {
    status,
    body,
    headers: {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy(nonce),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    },
  };
}

/** Address path → file, for every regular file under the folder. Symbolic links are left out. */
function listFiles(folder: string, prefix = '/'): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      for (const [address, file] of listFiles(path, `${prefix}${entry.name}/`))
        found.set(address, file);
    } else if (entry.isFile()) {
      found.set(`${prefix}${entry.name}`, path);
    }
  }
  return found;
}
