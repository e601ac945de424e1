import './lower-priority.ts';
import type { ParentPort } from 'electron';
import { handlePhotoRequest } from './photo-worker.ts';

/** Photo worker as Electron's utility process: has a parentPort, no window, no database. */
const port: ParentPort = process.parentPort;
port.on('message', (event) => {
  void handlePhotoRequest(event.data).then((reply) => port.postMessage(reply));
});
