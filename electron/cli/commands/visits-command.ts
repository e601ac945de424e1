import { callLibrary } from '../call-library.ts';
import { fillWords } from '../cli-words.ts';
import type { Command } from '../command.ts';

export const visitsCommand: Command = {
  name: 'visits',
  options: {},
  positionals: [],
  run: async ({ openLibrary, words }) => {
    const library = await openLibrary();
    const { questions } = await callLibrary(library, 'visits:list', {});
    return {
      ok: true,
      json: { questions },
      lines: [
        ...questions.map(
          ({ hamlet, householdName, listingName, field, askOn }) =>
            `${hamlet} · ${householdName} · ${listingName}: ${field}${askOn === null ? '' : ` (${askOn})`}`,
        ),
        fillWords(words.text.openQuestions, { count: questions.length }),
      ],
    };
  },
};
