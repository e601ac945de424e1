import type { ListingId } from '../../../shared/domain/ids.ts';
import type { ProposedFixes } from '../../../shared/ipc/contract-editing.ts';
import type { Fix } from '../../../shared/marketplace/violation.ts';
import { callLibrary } from '../call-library.ts';
import { fillWords } from '../cli-words.ts';
import { optionKinds, type Command, type Invocation, type JsonValue } from '../command.ts';
import { allListings, findHousehold, findMarketplaces } from '../find-records.ts';
import { UsageError } from '../usage-error.ts';
import type { Library } from '../../library/open-library.ts';

export const fixCommand: Command = {
  name: 'fix',
  options: {
    marketplace: optionKinds.text,
    household: optionKinds.text,
    'dry-run': optionKinds.flag,
  },
  positionals: [],
  run: async (invocation) => {
    const { values, words } = invocation;
    const asked = values['marketplace'];
    if (typeof asked !== 'string')
      throw new UsageError('missingOption', { option: '--marketplace' });
    const isDry = values['dry-run'] === true;
    const library = await invocation.openLibrary();
    const views = findMarketplaces(library, asked);
    const ids = await chosenListings(library, invocation);
    if (ids.length === 0) return nothing(isDry, words.text.nothingToFix);
    const input = { ids, marketplaceIds: views.map(({ profile }) => profile.id) };
    const { listings } = await callLibrary(library, 'listings:preview-fixes', input);
    if (listings.length === 0) return nothing(isDry, words.text.nothingToFix);
    const changes = listings.reduce((sum, one) => sum + one.changes.length, 0);
    const applied = isDry ? null : await callLibrary(library, 'listings:apply-fixes', input);
    const said = isDry ? words.text.wouldFix : words.text.fixed;
    return {
      ok: true,
      json: {
        dryRun: isDry,
        changes,
        batchId: applied?.batchId ?? null,
        listings: listings.map(listingJson),
      },
      lines: [
        ...listings.flatMap(listingLines),
        fillWords(said, { changes, listings: listings.length }),
      ],
    };
  },
};

function nothing(isDry: boolean, line: string) {
  return {
    ok: true,
    json: { dryRun: isDry, changes: 0, batchId: null, listings: [] },
    lines: [line],
  };
}

async function chosenListings(library: Library, { values }: Invocation): Promise<ListingId[]> {
  const asked = values['household'];
  const householdId = typeof asked === 'string' ? await findHousehold(library, asked) : null;
  return (await allListings(library, { query: '', householdId })).map(({ id }) => id);
}

function listingJson({ id, name, changes }: ProposedFixes): JsonValue {
  return {
    id,
    name,
    changes: changes.map(({ field, before, after, onlyAt }) => ({
      field,
      onlyAt: onlyAt ?? null,
      before,
      after,
    })),
  };
}

function listingLines({ name, changes }: ProposedFixes): string[] {
  return [
    `  ${name === '' ? '—' : name}`,
    ...changes.flatMap((fix) => [
      `    ${fix.onlyAt === undefined ? fix.field : `${fix.field} (${fix.onlyAt})`}`,
      `      − ${oneLine(fix.before)}`,
      `      + ${oneLine(fix.after)}`,
    ]),
  ];
}

function oneLine(value: Fix['before']): string {
  return (Array.isArray(value) ? value.join(' ') : String(value ?? '')).replaceAll(/\s+/gu, ' ');
}
