import { resolve } from 'node:path';
import { AppError, isAppError } from '../../../shared/errors.ts';
import { mayExport } from '../../../shared/domain/household.ts';
import { consentIdOf, type ProfileView } from '../../../shared/marketplace/profile-schema.ts';
import { isBlocking } from '../../../shared/marketplace/violation.ts';
import type { ExportOutcome } from '../../exports/run-export.ts';
import type { Library } from '../../library/open-library.ts';
import { fillWords } from '../cli-words.ts';
import { optionKinds, type Command, type CommandResult, type Invocation } from '../command.ts';
import { allHouseholds, findHousehold, findMarketplaces } from '../find-records.ts';
import { bundleTable, bundlesJson } from '../show-bundles.ts';
import { violationLines, violationsJson, type ListedViolations } from '../show-violations.ts';
import { UsageError } from '../usage-error.ts';
import { checkHouseholds } from './check-command.ts';

export const exportCommand: Command = {
  name: 'export',
  options: {
    marketplace: optionKinds.text,
    household: optionKinds.text,
    all: optionKinds.flag,
    out: optionKinds.text,
    format: optionKinds.text,
    'picture-base': optionKinds.text,
  },
  positionals: [],
  run: async (invocation) => {
    const { values, io } = invocation;
    const asked = required(values, 'marketplace');
    const out = resolve(io.currentFolder, required(values, 'out'));
    if (values['household'] === undefined && values['all'] !== true)
      throw new UsageError('householdOrAll');
    const format = readFormat(values['format']);
    const library = await invocation.openLibrary();
    const views = findMarketplaces(library, asked);
    const chosen = await chooseCells(library, views, values['household']);
    return await exportCells(library, invocation, {
      ...chosen,
      views,
      out,
      format,
      pictureBase: String(values['picture-base'] ?? ''),
    });
  },
};

interface Cell {
  readonly householdId: string;
  readonly householdName: string;
  readonly marketplaceId: string;
}

export interface ExportCells {
  readonly cells: readonly Cell[];
  /** Households left out of --all because they have not agreed. */
  readonly withoutConsent: readonly string[];
  readonly views: readonly ProfileView[];
  readonly out: string;
  readonly format: 'zip' | 'folder';
  readonly pictureBase: string;
}

/** One household as asked, or all that agreed and have something to sell. */
export async function chooseCells(
  library: Library,
  views: readonly ProfileView[],
  household: string | boolean | undefined,
): Promise<Pick<ExportCells, 'cells' | 'withoutConsent'>> {
  const { households } = library.services;
  if (typeof household === 'string') {
    const id = await findHousehold(library, household);
    const { name } = households.get(id);
    return { cells: views.map((view) => toCell(id, name, view)), withoutConsent: [] };
  }
  const cells: Cell[] = [];
  const withoutConsent: string[] = [];
  for (const { id, name, listingCount } of await allHouseholds(library, '')) {
    if (listingCount === 0) continue;
    const consents = households.consents(id);
    const refused = views.filter((view) => !mayExport(consents, consentIdOf(view.profile)));
    cells.push(
      ...views.filter((view) => !refused.includes(view)).map((view) => toCell(id, name, view)),
    );
    if (refused.length === views.length) withoutConsent.push(name);
    else if (refused.length > 0)
      withoutConsent.push(`${name} (${refused.map((view) => view.profile.name).join(', ')})`);
  }
  return { cells, withoutConsent };
}

export async function exportCells(
  library: Library,
  invocation: Pick<Invocation, 'io' | 'words' | 'language' | 'progress'>,
  order: ExportCells,
): Promise<CommandResult> {
  const { words, language, progress, io } = invocation;
  const { exports } = library.services;
  exports.setDestination(order.out);
  let outcomes: ExportOutcome[] = [];
  try {
    if (order.cells.length === 0) throw nothingToExport();
    outcomes = await exports.exportNow(
      { items: order.cells, format: order.format, pictureBase: order.pictureBase },
      {
        signal: io.signal,
        progress: (step, params, done, of) =>
          progress(
            fillWords(step === 'packing' ? words.text.packing : words.text.checking, {
              ...params,
              done,
              of,
            }),
          ),
      },
    );
  } catch (error) {
    // All of it broken is an answer like some of it broken: the list says why.
    const isNothing = isAppError(error) && error.code === 'export.nothing-to-export';
    if (!isNothing || blockedListings(library, order).length === 0) throw error;
  }
  const blocked = blockedListings(library, order);
  const bundles = outcomes.flatMap(({ bundle }) => bundle ?? []);
  const lines =
    bundles.length === 0
      ? []
      : [
          ...bundleTable(bundles, words),
          fillWords(words.text.exported, { count: bundles.length, folder: order.out }),
        ];
  if (order.withoutConsent.length > 0) {
    const names = order.withoutConsent.join(', ');
    lines.push(fillWords(words.text.withoutConsent, { count: order.withoutConsent.length, names }));
  }
  if (blocked.length > 0) {
    lines.push(
      fillWords(words.text.leftOut, { count: blocked.length }),
      ...violationLines(blocked, words, language),
    );
  }
  return {
    ok: blocked.length === 0,
    json: {
      bundles: bundlesJson(bundles, order.out),
      withoutConsent: [...order.withoutConsent],
      violations: violationsJson(blocked, language),
    },
    lines,
  };
}

function nothingToExport(): Error {
  return new AppError('export.nothing-to-export', {});
}

function blockedListings(library: Library, order: ExportCells): ListedViolations[] {
  return order.views.flatMap((view) => {
    const cells = order.cells.filter((cell) => cell.marketplaceId === view.profile.id);
    const households = cells.map((cell) => ({ id: cell.householdId, name: cell.householdName }));
    return checkHouseholds(library, households, view)
      .map((one) => ({ ...one, violations: one.violations.filter(isBlocking) }))
      .filter((one) => one.violations.length > 0);
  });
}

function toCell(householdId: string, householdName: string, view: ProfileView): Cell {
  return { householdId, householdName, marketplaceId: view.profile.id };
}

function required(values: Invocation['values'], name: string): string {
  const value = values[name];
  if (typeof value !== 'string' || value === '')
    throw new UsageError('missingOption', { option: `--${name}` });
  return value;
}

function readFormat(value: string | boolean | undefined): 'zip' | 'folder' {
  if (value === undefined || value === 'zip') return 'zip';
  if (value === 'folder') return 'folder';
  throw new UsageError('badValue', {
    value: String(value),
    option: '--format',
    choices: 'zip, folder',
  });
}
