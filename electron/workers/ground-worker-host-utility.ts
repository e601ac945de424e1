import type { ParentPort } from 'electron';
import { grabCut } from './grab-cut.ts';
import { handlePhotoRequest } from './photo-worker.ts';

/** Ground worker as Electron's utility process: the photo worker, with OpenCV in reach. */
const port: ParentPort = process.parentPort;
port.on('message', (event) => {
  void handlePhotoRequest(event.data, grabCut).then((reply) => port.postMessage(reply));
});
