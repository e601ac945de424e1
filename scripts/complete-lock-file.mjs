// `node scripts/complete-lock-file.mjs`, after every `npm install` that changed a dependency.
//
// A closed registry often mirrors only the binaries of its own platform. npm then leaves the others
// out of package-lock.json without a word, and `npm ci` refuses the file everywhere else. This adds
// what the packages themselves declare: exact version and platform, which is all npm needs to skip
// or fetch them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup/paths.mjs';

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

const path = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
/** @type {string[]} */
const added = [];
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const isKnown =
      `${place}/node_modules/${name}` in lock.packages || `node_modules/${name}` in lock.packages;
    const platform = platformOf(name);
    if (isKnown || platform === undefined || !EXACT.test(version)) continue;
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: platform.cpu,
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      os: platform.os,
      ...(platform.libc ? { libc: platform.libc } : {}),
      ...(entry.engines ? { engines: entry.engines } : {}),
    };
    added.push(`${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).toSorted(([first], [second]) => first.localeCompare(second, 'en')),
);
if (added.length > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length > 0 ? `Added ${added.join(', ')}.` : 'The lock file is complete.');

/** @param {string} name for example `@oxlint/binding-linux-arm-gnueabihf` */
function platformOf(name) {
  const words = name.split('/').at(-1)?.split('-') ?? [];
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined) return undefined;
  const isMusl = words.some((word) => word.startsWith('musl'));
  const isGlibc = os === 'linux' && words.some((word) => word.startsWith('gnu'));
  return { os: [os], cpu: [cpu], libc: isMusl ? ['musl'] : isGlibc ? ['glibc'] : undefined };
}
