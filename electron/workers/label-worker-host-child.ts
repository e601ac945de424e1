import { handleLabelRequest } from './label-worker.ts';

/** Label worker as a plain child process: command line and tests. Ends with its parent. */
process.on('message', (message) => {
  void handleLabelRequest(message).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));
