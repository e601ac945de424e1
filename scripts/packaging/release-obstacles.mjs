import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileSha256, readJson, readText } from '../setup/stamps.mjs';

/**
 * Why what lies in node_modules must not be released. The development runtime is an older Electron
 * without its security fixes, so several independent signs are looked at.
 *
 * @param {{ electronPackage: string, addonPackage: string, versionOf?: (executable: string) => string }} where
 * versionOf asks the executable itself; tests hand in their own
 * @returns {string[]} one sentence per obstacle; empty means it may be released
 */
export function findReleaseObstacles({ electronPackage, addonPackage, versionOf = askVersion }) {
  const wanted = readJson(join(electronPackage, 'package.json'))?.version;
  const dist = join(electronPackage, 'dist');
  const executable = join(dist, readText(join(electronPackage, 'path.txt')) ?? 'electron');
  const prebuilds = join(addonPackage, 'prebuilds');
  const shipped = join(prebuilds, 'linux-x64.node.shipped');
  return [
    ...(existsSync(join(dist, 'len-san-fallback.json'))
      ? ['The development runtime is in place of Electron.']
      : []),
    ...versionObstacles(dist, executable, wanted, versionOf),
    ...(existsSync(shipped) && fileSha256(shipped) !== fileSha256(join(prebuilds, 'linux-x64.node'))
      ? ['The SQLite addon was rebuilt for the development runtime.']
      : []),
  ];
}

/**
 * @param {string} dist
 * @param {string} executable
 * @param {string} wanted
 * @param {(executable: string) => string} versionOf
 */
function versionObstacles(dist, executable, wanted, versionOf) {
  if (!existsSync(executable)) return [`Electron ${wanted} is not installed.`];
  const claimed = readText(join(dist, 'version'))?.trim().replace(/^v/, '');
  if (claimed !== wanted) return [`The runtime says it is Electron ${claimed}, not ${wanted}.`];
  const actual = versionOf(executable);
  return actual === wanted ? [] : [`The runtime is Electron ${actual}, not ${wanted}.`];
}

/** @param {string} executable @returns {string} for example `45.4.1` */
function askVersion(executable) {
  try {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    return execFileSync(executable, ['-p', 'process.versions.electron'], {
      env,
      encoding: 'utf8',
    }).trim();
  } catch {
    // A runtime that cannot be started here (cross-building) still carries its version as text.
    return /Electron\/(\d+\.\d+\.\d+)/.exec(readFileSync(executable, 'latin1'))?.[1] ?? 'unknown';
  }
}
