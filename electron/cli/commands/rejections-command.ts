import { basename, resolve } from 'node:path';
import { readPastedTable, readSheets } from '../../imports/read-sheets.ts';
import { readPickedFile } from '../../imports/read-table.ts';
import { fillWords } from '../cli-words.ts';
import { optionKinds, type Command } from '../command.ts';
import { printTable } from '../print-table.ts';
import { UsageError } from '../usage-error.ts';

const MOST_LISTED = 500;
const MOST_NAMED = 20;

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
    const tables =
      file === '-'
        ? readPastedTable(await io.readStdin(), 'stdin')
        : readSheets(await readPickedFile(resolve(io.currentFolder, file)), basename(file));
    const { rejections } = (await openLibrary()).services;
    const read = rejections.read(marketplace, tables, basename(file));
    const kept = values['dry-run'] === true ? { kept: 0, rules: 0 } : rejections.keep(read);
    return {
      ok: true,
      json: {
        marketplace: read.marketplaceId,
        sheet: read.sheet,
        skuColumn: read.skuColumn,
        reasonColumn: read.reasonColumn,
        matched: read.matched.map((one) => ({ ...one })),
        unmatched: read.unmatched.map((one) => ({ ...one })),
        ...kept,
      },
      lines: [
        ...printTable(
          [words.column.sku, words.column.name, words.column.reason],
          read.matched.map((one) => [one.sku, one.listingName, one.reason]),
        ),
        ...(read.unmatched.length === 0
          ? []
          : [
              fillWords(words.text.rejectionsUnmatched, {
                count: read.unmatched.length,
                rows: read.unmatched
                  .slice(0, MOST_NAMED)
                  .map(({ row, sku }) => (sku === '' ? String(row) : `${row} (${sku})`))
                  .join(', '),
              }),
            ]),
        fillWords(words.text.rejectionsKept, kept),
      ],
    };
  },
};
