import { setImmediate as breathe } from 'node:timers/promises';
import { householdIdSchema, type JobId } from '../../shared/domain/ids.ts';
import type { OutdatedPaperView } from '../../shared/ipc/contract-bundles.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import type { JobResult, JobRunner } from '../jobs/job-runner.ts';
import {
  orderInShort,
  readUploadDay,
  toOrder,
  type ExportOrderParts,
  type ExportRequest,
} from './export-order.ts';
import { allHouseholds, householdWithConsents } from './export-source.ts';
import { createPictureLists, type PictureLists } from './picture-lists.ts';
import { outdatedPaperView, preflightCell, sortOutListings } from './preflight.ts';
import { createReceipts, type Receipts } from './receipts.ts';
import type { ExportOrder, ExportOutcome, ExportWatch, RunExportParts } from './run-export.ts';
import type { WorkbookShelf } from './workbook-shelf.ts';

export interface ExportService extends Receipts {
  /** Households × marketplaces: what is ready on the day of upload (today where absent), what is blocked and why. One household, or all (null). @throws AppError 'export.upload-day'. */
  preflight(householdId: string | null, uploadDay?: string): Promise<Output<'exports:preflight'>>;
  /** As a job 'export-bundles'. @throws AppError for what can be known before: consents, picture address. */
  start(request: ExportRequest): JobId;
  /** The same without a job, for callers that wait. @throws AppError, see runExport. */
  exportNow(request: ExportRequest, watch?: ExportWatch): Promise<ExportOutcome[]>;
  /** Where bundles go from now on, until the library is closed. */
  setDestination(folder: string): void;
  destination(): string;
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
  const parts: RunExportParts & ExportOrderParts = { ...services, context };
  let destinationFolder = services.defaultDestination;

  return {
    ...createReceipts(parts),
    preflight: async (householdId, asked) => {
      const uploadDay = readUploadDay(asked, context.now());
      const views = services.marketplaces.inUse();
      const rows =
        householdId === null
          ? allHouseholds(parts.source)
          : [parts.source.households.get(householdId)];
      const cells: Output<'exports:preflight'>['cells'] = [];
      const outdated = new Map<string, OutdatedPaperView>();
      for (const row of rows) {
        const { household, consents } = householdWithConsents(parts.source, row.id);
        const listings = parts.source.listings.marketListingsOf(household.id);
        for (const view of views) {
          const checked = sortOutListings(listings, view, uploadDay);
          cells.push(preflightCell(household, consents, checked, view));
          for (const paper of checked.outdated)
            outdated.set(paper.listing.id, outdatedPaperView(household, paper));
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
        outdated: [...outdated.values()],
        destinationFolder,
      };
    },
    start: (request) => {
      const order = toOrder(parts, request, destinationFolder);
      return services.jobs.start('export-bundles', orderInShort(order), async (job) =>
        toJobResult(
          await run(parts, order, { signal: job.signal, progress: job.progress }),
          order.destinationFolder,
        ),
      );
    },
    exportNow: async (request, watch) =>
      await run(parts, toOrder(parts, request, destinationFolder), watch),
    setDestination: (folder) => {
      destinationFolder = folder;
    },
    destination: () => destinationFolder,
    pictureLists: createPictureLists(parts),
  };
}

/** What writes bundles is a third of this program, and is read with the first bundle: not while the window opens. */
async function run(
  parts: RunExportParts,
  order: ExportOrder,
  watch?: ExportWatch,
): Promise<ExportOutcome[]> {
  const { runExport } = await import('./run-export.ts');
  return await runExport(parts, order, watch);
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
