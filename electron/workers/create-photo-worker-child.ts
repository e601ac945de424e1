import { fork, type Serializable } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StartWorkerProcess, WorkerProcess } from './photo-worker-client.ts';

/**
 * Starts the photo worker as a child process. Run from source it takes the TypeScript file beside this one;
 * built, it takes photo-worker-child.js (see electron.vite.config.ts) next to the entry or one folder up.
 */
export const startPhotoWorkerChild: StartWorkerProcess = () => startChild('photo-worker');

/** The same for the label worker. */
export const startLabelWorkerChild: StartWorkerProcess = () => startChild('label-worker');

/** The same for the ground worker. */
export const startGroundWorkerChild: StartWorkerProcess = () => startChild('ground-worker');

function startChild(name: 'photo-worker' | 'label-worker' | 'ground-worker'): WorkerProcess {
  const child = fork(childEntry(name), [], {
    // Loader flags of a test runner or a debugger are not the worker's.
    execArgv: [],
    // glibc keeps one heap per thread otherwise, and a picture's memory is never given back.
    env: { ...process.env, NODE_OPTIONS: '', MALLOC_ARENA_MAX: '2' },
    // Tesseract talks to itself on stderr; what matters comes back as a message.
    stdio: ['ignore', 'ignore', name === 'label-worker' ? 'ignore' : 'inherit', 'ipc'],
  });
  return {
    pid: child.pid,
    send: (message) => {
      // A worker that just died reports itself by its exit.
      if (child.connected) child.send(message as Serializable, () => undefined);
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => {
      child.on('exit', listener);
      child.on('error', listener);
    },
    kill: () => child.kill('SIGKILL'),
  };
}

function childEntry(name: string): string {
  const candidates = [
    join(import.meta.dirname, `${name}-host-child.ts`),
    join(import.meta.dirname, `${name}-child.js`),
    join(import.meta.dirname, '..', `${name}-child.js`),
  ];
  const entry = candidates.find((candidate) => existsSync(candidate));
  if (!entry) throw new Error(`the ${name} is not built: run the build first`);
  return entry;
}
