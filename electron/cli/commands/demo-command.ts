import { callLibrary } from '../call-library.ts';
import { fillWords } from '../cli-words.ts';
import type { Command } from '../command.ts';
import { finishJob } from '../finish-job.ts';

export const demoCommand: Command = {
  name: 'demo',
  options: {},
  positionals: [],
  run: async ({ openLibrary, words, io, progress }) => {
    const library = await openLibrary();
    const { jobId } = await callLibrary(library, 'demo:fill', {});
    const job = await finishJob(library, jobId, io.signal, (view) =>
      progress(fillWords(words.text.fillingDemo, { done: view.done, of: view.total })),
    );
    const { households = 0, listings = 0, photos = 0 } = job.result ?? {};
    return {
      ok: true,
      json: { households, listings, photos },
      lines: [fillWords(words.text.demoFilled, { households, listings, photos })],
    };
  },
};
