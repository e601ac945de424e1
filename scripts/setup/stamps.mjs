import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectCache, root } from './paths.mjs';
import { say } from './console.mjs';

/** @param {string} path @returns {string | undefined} */
export function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {string} path @returns {any} undefined when absent or not JSON */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Never leaves half a file, even when two set-ups write the same one.
 *
 * @param {string} path
 * @param {string} text
 */
export function writeWhole(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}.part`;
  writeFileSync(part, text);
  renameSync(part, path);
}

/** @param {string | Buffer} content */
function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

/** @param {string} path @returns {string | undefined} */
export function fileSha256(path) {
  try {
    return sha256(readFileSync(path));
  } catch {
    return undefined;
  }
}

/**
 * One hash over the content of files and folders. Content rather than times: git sets times as it
 * likes when branches change.
 *
 * @param {readonly string[]} entries paths relative to the root
 * @returns {string}
 */
export function contentHash(entries) {
  const hash = createHash('sha256');
  const visit = (/** @type {string} */ path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (stat.isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
      return;
    }
    hash.update(`${relative(root, path)}\0${stat.size}\0`);
    hash.update(readFileSync(path));
  };
  for (const entry of entries) visit(join(root, entry));
  return hash.digest('hex');
}

/**
 * Two terminals may set up at once; the second waits instead of writing over the first.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const lock = join(projectCache, `${name}.lock`);
  mkdirSync(projectCache, { recursive: true });
  let hasSaid = false;
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      const owner = readText(lock);
      if (owner === undefined) continue;
      // An empty file is a lock whose owner is between creating and writing it.
      if (owner !== '' && !isAlive(Number(owner))) {
        rmSync(lock, { force: true });
        continue;
      }
      if (!hasSaid)
        say(`  another set-up (process ${owner}) is busy with "${name}", waiting for it`);
      hasSaid = true;
      await wait(250);
    }
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
