import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import enProblems from '../../resources/help/bundle-problems.en.json' with { type: 'json' };
import viProblems from '../../resources/help/bundle-problems.vi.json' with { type: 'json' };
import type { Manifest } from '../../shared/bundle/manifest-schema.ts';
import {
  bundleIdSchema,
  householdIdSchema,
  marketplaceIdSchema,
  type JobId,
} from '../../shared/domain/ids.ts';
import { mayExport } from '../../shared/domain/household.ts';
import {
  changesSince as changesSinceSnapshot,
  snapshotOf,
  type ProductChange,
} from '../../shared/bundle/snapshot.ts';
import { AppError } from '../../shared/errors.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import type { WorkbookChoices } from '../../shared/marketplace/fit-workbook.ts';
import { consentIdOf } from '../../shared/marketplace/profile-schema.ts';
import type { ReceiptSummary } from '../../shared/ipc/receipt.ts';
import { sha256File } from '../files/checksum.ts';
import type { JobResult, JobRunner } from '../jobs/job-runner.ts';
import { localDay } from '../listings/local-day.ts';
import { MANIFEST_NAME } from './bundle-entry-name.ts';
import { readAnswers, type Answers } from './answers.ts';
import { createBundleRepository, type BundleRecord } from './bundle-repository.ts';
import { allHouseholds, householdWithConsents } from './export-source.ts';
import { bundleStyle } from './bundle-style.ts';
import type { FittedWorkbook } from './fitted-workbook.ts';
import { normalizePictureBase } from './picture-base.ts';
import { createPictureLists, type PictureLists } from './picture-lists.ts';
import { preflightCell, sortOutListings } from './preflight.ts';
import type { ExportItem, PictureSource } from './prepare-bundle.ts';
import {
  runExport,
  type ExportOrder,
  type ExportOutcome,
  type ExportWatch,
  type RunExportParts,
} from './run-export.ts';
import { renderReceiptPage } from './receipt-page.ts';
import type { BundleProblem } from './check-bundle-file.ts';
import { verifyBundle } from './verify-bundle.ts';
import { fill } from './vietnamese-formats.ts';
import type { WorkbookShelf } from './workbook-shelf.ts';

