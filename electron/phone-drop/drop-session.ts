import { createHash, timingSafeEqual } from 'node:crypto';

/** Whom one QR code let in, and what came. Lives from start to stop. */
export interface DropSession {
  /** In the address, shown as a QR code; worth nothing once a phone has opened it. */
  readonly token: string;
  /** Gives the page to the first who asks with the token; null for everybody else. */
  claim(token: string, cookie: string | null): { secret: string } | null;
  mayUse(secret: string | null): boolean;
  isToken(text: string): boolean;
  /** SHA-256 of a file that came under this key before. */
  known(key: string): string | null;
  /** Has this content come before, under whatever key? */
  has(sha256: string): boolean;
  /** Of a file that lies whole under its name. False when the same content has come before. */
  remember(key: string, sha256: string, bytes: number): boolean;
  /** Takes one of the places for files, given back by `release`; false when all are taken. */
  reserve(bytes: number): boolean;
  release(bytes: number): void;
  counts(): { readonly files: number; readonly bytes: number; readonly reservedBytes: number };
}

export function createDropSession(newToken: () => string, mostFiles: number): DropSession {
  const token = newToken();
  const secret = newToken();
  const byKey = new Map<string, string>();
  const contents = new Set<string>();
  let isClaimed = false;
  let bytes = 0;
  let reserved = 0;
  let reservedBytes = 0;

  return {
    token,
    claim(asked, cookie) {
      if (!isSame(asked, token)) return null;
      if (isClaimed) return cookie !== null && isSame(cookie, secret) ? { secret } : null;
      isClaimed = true;
      return { secret };
    },
    mayUse: (asked) => isClaimed && asked !== null && isSame(asked, secret),
    isToken: (text) => isSame(text, token),
    known: (key) => byKey.get(key) ?? null,
    has: (sha256) => contents.has(sha256),
    remember(key, sha256, size) {
      byKey.set(key, sha256);
      if (contents.has(sha256)) return false;
      contents.add(sha256);
      bytes += size;
      return true;
    },
    reserve(size) {
      if (byKey.size + reserved >= mostFiles) return false;
      reserved += 1;
      reservedBytes += size;
      return true;
    },
    release(size) {
      reserved -= 1;
      reservedBytes -= size;
    },
    counts: () => ({ files: contents.size, bytes, reservedBytes }),
  };
}

/** In a time that tells nothing about where two texts differ. */
function isSame(a: string, b: string): boolean {
  const sum = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(sum(a), sum(b));
}
