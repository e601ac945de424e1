import { hash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import {
  fillPlaceOf,
  fitToWorkbook,
  openColumns,
  undecidedColumns,
  type WorkbookChoices,
} from '../../shared/marketplace/fit-workbook.ts';
import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import {
  openWorkbook,
  recogniseWorkbook,
  type OpenedWorkbook,
  type RecognisedWorkbook,
  type WorkbookColumn,
} from '../../shared/table/recognise-workbook.ts';
import type { WorkbookCategory } from '../../shared/table/workbook-facts.ts';
import { MOST_WORKBOOK_BYTES } from '../../shared/table/xlsx-package.ts';
import type { FormRepository } from '../forms/form-repository.ts';
import type { ServiceContext } from '../library/service-context.ts';
import { localDay } from '../listings/local-day.ts';
import type { MarketplacesService } from '../marketplaces/marketplaces-service.ts';
import type { FittedWorkbook } from './fitted-workbook.ts';
import type { WorkbookChoiceRepository } from './workbook-choice-repository.ts';

/** A workbook that was taken in, as a person is shown it. */
export interface TakenWorkbook {
  readonly token: string;
  readonly fileName: string;
  readonly marketplaceId: string;
  readonly recognised: RecognisedWorkbook;
  /** Columns that want a word from a person. */
  readonly open: readonly WorkbookColumn[];
  /** What was said about this template before. */
  readonly choices: WorkbookChoices;
}

/** Shops' workbooks while the library is open: read once, kept as they came, never written to. */
export interface WorkbookShelf {
  /**
   * Reads a file. @throws AppError 'workbook.not-recognised' | 'workbook.other-marketplace' and what openXlsx throws.
   */
  take(path: string, marketplaceId: string): Promise<TakenWorkbook>;
  /**
   * The empty workbook the library keeps for a learned form, ready to be filled; null where it keeps none. It takes no
   * place on the shelf: those a person gave stay. @throws AppError 'workbook.not-recognised'.
   */
  fitKept(marketplaceId: string): FittedWorkbook | null;
  /** @throws AppError 'workbook.not-there'. */
  get(token: string): TakenWorkbook;
  /** The marketplace's own categories as the workbook lists them. @throws AppError 'workbook.not-there'. */
  categories(token: string): readonly WorkbookCategory[];
  /**
   * The workbook ready to be filled. `choices` are the whole of what is chosen now, and are remembered as that.
   * @throws AppError 'workbook.not-there' | 'workbook.unit-unknown' | 'export.workbook-columns'.
   */
  fit(token: string, choices: WorkbookChoices): FittedWorkbook;
}

export interface WorkbookShelfParts {
  readonly context: Pick<ServiceContext, 'journal' | 'newId' | 'now'>;
  readonly marketplaces: Pick<MarketplacesService, 'byId' | 'list'>;
  readonly repository: WorkbookChoiceRepository;
  /** Empty workbooks of learned forms, which nobody has to give again. */
  readonly templates: Pick<FormRepository, 'template' | 'find'>;
}

/** One per marketplace and a few tries. The oldest goes first. */
const MOST_KEPT = 6;

interface Kept {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly marketplaceId: string;
  readonly recognised: RecognisedWorkbook;
}

export function createWorkbookShelf(parts: WorkbookShelfParts): WorkbookShelf {
  const { context, marketplaces, repository } = parts;
  const kept = new Map<string, Kept>();

  function found(token: string): Kept {
    const one = kept.get(token);
    if (one === undefined) throw new AppError('workbook.not-there', {});
    return one;
  }

  function describe(token: string, one: Kept): TakenWorkbook {
    const { profile } = marketplaces.byId(one.marketplaceId);
    return {
      token,
      fileName: one.fileName,
      marketplaceId: one.marketplaceId,
      recognised: one.recognised,
      open: openColumns(profile, one.recognised),
      choices: remembered(one)?.choices ?? {},
    };
  }

  function remembered(one: Kept): ReturnType<WorkbookChoiceRepository['find']> {
    return repository.find(one.marketplaceId, signatureOf(one.recognised));
  }

  function remember(one: Kept, choices: WorkbookChoices, marketplace: string): void {
    const known = remembered(one);
    const text = JSON.stringify(choices);
    if (JSON.stringify(known?.choices ?? {}) === text) return;
    const chosenAt = context.now().toISOString();
    context.journal.batch({ key: 'workbook-columns-chosen', params: { marketplace } }, (write) => {
      if (known !== null) {
        write.update('workbook_choice', known.id, { choices: text, chosen_at: chosenAt });
        return;
      }
      write.insert('workbook_choice', {
        id: context.newId(),
        marketplace_id: one.marketplaceId,
        signature: signatureOf(one.recognised),
        choices: text,
        chosen_at: chosenAt,
      });
    });
  }

  function recogniseOne(bytes: Uint8Array, fileName: string, marketplaceId: string): Kept {
    const view = marketplaces.byId(marketplaceId);
    const recognised = recogniseFor(openWorkbook(bytes), view, marketplaces.list());
    return { bytes, fileName, marketplaceId, recognised };
  }

  function put(bytes: Uint8Array, fileName: string, marketplaceId: string): TakenWorkbook {
    const token = context.newId();
    const one = recogniseOne(bytes, fileName, marketplaceId);
    kept.set(token, one);
    const oldest = kept.keys().next().value;
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return describe(token, one);
  }

  function fitOne(one: Kept, choices: WorkbookChoices): FittedWorkbook {
    const view = marketplaces.byId(one.marketplaceId);
    const { file, name } = view.profile;
    if (one.recognised.weightUnit === null && file.kind === 'workbook') {
      throw new AppError('workbook.unit-unknown', { column: file.weight.column });
    }
    const all = sorted(choices);
    const undecided = undecidedColumns(view.profile, one.recognised, all);
    if (undecided.length > 0) {
      throw new AppError('export.workbook-columns', {
        marketplace: name,
        columns: undecided.map(({ key, label }) => label || key).join(', '),
      });
    }
    remember(one, all, name);
    const fitted = fitToWorkbook(view, one.recognised, all, localDay(context.now()));
    return {
      bytes: one.bytes,
      place: fillPlaceOf(fitted.profile, one.recognised),
      recognised: one.recognised,
      view: fitted,
    };
  }

  return {
    take: async (path, marketplaceId) => put(await readOnce(path), basename(path), marketplaceId),
    fitKept(marketplaceId) {
      const bytes = parts.templates.template(marketplaceId);
      const form = parts.templates.find(marketplaceId)?.form;
      if (bytes === null || form === undefined) return null;
      return fitOne(recogniseOne(bytes, form.sample.fileName, marketplaceId), {});
    },
    get: (token) => describe(token, found(token)),
    categories: (token) => found(token).recognised.categories,
    fit: (token, choices) => fitOne(found(token), choices),
  };
}

async function readOnce(path: string): Promise<Uint8Array> {
  const info = await stat(path).catch(() => null);
  if (info === null || !info.isFile()) throw new AppError('workbook.not-a-workbook', {});
  if (info.size > MOST_WORKBOOK_BYTES) {
    throw new AppError('workbook.too-large', { most: MOST_WORKBOOK_BYTES / (1024 * 1024) });
  }
  return new Uint8Array(await readFile(path));
}

function recogniseFor(
  workbook: OpenedWorkbook,
  asked: ProfileView,
  all: readonly ProfileView[],
): RecognisedWorkbook {
  const read = (view: ProfileView) =>
    view.profile.file.kind === 'workbook' ? recogniseWorkbook(workbook, view.profile.file) : null;
  const own = read(asked);
  if (own !== null && 'sheetPath' in own) return own;
  const other = all.find((view) => {
    const seen = view.profile.id === asked.profile.id ? null : read(view);
    return seen !== null && 'sheetPath' in seen;
  });
  if (other !== undefined) {
    throw new AppError('workbook.other-marketplace', {
      marketplace: asked.profile.name,
      found: other.profile.name,
    });
  }
  const missing = own?.missingKeys ?? [];
  throw new AppError('workbook.not-recognised', {
    marketplace: asked.profile.name,
    sheets: shortList(own?.sheets ?? workbook.opened.sheets.map((sheet) => sheet.name)),
    missing: missing.length > 0 ? shortList(missing) : shortList([own?.signature ?? '']),
  });
}

const MOST_NAMED = 5;

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).map((name) => (name === '' ? '–' : name.slice(0, 60)));
  return names.length > MOST_NAMED ? `${shown.join(', ')}, …` : shown.join(', ');
}

function signatureOf(recognised: RecognisedWorkbook): string {
  return hash('sha256', recognised.signature);
}

/** In one order, so that the same choices are the same text. */
function sorted(choices: WorkbookChoices): WorkbookChoices {
  return Object.fromEntries(
    Object.entries(choices).toSorted(([left], [right]) => (left < right ? -1 : 1)),
  );
}
