import { resolve } from 'node:path';
import { AppError, isAppError } from '../../../shared/errors.ts';
import { mayExport } from '../../../shared/domain/household.ts';
import { consentIdOf, type ProfileView } from '../../../shared/marketplace/profile-schema.ts';
import { isBlocking } from '../../../shared/marketplace/violation.ts';
import type { PictureSource } from '../../exports/prepare-bundle.ts';
import type { ExportOutcome } from '../../exports/run-export.ts';
import type { Library } from '../../library/open-library.ts';
import { askedDay } from '../asked-day.ts';
import { fillWords } from '../cli-words.ts';
import { optionKinds, type Command, type CommandResult, type Invocation } from '../command.ts';
import { chooseMarketplaces, type ChosenMarketplaces } from '../choose-marketplaces.ts';
import { allHouseholds, findHousehold } from '../find-records.ts';
import { pictureOptions, readPictureOptions } from '../read-picture-options.ts';
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
    ...pictureOptions,
    'upload-day': optionKinds.text,
    answer: optionKinds.texts,
    workbook: optionKinds.text,
    'workbook-choices': optionKinds.text,
  },
  positionals: [],
  run: async (invocation) => {
    const { values, io } = invocation;
    const asked = required(values, 'marketplace');
    const out = resolve(io.currentFolder, required(values, 'out'));
    if (values['household'] === undefined && values['all'] !== true)
      throw new UsageError('householdOrAll');
    const format = readFormat(values['format']);
    const uploadDay = askedDay(values['upload-day'], '--upload-day');
    const pictures = await readPictureOptions(values, io);
    const library = await invocation.openLibrary();
    const answers = readAnswers(values['answer']);
    const chosen = await chooseMarketplaces(library, asked, {
      answers,
      pictures,
      workbook: values['workbook'],
      workbookChoices: values['workbook-choices'],
      io,
    });
    return await exportCells(library, invocation, {
      ...(await chooseCells(library, chosen.views, values['household'])),
      ...chosen,
      out,
      format,
      uploadDay,
      pictures,
      answers,
    });
  },
};

interface Cell {
  readonly householdId: string;
  readonly householdName: string;
  readonly marketplaceId: string;
}

export interface ExportCells extends ChosenMarketplaces {
  readonly cells: readonly Cell[];
  /** Households left out, or left out of some marketplaces, because they have not agreed. */
  readonly withoutConsent: readonly string[];
  readonly out: string;
  readonly format: 'zip' | 'folder';
  /** YYYY-MM-DD; today where absent. */
  readonly uploadDay?: string;
  readonly pictures: PictureSource | null;
  readonly answers?: Readonly<Record<string, string>>;
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
    const consents = households.consents(id);
    const refused = views.filter((view) => !mayExport(consents, consentIdOf(view.profile)));
    // Where nothing is agreed the export itself says so; some of many are left out by name.
    const agreed =
      refused.length === views.length ? views : views.filter((view) => !refused.includes(view));
    return {
      cells: agreed.map((view) => toCell(id, name, view)),
      withoutConsent: agreed === views ? [] : [`${name} (${namesOf(refused)})`],
    };
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
    else if (refused.length > 0) withoutConsent.push(`${name} (${namesOf(refused)})`);
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
      {
        items: order.cells,
        format: order.format,
        uploadDay: order.uploadDay,
        pictures: order.pictures,
        answers: order.answers,
        workbooks: order.workbooks,
      },
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
    const hasReasons = order.leftOut.length > 0 || blockedListings(library, order).length > 0;
    if (!isNothing || !hasReasons) throw error;
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
  for (const { name, lacks, what } of order.leftOut) {
    lines.push(fillWords(words.text.marketplaceLeftOut[lacks], { name, what }));
  }
  const gaps = outcomes.filter(({ pictureGaps }) => pictureGaps.length > 0);
  for (const { householdName, marketplaceName, pictureGaps } of gaps) {
    const names = pictureGaps.join(', ');
    const facts = { household: householdName, marketplace: marketplaceName, names };
    lines.push(fillWords(words.text.pictureGaps, { count: pictureGaps.length, ...facts }));
  }
  if (blocked.length > 0) {
    lines.push(
      fillWords(words.text.leftOut, { count: blocked.length }),
      ...violationLines(blocked, words, language),
    );
  }
  return {
    ok: blocked.length === 0 && (bundles.length > 0 || order.leftOut.length === 0),
    json: {
      bundles: bundlesJson(bundles, order.out),
      withoutConsent: [...order.withoutConsent],
      leftOut: order.leftOut.map((one) => ({ ...one })),
      pictureGaps: gaps.map(({ item, pictureGaps }) => ({ ...item, missing: pictureGaps })),
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
    return checkHouseholds(library, households, view, order.uploadDay)
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

function namesOf(views: readonly ProfileView[]): string {
  return views.map((view) => view.profile.name).join(', ');
}

/** "page-base=https://…", one a line. */
function readAnswers(value: string | boolean | undefined): Record<string, string> {
  const lines = typeof value === 'string' ? value.split('\n') : [];
  return Object.fromEntries(
    lines.map((line) => {
      const [id = '', ...rest] = line.split('=');
      if (id === '' || rest.length === 0)
        throw new UsageError('badValue', {
          value: line,
          option: '--answer',
          choices: 'page-base=https://…',
        });
      return [id, rest.join('=')];
    }),
  );
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
