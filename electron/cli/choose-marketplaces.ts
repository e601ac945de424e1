import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError, isAppError } from '../../shared/errors.ts';
import { workbookChoicesSchema } from '../../shared/marketplace/fit-workbook.ts';
import { needsWorkbook } from '../../shared/marketplace/needs-workbook.ts';
import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import type { RequestedWorkbook } from '../exports/export-order.ts';
import type { PictureSource } from '../exports/prepare-bundle.ts';
import type { TakenWorkbook } from '../exports/workbook-shelf.ts';
import type { Library } from '../library/open-library.ts';
import type { CliIo } from './command.ts';
import { findMarketplaces } from './find-records.ts';
import { readJsonFile } from './read-json-file.ts';
import { UsageError } from './usage-error.ts';

/** One thing that somebody would have to give for a marketplace that "all" leaves out. */
export interface LeftOutMarketplace {
  readonly id: string;
  readonly name: string;
  readonly lacks: 'answer' | 'pictures' | 'workbook' | 'workbook-columns';
  /** Which answer or columns; '' where there is only one thing to give. */
  readonly what: string;
}

export interface ChosenMarketplaces {
  /** Marketplaces that can be packed for, each as its workbook has it. */
  readonly views: readonly ProfileView[];
  readonly workbooks: readonly RequestedWorkbook[];
  readonly leftOut: readonly LeftOutMarketplace[];
}

export interface GivenOptions {
  /** "all" leaves out and names what cannot be made; a marketplace asked for by name must have what it needs. */
  readonly isAll: boolean;
  readonly answers: Readonly<Record<string, string>>;
  readonly pictures: PictureSource | null;
  readonly workbook: string | boolean | undefined;
  readonly workbookChoices: string | boolean | undefined;
  readonly io: CliIo;
}

/**
 * The marketplaces an export is for. The shop's workbook goes to the one of them that it belongs to.
 * @throws AppError 'marketplace.unknown' | 'export.workbook-needed' and what WorkbookShelf throws; UsageError for the
 * choices and for a workbook that nobody takes.
 */
export async function chooseMarketplaces(
  library: Library,
  asked: string,
  given: Omit<GivenOptions, 'isAll'>,
): Promise<ChosenMarketplaces> {
  const options = { ...given, isAll: asked === 'all' };
  const { views, leftOut } = withWhatIsGiven(findMarketplaces(library, asked), options);
  const filled = await withWorkbook(library, views, options);
  return { ...filled, leftOut: [...leftOut, ...filled.leftOut] };
}

/** The marketplaces that need no workbook, and the others as left out. */
export function withoutOwnWorkbook(views: readonly ProfileView[]): ChosenMarketplaces {
  return {
    views: views.filter(({ profile }) => !needsWorkbook(profile)),
    workbooks: [],
    leftOut: views
      .filter(({ profile }) => needsWorkbook(profile))
      .map((view) => lacking(view, 'workbook')),
  };
}

function withWhatIsGiven(
  all: readonly ProfileView[],
  given: GivenOptions,
): Pick<ChosenMarketplaces, 'views' | 'leftOut'> {
  if (!given.isAll) return { views: all, leftOut: [] };
  const views: ProfileView[] = [];
  const leftOut: LeftOutMarketplace[] = [];
  for (const view of all) {
    const lacks = lacksOf(view, given);
    // Told together, so that the second try is the last one.
    if (lacks.length > 0 && needsWorkbook(view.profile) && typeof given.workbook !== 'string') {
      lacks.push(lacking(view, 'workbook'));
    }
    leftOut.push(...lacks);
    if (lacks.length === 0) views.push(view);
  }
  return { views, leftOut };
}

function lacksOf(view: ProfileView, { answers, pictures }: GivenOptions): LeftOutMarketplace[] {
  const { asks, pictures: format } = view.profile;
  const missing = asks.filter((ask) => ask.required && !(ask.id in answers));
  const lacks = missing.map(({ id }) => lacking(view, 'answer', `--answer ${id}=…`));
  if (pictures === null && format.reference === 'base-url') lacks.push(lacking(view, 'pictures'));
  return lacks;
}

async function withWorkbook(
  library: Library,
  views: readonly ProfileView[],
  given: GivenOptions,
): Promise<ChosenMarketplaces> {
  const [first, ...others] = views.filter(fillsWorkbook);
  if (typeof given.workbook !== 'string') {
    const needing = views.find(({ profile }) => needsWorkbook(profile));
    if (needing === undefined || given.isAll) return withoutOwnWorkbook(views);
    throw new AppError('export.workbook-needed', { marketplace: needing.profile.name });
  }
  // A file that is passed over in silence would be missed only in the shop.
  if (first === undefined) throw new UsageError('workbookNotTaken', { file: given.workbook });
  const { workbooks: shelf } = library.services;
  const path = resolve(given.io.currentFolder, given.workbook);
  const taken = await shelf.take(path, first.profile.id).catch(async (error: unknown) => {
    for (const { profile } of others) {
      const other = await shelf.take(path, profile.id).catch(() => null);
      if (other !== null) return other;
    }
    throw error;
  });
  const isItsOwn = ({ profile }: ProfileView) => profile.id === taken.marketplaceId;
  const rest = withoutOwnWorkbook(views.filter((view) => !isItsOwn(view)));
  // Only what is new has to be said again.
  const choices = { ...taken.choices, ...(await readChoices(given)) };
  const fitted = fitOrLeaveOut(library, taken, choices, given.isAll);
  if (!('view' in fitted)) return { ...rest, leftOut: [...rest.leftOut, fitted] };
  const { marketplaceId, token } = taken;
  return {
    views: views.flatMap((view) =>
      isItsOwn(view) ? [fitted.view] : needsWorkbook(view.profile) ? [] : [view],
    ),
    workbooks: [{ marketplaceId, workbookToken: token, choices }],
    leftOut: rest.leftOut,
  };
}

/** @throws what WorkbookShelf.fit throws, but among "all" undecided columns leave out that marketplace alone. */
function fitOrLeaveOut(
  { services }: Library,
  { token, marketplaceId }: TakenWorkbook,
  choices: RequestedWorkbook['choices'],
  isAll: boolean,
): { readonly view: ProfileView } | LeftOutMarketplace {
  try {
    return services.workbooks.fit(token, choices);
  } catch (error) {
    if (!isAll || !isAppError(error) || error.code !== 'export.workbook-columns') throw error;
    const { columns } = error.params as { columns: string };
    return lacking(services.marketplaces.byId(marketplaceId), 'workbook-columns', columns);
  }
}

function lacking(
  { profile }: ProfileView,
  lacks: LeftOutMarketplace['lacks'],
  what = '',
): LeftOutMarketplace {
  return { id: profile.id, name: profile.name, lacks, what };
}

function fillsWorkbook(view: ProfileView): boolean {
  return view.profile.file.kind === 'workbook';
}

async function readChoices({
  workbookChoices,
  io,
}: GivenOptions): Promise<RequestedWorkbook['choices']> {
  if (typeof workbookChoices !== 'string') return {};
  const parsed = workbookChoicesSchema.safeParse(await readJsonFile(workbookChoices, io));
  if (parsed.success) return parsed.data;
  throw new UsageError('badField', {
    field: '--workbook-choices',
    detail: z.prettifyError(parsed.error),
  });
}
