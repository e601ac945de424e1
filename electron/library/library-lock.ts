import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import type { LibraryPaths } from './library-paths.ts';

const lockSchema = z.object({
  pid: z.number().int(),
  host: z.string(),
  /** Tells this holder from any other, even with the same process id. */
  token: z.string(),
  startedAt: z.iso.datetime(),
});
type Lock = z.infer<typeof lockSchema>;

export interface HeldLock {
  release(): void;
}

/** Tokens of the locks that this process holds: its own id in a lock file proves nothing after a restart. */
const heldHere = new Set<string>();
const MOST_TRIES = 50;
/** Looking and removing takes a millisecond; a turn this old belongs to a start that was killed in it. */
const LONGEST_TURN_MS = 5000;
const TURN_PAUSE_MS = 20;
/** The clock and the uptime are read at different moments, and suspended time may be missing from the latter. */
const BOOT_TOLERANCE_MS = 60_000;

/**
 * One process per library. A lock left by a crash is recovered; one of a living process is respected.
 * `isShared`: the folder may be open on another machine (a network drive), whose processes cannot be asked.
 * @throws AppError library.in-use
 */
export function lockLibrary(
  paths: Pick<LibraryPaths, 'folder' | 'lock'>,
  isShared: boolean,
): HeldLock {
  const token = randomUUID();
  const own: Lock = {
    pid: process.pid,
    host: hostname(),
    token,
    startedAt: new Date().toISOString(),
  };
  const draft = `${paths.lock}.${token}`;
  try {
    writeFileSync(draft, JSON.stringify(own), { flag: 'wx' });
    for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
      if (claim(draft, paths.lock)) {
        heldHere.add(token);
        return { release: () => releaseLock(paths.lock, token) };
      }
      const found = readLock(paths.lock);
      if (found !== null && isAlive(found, isShared)) {
        throw new AppError('library.in-use', { folder: paths.folder, pid: found.pid });
      }
      clearStale(paths.lock, draft, isShared);
    }
    throw new AppError('library.in-use', {
      folder: paths.folder,
      pid: readLock(paths.lock)?.pid ?? 0,
    });
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A link either is made or finds the name taken: no moment in which the lock exists half-written. */
function claim(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (cause) {
    if (!isCode(cause, 'EEXIST')) {
      // FAT and some network drives know no links; creating exclusively is the next best.
      return claimWithoutLinks(draft, lock);
    }
    return false;
  }
}

function claimWithoutLinks(draft: string, lock: string): boolean {
  try {
    writeFileSync(lock, readFileSync(draft), { flag: 'wx' });
    return true;
  } catch (cause) {
    if (isCode(cause, 'EEXIST')) return false;
    throw cause;
  }
}

function readLock(file: string): Lock | null {
  try {
    return lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Gone meanwhile, or torn by a power cut: nobody can be holding it.
    return null;
  }
}

function isAlive(lock: Lock, isShared: boolean): boolean {
  // On a disk of our own, a foreign name means a renamed machine or a copied folder.
  if (lock.host !== hostname()) return isShared;
  if (lock.pid === process.pid) return heldHere.has(lock.token);
  const bootedAt = Date.now() - uptime() * 1000;
  if (Date.parse(lock.startedAt) < bootedAt - BOOT_TOLERANCE_MS) return false;
  try {
    process.kill(lock.pid, 0);
    return true;
  } catch (cause) {
    // Somebody else's process with that id is alive too.
    return isCode(cause, 'EPERM');
  }
}

/**
 * Removes a lock that nobody holds. Several starts may find it at once, and the fastest may have made its own lock
 * by then: so only one of them looks again and removes at a time.
 */
function clearStale(lock: string, draft: string, isShared: boolean): void {
  const turn = `${lock}.turn`;
  if (!claim(draft, turn)) {
    if (ageMs(turn) > LONGEST_TURN_MS) rmSync(turn, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TURN_PAUSE_MS);
    return;
  }
  try {
    const found = readLock(lock);
    if (found === null || !isAlive(found, isShared)) rmSync(lock, { force: true });
  } finally {
    rmSync(turn, { force: true });
  }
}

function ageMs(file: string): number {
  const status = statSync(file, { throwIfNoEntry: false });
  return status === undefined ? 0 : Date.now() - status.mtimeMs;
}

function releaseLock(lock: string, token: string): void {
  heldHere.delete(token);
  if (readLock(lock)?.token === token) rmSync(lock, { force: true });
}

function isCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code;
}
