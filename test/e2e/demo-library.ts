import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '../..');
const built = join(repository, 'out', 'main');
const store = join(repository, 'test-output', 'demo-library');
/** Whose bundle the library keeps a receipt of: four listings of which two are ready. */
export const BUNDLED_HOUSEHOLD = 'Giàng A Mẫu (mẫu)';

export interface DemoLibrary {
  /** A library of one's own, as the demo command fills it, with one bundle made. */
  readonly folder: string;
  remove(): void;
}

/**
 * Filling takes a minute, copying a second: the filled library is kept for as long as the program
 * that filled it and the day (its certificates end relative to today) are the same.
 */
export function copyDemoLibrary(): DemoLibrary {
  const filled = join(store, `${builtHash()}-${new Date().toISOString().slice(0, 10)}`);
  if (!existsSync(filled)) fill(filled);
  const own = mkdtempSync(join(tmpdir(), 'len-san-demo-'));
  const folder = join(own, 'Lên Sàn');
  cpSync(join(filled, 'library'), folder, { recursive: true });
  return {
    folder,
    // Chromium's and SQLite's last writes may still be on their way.
    remove: () => rmSync(own, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}

function fill(filled: string): void {
  rmSync(store, { recursive: true, force: true });
  const unfinished = `${filled}.part`;
  const library = join(unfinished, 'library');
  // Receipts remember where their bundle lies: it must not move afterwards.
  const bundles = join(store, 'bundles');
  mkdirSync(library, { recursive: true });
  mkdirSync(bundles);
  runCli('demo', '--library', library);
  runCli(
    'export',
    `--library=${library}`,
    `--household=${BUNDLED_HOUSEHOLD}`,
    '--marketplace=woocommerce',
    `--out=${bundles}`,
  );
  renameSync(unfinished, filled);
}

function runCli(...args: readonly string[]): void {
  execFileSync(process.execPath, [join(built, 'cli.js'), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

function builtHash(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(built, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (name.endsWith('.js')) hash.update(readFileSync(join(built, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
