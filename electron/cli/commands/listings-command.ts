import type { Command } from '../command.ts';
import { optionKinds } from '../command.ts';
import { allListings, findHousehold } from '../find-records.ts';
import { printTable } from '../print-table.ts';
import { priceRange } from '../price-range.ts';

export const listingsCommand: Command = {
  name: 'listings',
  options: { query: optionKinds.text, household: optionKinds.text },
  positionals: [],
  run: async ({ openLibrary, values, words }) => {
    const library = await openLibrary();
    const asked = values['household'];
    const householdId = typeof asked === 'string' ? await findHousehold(library, asked) : null;
    const rows = await allListings(library, { query: String(values['query'] ?? ''), householdId });
    const { column } = words;
    const headers = [
      column.id,
      column.sku,
      column.name,
      column.household,
      column.price,
      column.stock,
      column.photos,
    ];
    const table = rows.map((row) => [
      row.id,
      row.sku,
      row.name,
      row.householdName,
      priceRange(row),
      row.stock ?? '',
      row.photoCount,
    ]);
    return {
      ok: true,
      json: {
        listings: rows.map(({ checks, ...row }) => ({
          ...row,
          checks: checks.map((check) => ({ ...check })),
        })),
      },
      lines: rows.length === 0 ? [words.text.none] : printTable(headers, table),
    };
  },
};
