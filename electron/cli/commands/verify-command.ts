import { resolve } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { problemText } from '../../exports/problem-text.ts';
import { verifyBundle } from '../../exports/verify-bundle.ts';
import { fillWords } from '../cli-words.ts';
import { existsSync } from 'node:fs';
import type { Command } from '../command.ts';

export const verifyCommand: Command = {
  name: 'verify',
  options: {},
  positionals: ['GÓI'],
  run: async ({ positionals, words, language, io }) => {
    const [file = ''] = positionals;
    const path = resolve(io.currentFolder, file);
    if (!existsSync(path)) throw new AppError('bundle.not-found', { id: file });
    const { ok, checkedFiles, problems, manifest } = await verifyBundle(path, {
      signal: io.signal,
    });
    return {
      ok,
      json: {
        bundle: path,
        checkedFiles,
        problems: problems.map((problem) => ({
          ...problem,
          message: problemText(problem, language),
        })),
        marketplace: manifest?.marketplace.id ?? null,
        household: manifest?.household.name ?? null,
        products: manifest?.products.length ?? null,
      },
      lines: ok
        ? [fillWords(words.text.verified, { count: checkedFiles })]
        : [
            fillWords(words.text.notVerified, { count: problems.length }),
            ...problems.map((problem) => `  ✗ ${problemText(problem, language)}`),
          ],
    };
  },
};
