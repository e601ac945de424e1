import { batchIdSchema } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import { callLibrary } from '../call-library.ts';
import { fillWords } from '../cli-words.ts';
import type { Command } from '../command.ts';

export const undoCommand: Command = {
  name: 'undo',
  options: {},
  positionals: [],
  run: async ({ openLibrary, words }) => {
    const library = await openLibrary();
    const candidate = library.services.journal.undoCandidate();
    if (candidate === null) throw new AppError('undo.nothing', {});
    const batchId = batchIdSchema.parse(candidate.batchId);
    const { name } = await callLibrary(library, 'journal:undo', { batchId });
    const texts: Readonly<Record<string, string>> = words.batch;
    const shown = fillWords(texts[name.key] ?? name.key, name.params);
    return {
      ok: true,
      json: { undone: { key: name.key, params: name.params, batchId } },
      lines: [fillWords(words.text.undone, { name: shown })],
    };
  },
};
