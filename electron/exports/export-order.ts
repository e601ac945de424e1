import { isUploadDay, uploadDaysFrom } from '../../shared/bundle/upload-day.ts';
import { mayExport } from '../../shared/domain/household.ts';
import { AppError } from '../../shared/errors.ts';
import type { WorkbookChoices } from '../../shared/marketplace/fit-workbook.ts';
import { consentIdOf } from '../../shared/marketplace/profile-schema.ts';
import { localDay } from '../listings/local-day.ts';
import { readAnswers, type Answers } from './answers.ts';
import { householdWithConsents } from './export-source.ts';
import type { FittedWorkbook } from './fitted-workbook.ts';
import { normalizePictureBase } from './picture-base.ts';
import type { ExportItem, PictureSource, PrepareParts } from './prepare-bundle.ts';
import type { ExportOrder } from './run-export.ts';
import type { WorkbookShelf } from './workbook-shelf.ts';

/** What a person asks for; the rest is checked and filled in. */
export interface ExportRequest {
  readonly items: readonly ExportItem[];
  readonly format: 'zip' | 'folder';
  /** A base as typed; null when nothing was chosen, which suits where no marketplace takes addresses. */
  readonly pictures: PictureSource | null;
  /** YYYY-MM-DD on which the files will be uploaded: papers and rules are judged for it. Today where absent. */
  readonly uploadDay?: string | undefined;
  /** As typed, by id of what the profiles ask. */
  readonly answers?: Answers | undefined;
  /** For the marketplaces that want the shop's own workbook: see WorkbookShelf. */
  readonly workbooks?: readonly RequestedWorkbook[] | undefined;
}

export interface RequestedWorkbook {
  readonly marketplaceId: string;
  readonly workbookToken: string;
  readonly choices: WorkbookChoices;
}

export interface ExportOrderParts extends PrepareParts {
  readonly workbooks: WorkbookShelf;
  readonly language: () => 'vi' | 'en';
}

/**
 * What was asked for, checked as far as it can be before anything is packed.
 * @throws AppError 'export.upload-day' | 'export.picture-base-needed' | 'export.answer-needed' | 'export.answer-invalid' |
 * 'export.workbook-needed' | 'workbook.not-there' | 'household.no-consent' | 'marketplace.unknown'.
 */
export function toOrder(
  parts: ExportOrderParts,
  request: ExportRequest,
  destinationFolder: string,
): ExportOrder {
  const profiles = request.items.map((item) => parts.marketplaces.byId(item.marketplaceId).profile);
  const needing = profiles.find((profile) => profile.pictures.reference === 'base-url');
  const { pictures } = request;
  const isBlank = pictures === null || (pictures.kind === 'base' && pictures.base.trim() === '');
  if (needing && isBlank) {
    throw new AppError('export.picture-base-needed', { marketplace: needing.name });
  }
  const answers = readAnswers(profiles, request.answers ?? {}, parts.language());
  for (const item of request.items) requireConsent(parts, item);
  return {
    items: request.items,
    format: request.format,
    pictures: needing === undefined || isBlank ? { kind: 'none' } : checkedSource(pictures),
    answers,
    destinationFolder,
    uploadDay: readUploadDay(request.uploadDay, parts.context.now()),
    workbooks: fitWorkbooks(parts, request),
  };
}

/** @throws AppError 'export.upload-day': in the past, or further ahead than rules are known. */
export function readUploadDay(asked: string | undefined, now: Date): string {
  const today = localDay(now);
  if (asked === undefined) return today;
  if (!isUploadDay(asked, today))
    throw new AppError('export.upload-day', { day: asked, ...uploadDaysFrom(today) });
  return asked;
}

/** What the job keeps of its order: a list may hold thousands of addresses, a workbook megabytes. */
export function orderInShort(order: ExportOrder): unknown {
  const { workbooks: _kept, pictures, ...input } = order;
  return { ...input, pictures: pictures.kind === 'list' ? { kind: 'list' } : pictures };
}

function checkedSource(source: PictureSource): PictureSource {
  return source.kind === 'base'
    ? { kind: 'base', base: normalizePictureBase(source.base) }
    : source;
}

/** Each marketplace that fills a workbook has been given its shop's. */
function fitWorkbooks(parts: ExportOrderParts, request: ExportRequest): ExportOrder['workbooks'] {
  const fitted = new Map<string, FittedWorkbook>();
  for (const id of new Set(request.items.map((item) => item.marketplaceId))) {
    const { profile } = parts.marketplaces.byId(id);
    if (profile.file.kind !== 'workbook') continue;
    const given = request.workbooks?.find((one) => one.marketplaceId === id);
    if (given === undefined) {
      const kept = parts.workbooks.fitKept(id);
      if (kept === null) {
        throw new AppError('export.workbook-needed', { marketplace: profile.name });
      }
      fitted.set(id, kept);
      continue;
    }
    if (parts.workbooks.get(given.workbookToken).marketplaceId !== id) {
      throw new AppError('workbook.not-there', {});
    }
    fitted.set(id, parts.workbooks.fit(given.workbookToken, given.choices));
  }
  return fitted;
}

function requireConsent(parts: PrepareParts, item: ExportItem): void {
  const view = parts.marketplaces.byId(item.marketplaceId);
  const { household, consents } = householdWithConsents(parts.source, item.householdId);
  if (mayExport(consents, consentIdOf(view.profile))) return;
  throw new AppError('household.no-consent', {
    name: household.name,
    marketplace: view.profile.name,
  });
}
