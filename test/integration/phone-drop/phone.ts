import { randomBytes } from 'node:crypto';
import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import { connect, type Socket } from 'node:net';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { ReceivedFile } from '../../../electron/phone-drop/drop-folder.ts';
import {
  createPhoneDrop,
  type PhoneDrop,
  type PhoneDropOptions,
} from '../../../electron/phone-drop/phone-drop.ts';
import { RESOURCES, temporaryFolder } from '../library/temporary-library.ts';

const opened: PhoneDrop[] = [];

afterEach(async () => {
  for (const drop of opened.splice(0)) await drop.stop();
});

export interface DropUnderTest {
  readonly drop: PhoneDrop;
  readonly received: ReceivedFile[];
  readonly problems: unknown[];
  readonly changes: () => number;
  /** Names in the staging folder. */
  readonly staged: () => string[];
  readonly stagingFolder: string;
}

export function dropUnderTest(options: Partial<PhoneDropOptions> = {}): DropUnderTest {
  const stagingFolder = options.stagingFolder ?? join(temporaryFolder(), 'den');
  const received: ReceivedFile[] = [];
  const problems: unknown[] = [];
  let changes = 0;
  const drop = createPhoneDrop({
    stagingFolder,
    pageFolder: join(RESOURCES, 'phone-drop'),
    onFile: (file) => void received.push(file),
    now: () => new Date(),
    newToken: () => randomBytes(24).toString('base64url'),
    addresses: () => ['127.0.0.1'],
    freeBytes: () => Promise.resolve(10_000_000_000),
    onChange: () => (changes += 1),
    reportUnexpected: (error) => problems.push(error),
    ...options,
  });
  opened.push(drop);
  const staged = () => readdirSync(stagingFolder);
  return { drop, received, problems, changes: () => changes, staged, stagingFolder };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly json: Record<string, unknown>;
}

/** One request; rejects when the connection breaks before an answer. */
export function ask(
  url: string,
  options: RequestOptions = {},
  body: Buffer | string = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent: false, ...options }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('error', reject);
      response.on('end', () => {
        const json = (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

export interface Phone {
  readonly secret: string;
  readonly cookie: string;
  readonly page: Answer;
  headers(name: string, size: number, time?: number): Record<string, string | number>;
  send(name: string, body: Buffer, time?: number): Promise<Answer>;
}

/** Opens the page as the first phone does. */
export async function openPage(url: string): Promise<Phone> {
  const page = await ask(url);
  const data = /<script[^>]*id="data"[^>]*>(.*?)<\/script>/s.exec(page.text)?.[1] ?? '{}';
  const { secret = '' } = JSON.parse(data) as { secret?: string };
  const headers = (name: string, size: number, time = 1_700_000_000_000) => ({
    'X-Len-San': secret,
    'X-Name': encodeURIComponent(name),
    'X-Size': size,
    'X-Time': time,
  });
  return {
    secret,
    cookie: (page.headers['set-cookie'] ?? [''])[0]?.split(';')[0] ?? '',
    page,
    headers,
    send: (name, body, time) =>
      ask(
        `${url}/file`,
        {
          method: 'PUT',
          headers: { ...headers(name, body.length, time), 'Content-Length': body.length },
        },
        body,
      ),
  };
}

/** A bare connection to the listener. */
export function dial(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Milliseconds until the other side hangs up. */
export function untilClosed(socket: Socket): Promise<number> {
  const begun = performance.now();
  socket.on('error', () => undefined);
  socket.resume();
  return new Promise((resolve) => {
    socket.on('close', () => resolve(performance.now() - begun));
  });
}
