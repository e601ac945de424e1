import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Settings } from '../../shared/ipc/contract-app.ts';

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Remembered {
  readonly bounds: Bounds | null;
  readonly isMaximized: boolean;
  /** Copies of the library's settings, for the moments before it is open. */
  readonly colorScheme: Settings['colorScheme'];
  readonly language: Settings['language'];
}

/** What the window knows before any library is open. Never worth failing for. */
export interface Memory {
  read(): Remembered;
  keep(patch: Partial<Remembered>): void;
}

export function createMemory(file: string): Memory {
  let remembered = load(file);
  return {
    read: () => remembered,
    keep(patch) {
      const next = { ...remembered, ...patch };
      if (JSON.stringify(next) === JSON.stringify(remembered)) return;
      remembered = next;
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(`${file}.part`, JSON.stringify(next));
        renameSync(`${file}.part`, file);
      } catch {
        // The window opens at its usual place next time.
      }
    },
  };
}

function load(file: string): Remembered {
  try {
    return readRemembered(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // First start, or a file cut by a power failure: begin with the usual.
    return readRemembered(null);
  }
}

/** By hand and part by part: what the window needs before it stands is read without the schemas of the library. */
function readRemembered(stored: unknown): Remembered {
  const known: Partial<Record<keyof Remembered, unknown>> =
    typeof stored === 'object' && stored !== null ? stored : {};
  const { colorScheme } = known;
  return {
    bounds: readBounds(known.bounds),
    isMaximized: known.isMaximized === true,
    colorScheme: colorScheme === 'light' || colorScheme === 'dark' ? colorScheme : 'auto',
    language: known.language === 'en' ? 'en' : 'vi',
  };
}

function readBounds(stored: unknown): Bounds | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { x, y, width, height }: Partial<Record<keyof Bounds, unknown>> = stored;
  return isWhole(x) && isWhole(y) && isWhole(width) && isWhole(height) && width > 0 && height > 0
    ? { x, y, width, height }
    : null;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
