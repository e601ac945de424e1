import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describeError } from './describe-error.ts';

export type LogFacts = Readonly<Record<string, string | number | boolean>>;

/** Facts are names, codes, counts and durations: never what a person typed, never a whole path. */
export interface Log {
  info(event: string, facts?: LogFacts): void;
  error(event: string, error: unknown, facts?: LogFacts): void;
}

const MOST_BYTES = 2 * 1024 * 1024;
const KEPT_FILES = 3;

/**
 * One line per event in `<folder>/len-san.log`. At 2 MB the file becomes len-san.1.log, and so on; three are
 * kept. A log that cannot be written is given up silently: it must never stop the work it tells about.
 */
export function createLog(folder: string, now: () => Date): Log {
  const file = (age: number) => join(folder, age === 0 ? 'len-san.log' : `len-san.${age}.log`);
  let sizeBytes = 0;
  try {
    mkdirSync(folder, { recursive: true });
    sizeBytes = statSync(file(0), { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    // Told by the writes below, which then fail too.
  }

  const write = (level: string, event: string, facts: LogFacts, detail = ''): void => {
    const told = Object.entries(facts).map(([name, value]) => ` ${name}=${value}`);
    const line = `${now().toISOString()} ${level} ${event}${told.join('')}${detail}\n`;
    try {
      if (sizeBytes + line.length > MOST_BYTES) {
        for (let age = KEPT_FILES - 1; age > 0; age -= 1) renameIfThere(file(age - 1), file(age));
        sizeBytes = 0;
      }
      appendFileSync(file(0), line);
      sizeBytes += Buffer.byteLength(line);
    } catch {
      // Disk full or folder gone: the work goes on.
    }
  };

  return {
    info: (event, facts = {}) => write('info', event, facts),
    error: (event, error, facts = {}) => write('error', event, facts, `\n${describeError(error)}`),
  };
}

/** One window's mistake must not end the program: everything saved is on the disk, and the log says what it was. */
export function logFailures(log: Log): void {
  process.on('uncaughtException', (error) => log.error('uncaught', error));
  process.on('unhandledRejection', (error) => log.error('unhandled', error));
}

function renameIfThere(from: string, to: string): void {
  if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, to);
}
