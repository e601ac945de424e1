import { checkListing } from '../../../shared/marketplace/check-listing.ts';
import type { ProfileView } from '../../../shared/marketplace/profile-schema.ts';
import { isBlocking } from '../../../shared/marketplace/violation.ts';
import type { Library } from '../../library/open-library.ts';
import { askedDay } from '../asked-day.ts';
import { fillWords, type CliWords } from '../cli-words.ts';
import { optionKinds, type Command, type CommandResult, type Invocation } from '../command.ts';
import { finishJob } from '../finish-job.ts';
import { allHouseholds, findHousehold, findMarketplaces } from '../find-records.ts';
import { violationLines, violationsJson, type ListedViolations } from '../show-violations.ts';
import { UsageError } from '../usage-error.ts';

export const checkCommand: Command = {
  name: 'check',
  options: {
    marketplace: optionKinds.text,
    household: optionKinds.text,
    all: optionKinds.flag,
    hints: optionKinds.flag,
    'upload-day': optionKinds.text,
    // Its name before exports asked for the same day.
    day: optionKinds.text,
  },
  positionals: [],
  run: async (invocation) => {
    const { values, words, language } = invocation;
    const asked = values['marketplace'];
    if (typeof asked !== 'string')
      throw new UsageError('missingOption', { option: '--marketplace' });
    if (values['all'] === true) return await checkAll(invocation, asked);
    const day = askedDay(values['upload-day'] ?? values['day'], '--upload-day');
    const library = await invocation.openLibrary();
    const views = findMarketplaces(library, asked);
    const households = await chosenHouseholds(library, invocation);
    const all: ListedViolations[] = [];
    const summaries: Summary[] = [];
    for (const view of views) {
      const listed = checkHouseholds(library, households, view, day);
      const blocked = listed.filter((one) => one.violations.some(isBlocking)).length;
      summaries.push({
        marketplace: view.profile.id,
        name: view.profile.name,
        ready: listed.length - blocked,
        blocked,
      });
      all.push(...listed.filter((one) => one.violations.length > 0));
    }
    const isClean = summaries.every((one) => one.blocked === 0);
    return {
      ok: isClean,
      json: { uploadDay: day, marketplaces: summaries, violations: violationsJson(all, language) },
      lines: [
        ...violationLines(values['hints'] === true ? all : withoutHints(all), words, language),
        ...summaryLines(summaries, words),
      ],
    };
  },
};

/** Counts alone, kept in the library as the window keeps them: a listing's own violations are asked for without --all. */
async function checkAll(
  { values, words, openLibrary, io, progress }: Invocation,
  asked: string,
): Promise<CommandResult> {
  const other = ['household', 'hints', 'upload-day', 'day'].find(
    (name) => values[name] !== undefined,
  );
  if (other !== undefined) throw new UsageError('oneOf', { choices: `--all, --${other}` });
  const library = await openLibrary();
  const { checkAll: whole, marketplaces } = library.services;
  const inUse = marketplaces.inUse().map(({ profile }) => profile);
  const profiles = inUse.filter(({ id }) => asked === 'all' || id === asked);
  if (profiles.length === 0) {
    const choices = ['all', ...inUse.map(({ id }) => id)].join(', ');
    throw new UsageError('badValue', { value: asked, option: '--marketplace', choices });
  }
  const job = await finishJob(library, whole.start(), io.signal, ({ done, total }) =>
    progress(fillWords(words.text.checkingAll, { done, total })),
  );
  const counts = whole.summary();
  const summaries = profiles.map(({ id, name }) => {
    const { ready = 0, blocked = 0 } = counts.find((one) => one.marketplaceId === id) ?? {};
    return { marketplace: id, name, ready, blocked };
  });
  return {
    ok: summaries.every(({ blocked }) => blocked === 0),
    json: { checked: job.result?.['checked'] ?? 0, marketplaces: summaries },
    lines: summaryLines(summaries, words),
  };
}

type Summary = Readonly<{ marketplace: string; name: string; ready: number; blocked: number }>;

function summaryLines(summaries: readonly Summary[], words: CliWords): string[] {
  return summaries.map(({ name, ready, blocked }) =>
    blocked === 0
      ? fillWords(words.text.checkClean, { marketplace: name, count: ready })
      : fillWords(words.text.checkSummary, { marketplace: name, ready, blocked }),
  );
}

/** What only could be better drowns what will be refused. */
function withoutHints(listed: readonly ListedViolations[]): ListedViolations[] {
  return listed
    .map((one) => ({
      ...one,
      violations: one.violations.filter(({ severity }) => severity !== 'info'),
    }))
    .filter((one) => one.violations.length > 0);
}

async function chosenHouseholds(
  library: Library,
  { values }: Invocation,
): Promise<{ id: string; name: string }[]> {
  const asked = values['household'];
  if (typeof asked !== 'string') return await allHouseholds(library, '');
  const id = await findHousehold(library, asked);
  return [{ id, name: library.services.households.get(id).name }];
}

/** Every listing of the households with what the marketplace would say, also those it says nothing of. */
export function checkHouseholds(
  library: Library,
  households: readonly { readonly id: string; readonly name: string }[],
  view: ProfileView,
  today = askedDay(undefined),
): ListedViolations[] {
  return households.flatMap((household) =>
    library.services.listings.marketListingsOf(household.id).map((listing) => ({
      marketplaceId: view.profile.id,
      marketplaceName: view.profile.name,
      householdName: household.name,
      listing,
      violations: checkListing(listing, view, { today }),
    })),
  );
}
