import { grabCut } from './grab-cut.ts';
import { handlePhotoRequest } from './photo-worker.ts';

/** Ground worker as a plain child process: the photo worker, with OpenCV in reach. Ends with its parent. */
process.on('message', (message) => {
  void handlePhotoRequest(message, grabCut).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));
