import type { ParentPort } from 'electron';
import { handleLabelRequest } from './label-worker.ts';

/** Label worker as Electron's utility process: has a parentPort, no window, no database. */
const port: ParentPort = process.parentPort;
port.on('message', (event) => {
  void handleLabelRequest(event.data).then((reply) => port.postMessage(reply));
});
