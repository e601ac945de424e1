/** Windows keeps these names for devices, with any extension, in any case. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d)$/i;
const DEFAULT_MOST_LENGTH = 100;
const EXTENSION = /\.[A-Za-z0-9]{1,8}$/;

/**
 * A file or folder name that every system, stick and marketplace takes: ASCII letters, digits, '-', '_' and '.',
 * made from any text. Marks are dropped (đ → d), everything else becomes '-'. Keeps a short extension when it has to
 * cut. Never empty, hidden, reserved by Windows, or ending in a dot. Applying it twice changes nothing.
 * Windows naming rules: learn.microsoft.com "Naming Files, Paths, and Namespaces".
 */
export function safeFileName(
  text: string,
  options: { readonly mostLength?: number; readonly fallback?: string } = {},
): string {
  const mostLength = options.mostLength ?? DEFAULT_MOST_LENGTH;
  const fallback = options.fallback ?? 'tap-tin';
  const tidy = trimEdges(
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll('đ', 'd')
      .replaceAll('Đ', 'D')
      .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
      .replaceAll(/\.{2,}/g, '.')
      .replaceAll(/-{2,}/g, '-')
      .replaceAll(/-?\.-?/g, '.')
      .replaceAll(/\.{2,}/g, '.'),
  );
  const named = freeOfDevices(tidy === '' ? fallback : tidy);
  return cut(named, mostLength);
}

/**
 * The same name with -2, -3… before its extension when it is taken. Upper and lower case count as equal,
 * as they do on Windows and on sticks. Adds the result to `taken` (lower-case).
 */
export function uniqueFileName(name: string, taken: Set<string>): string {
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - extension.length);
  let candidate = name;
  for (let number = 2; taken.has(candidate.toLowerCase()); number += 1) {
    candidate = `${stem}-${number}${extension}`;
  }
  taken.add(candidate.toLowerCase());
  return candidate;
}

function trimEdges(name: string): string {
  return name.replace(/^[.\-_]+/, '').replace(/[.\-_]+$/, '');
}

function freeOfDevices(name: string): string {
  const stem = name.split('.', 1)[0] ?? '';
  return RESERVED.test(stem) ? `tep-${name}` : name;
}

function cut(name: string, mostLength: number): string {
  if (name.length <= mostLength) return name;
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  const kept = extension.length < mostLength ? extension : '';
  const stem = trimEdges(name.slice(0, mostLength - kept.length));
  // Cutting can lay a device name bare: "conference.jpg" at three letters.
  return freeOfDevices(stem + kept).slice(0, Math.max(mostLength, 8));
}
