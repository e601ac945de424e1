import { randomBytes, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { isAppError } from '../../shared/errors.ts';
import { asDiskError } from '../files/disk-error.ts';
import { PART_SUFFIX } from '../files/publish-file.ts';
import { placeFile, type ReceivedFile } from './drop-folder.ts';
import { COOKIE, cookieOf, readAbout, type AboutFile } from './drop-headers.ts';
import type { DropLimits } from './drop-limits.ts';
import { pageLanguage, pagePolicy, type DropPages } from './drop-page.ts';
import type { DropSession } from './drop-session.ts';
import { receiveFile } from './receive-file.ts';

/** Why a file was not taken; the page has a sentence for each. */
export type DropRefusal =
  | 'forbidden'
  | 'not-found'
  | 'method'
  | 'bad-request'
  | 'empty'
  | 'too-large'
  | 'too-many'
  | 'disk-full'
  | 'failed';

const STATUS: Readonly<Record<DropRefusal, number>> = {
  forbidden: 403,
  'not-found': 404,
  method: 405,
  'bad-request': 400,
  empty: 400,
  'too-large': 413,
  'too-many': 429,
  'disk-full': 507,
  failed: 500,
};

export interface DropRequestParts {
  readonly folder: string;
  readonly session: DropSession;
  readonly limits: DropLimits;
  readonly pages: DropPages;
  readonly freeBytes: (folder: string) => Promise<number>;
  readonly onFile: (file: ReceivedFile) => void;
  /** The phone that was let in did something. */
  readonly onActivity: () => void;
  readonly onRefused: (refusal: DropRefusal) => void;
  readonly reportUnexpected: (error: unknown) => void;
}

const SECRET_HEADER = 'x-len-san';
/** How long a refused body is still taken in and thrown away, so that the phone gets to read why. */
const DRAIN_MS = 1500;

/** Answers one request of whoever found the address; nothing is thrown but a broken connection. */
export function createDropRequests(parts: DropRequestParts) {
  const { session, limits, pages } = parts;

  return async (
    request: IncomingMessage,
    response: ServerResponse,
    host: string,
  ): Promise<void> => {
    for (const [name, value] of Object.entries(SAME_FOR_ALL)) response.setHeader(name, value);
    // Another name for this address would make it another site's (DNS rebinding).
    if (request.headers.host !== host) return refuse(request, response, 'not-found');
    const [, token = '', action, ...deeper] = (request.url ?? '').split('/');
    if (!session.isToken(token) || deeper.length > 0) return refuse(request, response, 'not-found');
    switch (action) {
      case undefined:
        if (request.method !== 'GET') return refuseMethod(request, response, 'GET');
        return showPage(request, response, token);
      case 'known':
        if (request.method !== 'POST') return refuseMethod(request, response, 'POST');
        if (!isOurPage(request, host)) return refuse(request, response, 'forbidden');
        return sayKnown(request, response);
      case 'file':
        if (request.method !== 'PUT' && request.method !== 'POST')
          return refuseMethod(request, response, 'PUT, POST');
        if (!isOurPage(request, host)) return refuse(request, response, 'forbidden');
        return await takeFile(request, response);
      default:
        return refuse(request, response, 'not-found');
    }
  };

  function showPage(request: IncomingMessage, response: ServerResponse, token: string): void {
    const language = pageLanguage(request.headers['accept-language']);
    const nonce = randomBytes(16).toString('base64');
    // A browser that only looks ahead must not use up the code.
    const looksAhead = ['sec-purpose', 'purpose', 'x-moz'].some((name) =>
      /prefetch|preview/i.test(String(request.headers[name] ?? '')),
    );
    const claim = looksAhead ? null : session.claim(token, cookieOf(request));
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Content-Security-Policy', pagePolicy(nonce));
    if (claim === null) {
      parts.onRefused('forbidden');
      response.writeHead(403).end(pages.refusing(language, nonce));
      return;
    }
    response.setHeader(
      'Set-Cookie',
      `${COOKIE}=${claim.secret}; HttpOnly; SameSite=Strict; Path=/`,
    );
    parts.onActivity();
    const data = { path: `/${token}`, secret: claim.secret, mostFileBytes: limits.mostFileBytes };
    response.writeHead(200).end(pages.sending(language, data, nonce));
  }

  /** A page of another site may send a form here, but can neither read the secret nor add a header of its own. */
  function isOurPage(request: IncomingMessage, host: string): boolean {
    const { origin } = request.headers;
    const secret = request.headers[SECRET_HEADER];
    return (
      (origin === undefined || origin === `http://${host}`) &&
      session.mayUse(typeof secret === 'string' ? secret : null)
    );
  }

  function sayKnown(request: IncomingMessage, response: ServerResponse): void {
    const about = readAbout(request);
    if (about === null) return refuse(request, response, 'bad-request');
    parts.onActivity();
    request.resume();
    answer(response, { ok: true, sha256: session.known(about.key), files: session.counts().files });
  }

  async function takeFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const about = readAbout(request);
    const bytes = Number(request.headers['content-length'] ?? Number.NaN);
    if (about === null || !Number.isSafeInteger(bytes))
      return refuse(request, response, 'bad-request');
    if (bytes === 0) return refuse(request, response, 'empty');
    if (bytes > limits.mostFileBytes) return refuse(request, response, 'too-large');
    if (!session.reserve(bytes)) return refuse(request, response, 'too-many');
    parts.onActivity();
    try {
      const free = await parts.freeBytes(parts.folder);
      if (free - session.counts().reservedBytes < limits.reserveBytes)
        return refuse(request, response, 'disk-full');
      const sha256 = await keep(request, about);
      answer(response, { ok: true, sha256, files: session.counts().files });
    } catch (error) {
      // Cut off, by either side: there is nobody to answer.
      if (request.socket.destroyed) return;
      const cause = asDiskError(error, 'phone-drop', bytes);
      const isFull = isAppError(cause) && cause.code === 'disk.full';
      if (!isFull) parts.reportUnexpected(error);
      refuse(request, response, isFull ? 'disk-full' : 'failed');
    } finally {
      session.release(bytes);
    }
  }

  /** "Đã nhận" is said after this: the bytes and their name are on the disk. */
  async function keep(request: IncomingMessage, about: AboutFile): Promise<string> {
    const partPath = join(parts.folder, randomUUID() + PART_SUFFIX);
    const { sha256, bytes } = await receiveFile(request, partPath, limits, parts.onActivity);
    let path: string | null = null;
    try {
      if (!session.has(sha256))
        path = await placeFile(parts.folder, partPath, { sha256, name: about.name });
    } finally {
      await rm(partPath, { force: true });
    }
    // Only now: what is remembered is never asked of the phone again.
    const isNew = session.remember(about.key, sha256, bytes);
    if (isNew && path !== null) parts.onFile({ path, name: about.name, sha256, bytes });
    return sha256;
  }

  function refuseMethod(request: IncomingMessage, response: ServerResponse, allowed: string): void {
    response.setHeader('Allow', allowed);
    refuse(request, response, 'method');
  }

  function refuse(request: IncomingMessage, response: ServerResponse, refusal: DropRefusal): void {
    parts.onRefused(refusal);
    response.statusCode = STATUS[refusal];
    answer(response, { ok: false, reason: refusal });
    if (request.complete) return;
    request.resume();
    const { socket } = request;
    const cut = setTimeout(() => socket.destroy(), DRAIN_MS);
    const keepOpen = () => clearTimeout(cut);
    request.on('end', keepOpen);
    socket.on('close', keepOpen);
  }
}

const SAME_FOR_ALL = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  // The address holds the token.
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

type Answer =
  | { readonly ok: true; readonly sha256: string | null; readonly files: number }
  | { readonly ok: false; readonly reason: DropRefusal };

function answer(response: ServerResponse, body: Answer): void {
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(body));
}
