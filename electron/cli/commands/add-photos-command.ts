import { resolve } from 'node:path';
import { callLibrary } from '../call-library.ts';
import { fillWords, type CliWords } from '../cli-words.ts';
import { optionKinds, type Command } from '../command.ts';
import { findListing } from '../find-records.ts';
import { finishJob } from '../finish-job.ts';
import { UsageError } from '../usage-error.ts';

export const addPhotosCommand: Command = {
  name: 'add-photos',
  options: { listing: optionKinds.text },
  positionals: ['TỆP…'],
  run: async ({ openLibrary, values, positionals, words, io, progress }) => {
    const asked = values['listing'];
    if (typeof asked !== 'string') throw new UsageError('missingOption', { option: '--listing' });
    const library = await openLibrary();
    const listingId = await findListing(library, asked);
    const paths = positionals.map((file) => resolve(io.currentFolder, file));
    const { jobId } = await callLibrary(library, 'photos:add-paths', { listingId, paths });
    const job = await finishJob(library, jobId, io.signal, (view) =>
      progress(fillWords(words.text.addingPhotos, { done: view.done, of: view.total })),
    );
    const { added = 0, duplicates = 0, refusals = '' } = job.result ?? {};
    const refused = String(refusals)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [file = '', refusal = ''] = line.split('\t');
        return { file, refusal };
      });
    const lines = [fillWords(words.text.photosAdded, { added: Number(added) })];
    if (Number(duplicates) > 0)
      lines.push(fillWords(words.text.photosDuplicate, { count: Number(duplicates) }));
    for (const { file, refusal } of refused) {
      lines.push(fillWords(words.text.photoRefused, { file, reason: refusalText(words, refusal) }));
    }
    // Photos that are there already are no failure; none that could be used is one.
    const ok = refused.length === 0 || Number(added) + Number(duplicates) > 0;
    return { ok, json: { listingId, added, duplicates, refused }, lines };
  },
};

function refusalText(words: CliWords, refusal: string): string {
  const texts: Readonly<Record<string, string>> = words.refusal;
  return texts[refusal] ?? refusal;
}
