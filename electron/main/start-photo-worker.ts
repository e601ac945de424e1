import { join } from 'node:path';
import { app, utilityProcess } from 'electron';
import type { StartWorkerProcess, WorkerProcess } from '../workers/photo-worker-client.ts';

/** Starts the photo worker as a utility process: sandbox-free like main, but it can die without taking the window along. */
export const startPhotoWorker: StartWorkerProcess = () => startUtility('photo-worker');

/** The same for the label worker. */
export const startLabelWorker: StartWorkerProcess = () => startUtility('label-worker');

/** The same for the process that cuts out goods. */
export const startGroundWorker: StartWorkerProcess = () => startUtility('ground-worker');

function startUtility(name: 'photo-worker' | 'label-worker' | 'ground-worker'): WorkerProcess {
  // Built beside index.js under this name: electron.vite.config.ts. This code itself stands in a part that is read late.
  const worker = join(app.getAppPath(), 'out', 'main', `${name}.js`);
  const child = utilityProcess.fork(worker, [], {
    serviceName: name.replace('-', ' '),
    stdio: 'ignore',
    env: { ...process.env, MALLOC_ARENA_MAX: '2' },
  });
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', listener),
    kill: () => child.kill(),
  };
}
