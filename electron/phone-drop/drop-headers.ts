import type { IncomingMessage } from 'node:http';

export const COOKIE = 'len-san';
const MOST_NAME_LENGTH = 255;

export interface AboutFile {
  readonly name: string;
  /** What the phone recognises a file by before it is read: name, size and time. */
  readonly key: string;
}

/** Null where the phone's page would never have sent this. */
export function readAbout(request: IncomingMessage): AboutFile | null {
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : '';
  };
  const [size, time] = [header('x-size'), header('x-time')];
  if (!/^\d{1,15}$/.test(size) || !/^-?\d{1,16}$/.test(time)) return null;
  let typed: string;
  try {
    typed = decodeURIComponent(header('x-name'));
  } catch {
    return null;
  }
  return { name: label(typed), key: `${size} ${time} ${typed}` };
}

/** A name to show: no folders, nothing invisible. */
function label(typed: string): string {
  const last = typed.split(/[\\/]/).at(-1) ?? '';
  return last
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, MOST_NAME_LENGTH);
}

/** The secret a phone was given before. */
export function cookieOf(request: IncomingMessage): string | null {
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${COOKIE}=`));
  return found?.slice(COOKIE.length + 1) ?? null;
}
