import { resolve } from 'node:path';
import { publishFile } from '../../files/publish-file.ts';
import { fillWords } from '../cli-words.ts';
import { optionKinds, type Command } from '../command.ts';

/** The receipt of a bundle that was handed over, and what the library says differently since. */
export const receiptCommand: Command = {
  name: 'receipt',
  options: { out: optionKinds.text },
  positionals: ['MÃ_GÓI'],
  run: async ({ positionals, values, words, io, openLibrary }) => {
    const [id = ''] = positionals;
    const { exports } = (await openLibrary()).services;
    const { receipt, manifest, sha256 } = exports.getReceipt(id);
    const changes = exports.changesSince(id);
    const out = values['out'];
    if (typeof out === 'string') {
      await publishFile(resolve(io.currentFolder, out), exports.receiptPage(id).html);
    }
    return {
      ok: true,
      json: {
        receipt: { ...receipt },
        sha256,
        files: manifest.files.map(({ path, kind, bytes, sha256: sum }) => ({
          path,
          kind,
          bytes,
          sha256: sum,
        })),
        products: manifest.products.map((product) => ({ ...product })),
        changes:
          changes?.map((change) => ({
            ...change,
            cells: change.cells.map((cell) => ({ ...cell })),
            pictures: { ...change.pictures },
          })) ?? null,
        savedAs: typeof out === 'string' ? out : null,
      },
      lines: [
        `${receipt.marketplaceName} · ${receipt.householdName} · ${receipt.name}`,
        `SHA-256 ${sha256}`,
        changes === null
          ? words.text.changesUnknown
          : fillWords(words.text.changesSince, { count: changes.length }),
        ...(changes ?? []).flatMap((change) => [
          `  ${change.sku}  ${change.name}`,
          ...change.cells.map(
            ({ column, before, after }) => `    ${column}: “${before}” → “${after}”`,
          ),
        ]),
      ],
    };
  },
};
