import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { compileFunction } from 'node:vm';

/** Where an installed package's file lies; null where the package is not installed. */
export function peerFile(path: string): string | null {
  const file = resolve('node_modules', path);
  return existsSync(file) ? file : null;
}

/**
 * Runs one CommonJS file of another project as it was published. `answers` stand in for what it requires and does not
 * need here: its package's entry would pull in a whole server. Everything else it gets for real.
 */
export function loadPeerFile(
  file: string,
  answers: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const require: (id: string) => unknown = createRequire(file);
  const module = { exports: {} as Record<string, unknown> };
  const run = compileFunction(readFileSync(file, 'utf8'), ['module', 'exports', 'require'], {
    filename: file,
  });
  run.call({}, module, module.exports, (id: string): unknown =>
    id in answers ? answers[id] : require(id),
  );
  return module.exports;
}

/** What several files of one folder export, as their folder's index would give it. */
export function loadPeerFiles(folder: string, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => Object.entries(loadPeerFile(join(folder, `${name}.js`)))),
  );
}

export function folderOf(file: string, up: string): string {
  return join(dirname(file), up);
}
