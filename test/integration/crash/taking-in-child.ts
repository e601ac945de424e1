import { fork } from 'node:child_process';
import { writeSync } from 'node:fs';
import { isAppError } from '../../../shared/errors.ts';
import { openLibrary } from '../../../electron/library/open-library.ts';
import type { StartWorkerProcess } from '../../../electron/workers/photo-worker-client.ts';

/**
 * Takes a folder of pictures in and says on stdout how far it is and how it ended.
 * argv: library folder, resources folder, folder of pictures, the photo worker's file.
 */
const [folder = '', resourcesFolder = '', source = '', workerFile = ''] = process.argv.slice(2);

const say = (line: string) => writeSync(1, `${line}\n`);

const startPhotoWorker: StartWorkerProcess = () => {
  const child = fork(workerFile, [], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    pid: child.pid,
    send: (message) => {
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', listener),
    kill: () => child.kill('SIGKILL'),
  };
};

try {
  const library = await openLibrary({
    folder,
    resourcesFolder,
    startPhotoWorker,
    publish: (name, payload) => {
      if (name === 'job:progress' && 'step' in payload) say(`AT ${payload.step} ${payload.done}`);
    },
  });
  const { intake, jobs } = library.services;
  const jobId = intake.start([source]);
  const { state, result } = await jobs.finished(jobId);
  say(`ENDED ${state} ${JSON.stringify(result)}`);
  await library.close();
} catch (error) {
  say(`FAILED ${isAppError(error) ? error.code : String(error)}`);
  process.exitCode = 1;
}
