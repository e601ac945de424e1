import type { Input, Output } from '../../../shared/ipc/contract.ts';
import type { Library } from '../../library/open-library.ts';
import { callLibrary } from '../call-library.ts';
import { fillWords, type CliWords } from '../cli-words.ts';
import { optionKinds, type Command } from '../command.ts';
import { printTable } from '../print-table.ts';
import { UsageError } from '../usage-error.ts';

const PAGE_ROWS = 500;

/** Listings × marketplaces in use, nearly ready first. */
export const matrixCommand: Command = {
  name: 'matrix',
  options: { marketplace: optionKinds.text, unfinished: optionKinds.flag },
  positionals: [],
  run: async ({ openLibrary, words, values }) => {
    const library = await openLibrary();
    const asked = values['marketplace'];
    const inUse = library.services.marketplaces.inUse().map(({ profile }) => profile);
    // Only those in use are counted.
    const profiles = inUse.filter(({ id }) => asked === undefined || id === asked);
    if (profiles.length === 0) {
      const choices = inUse.map(({ id }) => id).join(', ');
      throw new UsageError('badValue', { value: `${asked}`, option: '--marketplace', choices });
    }
    await library.services.listingMatrix.ensureCounted();
    const rows = await everyRow(library, {
      query: '',
      householdId: null,
      of: asked === undefined ? null : (profiles[0]?.id ?? null),
      filter: values['unfinished'] === true ? 'unfinished' : 'all',
      sort: 'problems',
      descending: false,
    });
    return {
      ok: true,
      json: {
        marketplaces: profiles.map(({ id, name }) => ({ id, name })),
        listings: rows.map((row) => ({
          id: row.id,
          sku: row.sku,
          name: row.name,
          household: row.householdName,
          checks: Object.fromEntries(
            row.checks
              .filter(({ marketplaceId }) => profiles.some(({ id }) => id === marketplaceId))
              .map(({ marketplaceId, errors, warnings, fixable }) => [
                marketplaceId,
                { errors, warnings, fixable },
              ]),
          ),
        })),
      },
      lines:
        rows.length === 0
          ? [words.text.none]
          : printTable(
              [
                words.column.sku,
                words.column.name,
                words.column.household,
                ...profiles.map(({ name }) => name),
              ],
              rows.map((row) => [
                row.sku,
                row.name,
                row.householdName,
                ...profiles.map(({ id }) => stateOf(row, id, words)),
              ]),
            ),
    };
  },
};

type MatrixRow = Output<'listings:matrix'>['rows'][number];

async function everyRow(
  library: Library,
  view: Omit<Input<'listings:matrix'>, 'offset' | 'limit'>,
): Promise<MatrixRow[]> {
  const rows: MatrixRow[] = [];
  for (let total = 1; rows.length < total;) {
    const page = await callLibrary(library, 'listings:matrix', {
      ...view,
      offset: rows.length,
      limit: PAGE_ROWS,
    });
    if (page.rows.length === 0) break;
    rows.push(...page.rows);
    total = page.total;
  }
  return rows;
}

function stateOf(row: MatrixRow, marketplaceId: string, words: CliWords): string {
  const check = row.checks.find((one) => one.marketplaceId === marketplaceId);
  if (check === undefined) return '';
  const { ready, errors, warnings } = words.value;
  if (check.errors > 0) return fillWords(errors, { count: check.errors });
  return check.warnings > 0 ? fillWords(warnings, { count: check.warnings }) : ready;
}
