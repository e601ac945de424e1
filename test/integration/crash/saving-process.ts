import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { RESOURCES } from '../library/temporary-library.ts';

export interface SavingRun {
  /** Ids by name, of the saves that were acknowledged. */
  readonly saved: ReadonlyMap<string, string>;
  readonly failure: string | null;
  readonly closed: boolean;
}

export interface SavingOptions {
  readonly script: string;
  readonly folder: string;
  readonly prefix: string;
  /** 0: until killed. */
  readonly wanted?: number;
  /** Killed this long after it began saving. */
  readonly killAfterMs?: number;
  /** Command and arguments that run Node, e.g. under strace. */
  readonly wrapper?: readonly string[];
}

/** Runs the saving child to its end, or kills it with SIGKILL in the middle of its work. */
export async function runSaving(options: SavingOptions): Promise<SavingRun> {
  const words = [
    process.execPath,
    options.script,
    options.folder,
    RESOURCES,
    options.prefix,
    String(options.wanted ?? 0),
  ];
  const [command = '', ...args] = [...(options.wrapper ?? []), ...words];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const saved = new Map<string, string>();
  let failure: string | null = null;
  let closed = false;
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const [word, first = '', name = ''] = line.split(' ');
    if (word === 'READY' && options.killAfterMs !== undefined)
      killLater(child, options.killAfterMs);
    if (word === 'SAVED') saved.set(name, first);
    if (word === 'FAILED') failure = line.slice('FAILED '.length);
    if (word === 'CLOSED') closed = true;
  });
  await Promise.all([
    new Promise((resolve) => child.on('close', resolve)),
    new Promise((resolve) => lines.on('close', resolve)),
  ]);
  return { saved, failure, closed };
}

function killLater(child: ChildProcess, afterMs: number): void {
  setTimeout(() => child.kill('SIGKILL'), afterMs);
}
