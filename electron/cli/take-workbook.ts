import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { workbookChoicesSchema } from '../../shared/marketplace/fit-workbook.ts';
import { needsWorkbook } from '../../shared/marketplace/needs-workbook.ts';
import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import type { RequestedWorkbook } from '../exports/export-order.ts';
import type { Library } from '../library/open-library.ts';
import type { CliIo } from './command.ts';
import { readJsonFile } from './read-json-file.ts';
import { UsageError } from './usage-error.ts';

export interface WorkbookOrder {
  /** Marketplaces that can be packed for, each as its workbook has it. */
  readonly views: readonly ProfileView[];
  readonly workbooks: readonly RequestedWorkbook[];
  /** Names of those that would need a workbook of their own. */
  readonly withoutWorkbook: readonly string[];
}

interface Asked {
  readonly file: string | boolean | undefined;
  readonly choices: string | boolean | undefined;
  /** "all" leaves out what has no workbook; a marketplace asked for by name must have it. */
  readonly isAll: boolean;
  readonly io: CliIo;
}

/**
 * The shop's workbook goes to the one marketplace among the asked that it belongs to.
 * @throws AppError 'export.workbook-needed' and what WorkbookShelf throws; UsageError for the choices.
 */
export async function takeWorkbook(
  library: Library,
  views: readonly ProfileView[],
  asked: Asked,
): Promise<WorkbookOrder> {
  const order = withoutOwnWorkbook(views);
  if (typeof asked.file !== 'string') {
    const [needing] = order.withoutWorkbook;
    if (needing === undefined || asked.isAll) return order;
    throw new AppError('export.workbook-needed', { marketplace: needing });
  }
  const first = views.find(fillsWorkbook);
  if (first === undefined) return order;
  const path = resolve(asked.io.currentFolder, asked.file);
  const { workbooks: shelf } = library.services;
  const taken = await shelf.take(path, first.profile.id).catch(async (error: unknown) => {
    for (const view of views.filter(fillsWorkbook).slice(1)) {
      const other = await shelf.take(path, view.profile.id).catch(() => null);
      if (other !== null) return other;
    }
    throw error;
  });
  // Only what is new has to be said again.
  const choices = { ...taken.choices, ...(await readChoices(asked)) };
  const fitted = shelf.fit(taken.token, choices);
  const isOther = (view: ProfileView) => view.profile.id !== taken.marketplaceId;
  return {
    views: views
      .filter((view) => !needsWorkbook(view.profile) || !isOther(view))
      .map((view) => (isOther(view) ? view : fitted.view)),
    workbooks: [{ marketplaceId: taken.marketplaceId, workbookToken: taken.token, choices }],
    withoutWorkbook: views
      .filter((view) => needsWorkbook(view.profile) && isOther(view))
      .map((view) => view.profile.name),
  };
}

/** The marketplaces that need no workbook, and the names of the others. */
export function withoutOwnWorkbook(views: readonly ProfileView[]): WorkbookOrder {
  return {
    views: views.filter((view) => !needsWorkbook(view.profile)),
    workbooks: [],
    withoutWorkbook: views
      .filter((view) => needsWorkbook(view.profile))
      .map((view) => view.profile.name),
  };
}

function fillsWorkbook(view: ProfileView): boolean {
  return view.profile.file.kind === 'workbook';
}

async function readChoices({ choices, io }: Asked): Promise<RequestedWorkbook['choices']> {
  if (typeof choices !== 'string') return {};
  const parsed = workbookChoicesSchema.safeParse(await readJsonFile(choices, io));
  if (parsed.success) return parsed.data;
  throw new UsageError('badField', {
    field: '--workbook-choices',
    detail: z.prettifyError(parsed.error),
  });
}
