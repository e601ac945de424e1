import { basename, resolve } from 'node:path';
import { readPickedFile, readTable, readTableText } from '../../imports/read-table.ts';
import { fillWords } from '../cli-words.ts';
import { optionKinds, type Command } from '../command.ts';
import { printTable } from '../print-table.ts';
import { UsageError } from '../usage-error.ts';

const MOST_LISTED = 500;

/** `rejections import FILE --marketplace ID`: a result file read back; `rejections list`: what is open. */
export const rejectionsCommand: Command = {
  name: 'rejections',
  options: { marketplace: optionKinds.text, 'dry-run': optionKinds.flag },
  positionals: ['import|list', 'TỆP…'],
  run: async ({ positionals, values, words, io, openLibrary }) => {
    const [action, file] = positionals;
    if (action === 'list') {
      const { rejections } = (await openLibrary()).services;
      const found = rejections.list(null, MOST_LISTED);
      return {
        ok: true,
        json: { rejections: found.map((one) => ({ ...one })) },
        lines: printTable(
          [words.column.marketplace, words.column.sku, words.column.reason],
          found.map((one) => [one.marketplaceId, one.sku, one.reason]),
        ),
      };
    }
    if (action !== 'import')
      throw new UsageError('badValue', {
        value: action ?? '',
        option: 'import|list',
        choices: 'import, list',
      });
    if (file === undefined) throw new UsageError('missingArgument', { argument: 'TỆP' });
    const marketplace = values['marketplace'];
    if (typeof marketplace !== 'string')
      throw new UsageError('missingOption', { option: '--marketplace' });
    const table =
      file === '-'
        ? readTableText(await io.readStdin(), 'stdin')
        : readTable(await readPickedFile(resolve(io.currentFolder, file)), basename(file));
    const { rejections } = (await openLibrary()).services;
    const read = rejections.read(marketplace, table, basename(file));
    const kept = values['dry-run'] === true ? { kept: 0, rules: 0 } : rejections.keep(read);
    return {
      ok: true,
      json: {
        marketplace: read.marketplaceId,
        skuColumn: read.skuColumn,
        reasonColumn: read.reasonColumn,
        matched: read.matched.map((one) => ({ ...one })),
        ...kept,
      },
      lines: [
        ...printTable(
          [words.column.sku, words.column.name, words.column.reason],
          read.matched.map((one) => [one.sku, one.listingName, one.reason]),
        ),
        fillWords(words.text.rejectionsKept, kept),
      ],
    };
  },
};
