import type { Command } from '../command.ts';
import { optionKinds } from '../command.ts';
import { allHouseholds } from '../find-records.ts';
import { printTable } from '../print-table.ts';

export const householdsCommand: Command = {
  name: 'households',
  options: { query: optionKinds.text },
  positionals: [],
  run: async ({ openLibrary, values, words }) => {
    const rows = await allHouseholds(await openLibrary(), String(values['query'] ?? ''));
    const { column, value } = words;
    const headers = [
      column.id,
      column.name,
      column.commune,
      column.phone,
      column.listings,
      column.consent,
    ];
    const table = rows.map((row) => [
      row.id,
      row.name,
      `${row.hamlet}, ${row.communeName}, ${row.provinceName}`,
      row.phoneMasked,
      row.listingCount,
      row.hasPublishConsent ? value.yes : value.no,
    ]);
    return {
      ok: true,
      json: { households: rows.map((row) => ({ ...row })) },
      lines: rows.length === 0 ? [words.text.none] : printTable(headers, table),
    };
  },
};
