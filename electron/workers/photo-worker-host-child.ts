import { handlePhotoRequest } from './photo-worker.ts';

/** Photo worker as a plain child process: command line and tests. Ends with its parent. */
process.on('message', (message) => {
  void handlePhotoRequest(message).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));
