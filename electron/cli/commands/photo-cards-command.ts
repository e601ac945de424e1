import { resolve } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { ListingRow } from '../../../shared/ipc/listing-row.ts';
import type { Library } from '../../library/open-library.ts';
import { fillWords } from '../cli-words.ts';
import { optionKinds, type Command } from '../command.ts';
import { allListings, findHousehold, findListing } from '../find-records.ts';
import { UsageError } from '../usage-error.ts';

/** QR cards to be photographed before each product, as one PDF. */
export const photoCardsCommand: Command = {
  name: 'photo-cards',
  options: { out: optionKinds.text, household: optionKinds.text, listing: optionKinds.texts },
  positionals: [],
  run: async ({ openLibrary, values, words, io, language }) => {
    const out = values['out'];
    if (typeof out !== 'string') throw new UsageError('missingOption', { option: '--out' });
    const library = await openLibrary();
    const rows = await wantedRows(library, values['household'], values['listing']);
    const path = resolve(io.currentFolder, out);
    await library.services.sheets.saveCards(
      rows.map(({ id }) => id),
      path,
      language,
    );
    return {
      ok: true,
      json: {
        savedAs: rows.length === 0 ? null : path,
        cards: rows.map(({ id, sku, name, householdName }) => ({
          listingId: id,
          sku,
          name,
          household: householdName,
        })),
      },
      lines: [
        rows.length === 0
          ? words.text.none
          : fillWords(words.text.cardsSaved, { count: rows.length, file: path }),
      ],
    };
  },
};

type Asked = string | boolean | undefined;

/** Household after household, because that is how cards are carried to them. */
async function wantedRows(
  library: Library,
  household: Asked,
  listings: Asked,
): Promise<ListingRow[]> {
  const householdId =
    typeof household === 'string' ? await findHousehold(library, household) : null;
  const rows = await allListings(library, { query: '', householdId });
  const named = typeof listings === 'string' ? listings.split('\n') : [];
  const found = new Set(named.length === 0 ? rows : []);
  for (const asked of named) {
    const id = await findListing(library, asked);
    const row = rows.find((each) => each.id === id);
    if (row === undefined) throw new AppError('listing.not-found', { id: asked });
    found.add(row);
  }
  const byHousehold = new Intl.Collator('vi');
  return [...found].toSorted(
    (a, b) =>
      byHousehold.compare(a.householdName, b.householdName) ||
      byHousehold.compare(a.householdId, b.householdId),
  );
}
