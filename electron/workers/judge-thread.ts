import { parentPort } from 'node:worker_threads';
import { createViewer } from '../../shared/photos/picture-views.ts';
import { judgePixels } from './judge-pixels.ts';
import type { JudgeAnswer, JudgeTask } from './judge-threads.ts';

/** One of the threads of judge-threads.ts. One picture after the other: they share the memory of their views. */
const view = createViewer();
let last: Promise<void> = Promise.resolve();

parentPort?.on('message', (task: JudgeTask) => {
  last = last.then(() => answer(task)).then((found) => parentPort?.postMessage(found));
});

async function answer({ id, pixels, facts }: JudgeTask): Promise<JudgeAnswer> {
  try {
    return { id, judgement: await judgePixels(pixels, facts, view) };
  } catch (error) {
    return { id, message: error instanceof Error ? error.message : String(error) };
  }
}
