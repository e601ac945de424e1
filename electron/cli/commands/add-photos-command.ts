import { resolve } from 'node:path';
import { callLibrary } from '../call-library.ts';
import { fillWords, type CliWords } from '../cli-words.ts';
import { optionKinds, type Command, type CommandResult, type Invocation } from '../command.ts';
import { findListing } from '../find-records.ts';
import { finishJob } from '../finish-job.ts';
import { UsageError } from '../usage-error.ts';

export const addPhotosCommand: Command = {
  name: 'add-photos',
  options: { listing: optionKinds.text, 'sort-by-cards': optionKinds.flag },
  positionals: ['TỆP…'],
  run: async (invocation) => {
    const { openLibrary, values, positionals, words, io, progress } = invocation;
    if (values['sort-by-cards'] === true) return await sortByCards(invocation);
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
    const refused = refusedOf(refusals);
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

/** Takes the folders in without a listing: cards among the pictures say whose they are. */
async function sortByCards(invocation: Invocation): Promise<CommandResult> {
  const { openLibrary, positionals, words, io, progress } = invocation;
  const library = await openLibrary();
  const paths = positionals.map((file) => resolve(io.currentFolder, file));
  const { jobId } = await callLibrary(library, 'photos:take-in-paths', { paths });
  const job = await finishJob(library, jobId, io.signal, (view) =>
    progress(fillWords(words.text.addingPhotos, { done: view.done, of: view.total })),
  );
  const count = (key: string): number => Number(job.result?.[key] ?? 0);
  const counts = {
    added: count('added'),
    known: count('duplicates'),
    cards: count('cards'),
    sorted: count('sorted'),
    queued: count('queued'),
    twins: count('twins'),
  };
  const refused = refusedOf(job.result?.['refusals'] ?? '');
  return {
    ok: true,
    json: { ...counts, refused },
    lines: [
      fillWords(words.text.photosSorted, counts),
      ...(counts.twins > 0 ? [fillWords(words.text.twinsHidden, { count: counts.twins })] : []),
      ...refused.map(({ file, refusal }) =>
        fillWords(words.text.photoRefused, { file, reason: refusalText(words, refusal) }),
      ),
    ],
  };
}

function refusedOf(refusals: string | number): { file: string; refusal: string }[] {
  return String(refusals)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [file = '', refusal = ''] = line.split('\t');
      return { file, refusal };
    });
}

function refusalText(words: CliWords, refusal: string): string {
  const texts: Readonly<Record<string, string>> = words.refusal;
  return texts[refusal] ?? refusal;
}