/** What a person asks for; the rest is checked and filled in. */
export interface ExportRequest {
  readonly items: readonly ExportItem[];
  readonly format: 'zip' | 'folder';
  /** A base as typed; null when nothing was chosen, which suits where no marketplace takes addresses. */
  readonly pictures: PictureSource | null;
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

export interface ExportService {
  /** Households × marketplaces: what is ready, what is blocked and why. One household, or all (null). */
  preflight(householdId: string | null): Promise<Output<'exports:preflight'>>;
  /** As a job 'export-bundles'. @throws AppError for what can be known before: consents, picture address. */
  start(request: ExportRequest): JobId;
  /** The same without a job, for callers that wait. @throws AppError, see runExport. */
  exportNow(request: ExportRequest, watch?: ExportWatch): Promise<ExportOutcome[]>;
  listReceipts(householdId: string | null, limit: number): ReceiptSummary[];
  /** @throws AppError 'bundle.not-found'. */
  getReceipt(bundleId: string): { receipt: ReceiptSummary; manifest: Manifest; sha256: string };
  /** What the library says differently since the bundle was handed over; null for bundles of before it was remembered. @throws AppError 'bundle.not-found'. */
  changesSince(bundleId: string): readonly ProductChange[] | null;
  /** The receipt as a page, in Vietnamese. @throws AppError 'bundle.not-found'. */
  receiptPage(bundleId: string): { readonly name: string; readonly html: string };
  /** Reads the bundle again where it was put. @throws AppError 'bundle.not-found'. */
  verify(bundleId: string): Promise<Output<'exports:verify'>>;
  /** Where bundles go from now on, until the library is closed. */
  setDestination(folder: string): void;
  destination(): string;
  /** Where a bundle was put, for opening it. @throws AppError 'bundle.not-found' when it is not there any more. */
  folderOf(bundleId: string): { folder: string; path: string };
  count(): number;
  /** Lists of addresses pasted or picked for a coming export. */
  readonly pictureLists: PictureLists;
}

export interface ExportServiceParts extends Omit<RunExportParts, 'context'> {
  readonly jobs: JobRunner;
  readonly workbooks: WorkbookShelf;
  /** Where bundles go unless another folder is picked. */
  readonly defaultDestination: string;
  readonly language: () => 'vi' | 'en';
}

export function createExportService(
  context: RunExportParts['context'],
  services: ExportServiceParts,
): ExportService {
  const parts: RunExportParts = { ...services, context };
  const repository = createBundleRepository(context.database);
  let destinationFolder = services.defaultDestination;

  function found(bundleId: string): BundleRecord {
    const record = repository.get(bundleId);
    if (!record) throw new AppError('bundle.not-found', { id: bundleId });
    return record;
  }

  function toOrder(request: ExportRequest): ExportOrder {
    const profiles = request.items.map(
      (item) => services.marketplaces.byId(item.marketplaceId).profile,
    );
    const needing = profiles.find((profile) => profile.pictures.reference === 'base-url');
    const { pictures } = request;
    const isBlank = pictures === null || (pictures.kind === 'base' && pictures.base.trim() === '');
    if (needing && isBlank) {
      throw new AppError('export.picture-base-needed', { marketplace: needing.name });
    }
    const answers = readAnswers(profiles, request.answers ?? {}, services.language());
    for (const item of request.items) requireConsent(parts, item);
    return {
      items: request.items,
      format: request.format,
      pictures: needing === undefined || isBlank ? { kind: 'none' } : checkedSource(pictures),
      answers,
      destinationFolder,
      workbooks: fitWorkbooks(request),
    };
  }

  function changesSince(bundleId: string): readonly ProductChange[] | null {
    const record = found(bundleId);
    const before = repository.snapshot(bundleId);
    if (before.products.length === 0) return null;
    const { profile } = services.marketplaces.byId(record.marketplaceId);
    const listings = parts.source.listings.marketListingsOf(record.householdId);
    // Compared as it was mapped then; an address that came since is no change of a listing.
    return changesSinceSnapshot(before, snapshotOf(listings, profile, before));
  }

  /** Each marketplace that fills a workbook has been given its shop's. */
  function fitWorkbooks(request: ExportRequest): ExportOrder['workbooks'] {
    const fitted = new Map<string, FittedWorkbook>();
    for (const id of new Set(request.items.map((item) => item.marketplaceId))) {
      const { profile } = services.marketplaces.byId(id);
      if (profile.file.kind !== 'workbook') continue;
      const given = request.workbooks?.find((one) => one.marketplaceId === id);
      if (given === undefined) {
        throw new AppError('export.workbook-needed', { marketplace: profile.name });
      }
      if (services.workbooks.get(given.workbookToken).marketplaceId !== id) {
        throw new AppError('workbook.not-there', {});
      }
      fitted.set(id, services.workbooks.fit(given.workbookToken, given.choices));
    }
    return fitted;
  }

  return {
    preflight: async (householdId) => {
      const today = localDay(context.now());
      const views = services.marketplaces.inUse();
      const rows =
        householdId === null
          ? allHouseholds(parts.source)
          : [parts.source.households.get(householdId)];
      const cells: Output<'exports:preflight'>['cells'] = [];
      for (const row of rows) {
        const { household, consents } = householdWithConsents(parts.source, row.id);
        const listings = parts.source.listings.marketListingsOf(household.id);
        for (const view of views) {
          cells.push(
            preflightCell(household, consents, sortOutListings(listings, view, today), view),
          );
        }
        // Hundreds of households: the window stays alive between two of them.
        await breathe();
      }
      return {
        households: rows.map(({ id, name, hamlet }) => ({
          id: householdIdSchema.parse(id),
          name,
          hamlet,
        })),
        cells,
        destinationFolder,
      };
    },
    start: (request) => {
      const order = toOrder(request);
      return services.jobs.start('export-bundles', orderInShort(order), async (job) =>
        toJobResult(
          await runExport(parts, order, { signal: job.signal, progress: job.progress }),
          order.destinationFolder,
        ),
      );
    },
    exportNow: async (request, watch) => await runExport(parts, toOrder(request), watch),
    listReceipts: (householdId, limit) => repository.list(householdId, limit).map(toSummary),
    getReceipt: (bundleId) => {
      const record = found(bundleId);
      const manifest = repository.manifest(bundleId);
      if (!manifest) throw new AppError('bundle.not-found', { id: bundleId });
      return { receipt: toSummary(record), manifest, sha256: record.sha256 };
    },
    changesSince,
    receiptPage(bundleId) {
      const record = found(bundleId);
      const manifest = repository.manifest(bundleId);
      if (!manifest) throw new AppError('bundle.not-found', { id: bundleId });
      const html = renderReceiptPage({
        record,
        manifest,
        changes: changesSince(bundleId),
        today: localDay(context.now()),
        style: bundleStyle(context.resourcesFolder, 'bundle-page.css'),
      });
      return { name: `bien-nhan-${record.name.replace(/\.zip$/u, '')}`, html };
    },
    verify: async (bundleId) => {
      const record = found(bundleId);
      const path = join(record.folder, record.name);
      if (!existsSync(path)) throw new AppError('bundle.not-found', { id: bundleId });
      const verdict = await verifyBundle(path);
      const problems: BundleProblem[] = [...verdict.problems];
      // A bundle can be whole and yet not the one that was handed over.
      if (verdict.ok && !(await isAsReceipted(record, path))) {
        problems.push({ code: 'file-changed', file: record.name, detail: 'SHA-256' });
      }
      return {
        ok: problems.length === 0,
        checkedFiles: verdict.checkedFiles,
        problems: problems.map((problem) => problemText(problem, services.language())),
      };
    },
    setDestination: (folder) => {
      destinationFolder = folder;
    },
    destination: () => destinationFolder,
    folderOf: (bundleId) => {
      const { folder, name } = found(bundleId);
      const path = join(folder, name);
      if (!existsSync(path)) throw new AppError('bundle.not-found', { id: bundleId });
      return { folder, path };
    },
    count: () => repository.count(),
    pictureLists: createPictureLists(parts),
  };
}

function checkedSource(source: PictureSource): PictureSource {
  return source.kind === 'base'
    ? { kind: 'base', base: normalizePictureBase(source.base) }
    : source;
}

/** What the job keeps of its order: a list may hold thousands of addresses, a workbook megabytes. */
function orderInShort(order: ExportOrder): unknown {
  const { workbooks: _kept, pictures, ...input } = order;
  return { ...input, pictures: pictures.kind === 'list' ? { kind: 'list' } : pictures };
}

async function isAsReceipted(record: BundleRecord, path: string): Promise<boolean> {
  const summed = record.format === 'zip' ? path : join(path, MANIFEST_NAME);
  return (await sha256File(summed)).sha256 === record.sha256;
}

/** One problem of a bundle in plain words. */
export function problemText(problem: BundleProblem, language: 'vi' | 'en'): string {
  const words = language === 'vi' ? viProblems : enProblems;
  const text = fill(words[problem.code], { file: problem.file });
  return problem.detail === '' ? text : `${text} (${problem.detail})`;
}

function requireConsent(parts: RunExportParts, item: ExportItem): void {
  const view = parts.marketplaces.byId(item.marketplaceId);
  const { household, consents } = householdWithConsents(parts.source, item.householdId);
  if (mayExport(consents, consentIdOf(view.profile))) return;
  throw new AppError('household.no-consent', {
    name: household.name,
    marketplace: view.profile.name,
  });
}

function toJobResult(outcomes: readonly ExportOutcome[], folder: string): JobResult {
  const bundles = outcomes.flatMap((outcome) => outcome.bundle ?? []);
  return {
    bundles: bundles.length,
    listings: bundles.reduce((sum, bundle) => sum + bundle.listings, 0),
    pictures: bundles.reduce((sum, bundle) => sum + bundle.pictures, 0),
    leftOut: outcomes.reduce((sum, outcome) => sum + outcome.blocked.length, 0),
    folder,
    firstBundleId: bundles[0]?.id ?? '',
  };
}

function toSummary(record: BundleRecord): ReceiptSummary {
  const { sha256: _hash, folder, ...shown } = record;
  return {
    ...shown,
    id: bundleIdSchema.parse(record.id),
    householdId: householdIdSchema.parse(record.householdId),
    marketplaceId: marketplaceIdSchema.parse(record.marketplaceId),
    present: existsSync(join(folder, record.name)),
  };
}
