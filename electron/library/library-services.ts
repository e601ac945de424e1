import type { Database } from 'better-sqlite3';
import type { DemoService } from '../demo/demo-service.ts';
import type { ExportService } from '../exports/export-service.ts';
import type { WorkbookShelf } from '../exports/workbook-shelf.ts';
import type { FormsService } from '../forms/forms-service.ts';
import type { HomeService } from '../home/home-service.ts';
import type { HouseholdService } from '../households/household-service.ts';
import type { Places } from '../households/places.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { JournalService } from '../journal/journal-service.ts';
import type { FixService } from '../listings/fix-service.ts';
import type { CheckAll } from '../listings/check-all.ts';
import type { DraftService } from '../listings/draft-service.ts';
import type { ListingGrid } from '../listings/listing-grid.ts';
import type { ListingMatrix } from '../listings/listing-matrix.ts';
import type { ListingService } from '../listings/listing-service.ts';
import type { CategoryService } from '../marketplaces/category-service.ts';
import type { VisitsRepository } from '../listings/visits-repository.ts';
import type { MarketplacesService } from '../marketplaces/marketplaces-service.ts';
import type { RulePacksService } from '../marketplaces/rule-packs-service.ts';
import type { PackKey } from '../marketplaces/signed-pack.ts';
import type { MediaPlaces } from '../photos/picture-sources.ts';
import type { RejectionService } from '../rejections/rejection-service.ts';
import type { WaitingResults } from '../rejections/rejections-handlers.ts';
import type { SearchService } from '../search/search-service.ts';
import type { RetakeSheets } from '../sheets/retake-sheets.ts';
import type { SheetsService } from '../sheets/sheets-service.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import type { PhotoWorkerClient, StartWorkerProcess } from '../workers/photo-worker-client.ts';
import type { PhotoServices } from './create-photo-services.ts';
import type { LibraryPaths } from './library-paths.ts';
import type { ServiceContext } from './service-context.ts';

export interface LibraryServices extends PhotoServices {
  readonly households: HouseholdService;
  readonly places: Places;
  readonly listings: ListingService;
  readonly listingGrid: ListingGrid;
  readonly listingMatrix: ListingMatrix;
  readonly checkAll: CheckAll;
  readonly drafts: DraftService;
  readonly fixes: FixService;
  readonly visits: VisitsRepository;
  readonly categories: CategoryService;
  readonly marketplaces: MarketplacesService;
  readonly forms: FormsService;
  readonly rulePacks: RulePacksService;
  readonly exports: ExportService;
  readonly rejections: RejectionService;
  readonly waitingResults: WaitingResults;
  readonly workbooks: WorkbookShelf;
  readonly journal: JournalService;
  readonly search: SearchService;
  readonly settings: SettingsService;
  readonly sheets: SheetsService;
  readonly retakeSheets: RetakeSheets;
  readonly home: HomeService;
  readonly jobs: JobRunner;
  readonly demo: DemoService;
}

export interface ServicesOptions {
  readonly database: Database;
  readonly paths: LibraryPaths;
  readonly resourcesFolder: string;
  readonly startPhotoWorker: StartWorkerProcess;
  readonly startLabelWorker: StartWorkerProcess;
  readonly startGroundWorker: StartWorkerProcess;
  readonly bundleFolder: string;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly publish: ServiceContext['publish'];
  readonly actorFallback: string;
  readonly toError: (cause: unknown) => unknown;
  /** Whose rule packs are believed; the key that came with the application where none is given. */
  readonly packKey?: PackKey;
  /** Where plugged-in cards appear; where the system puts them when absent. */
  readonly mediaPlaces?: MediaPlaces;
  readonly reportUnexpected?: (reference: string, error: unknown) => void;
}

export interface Composed {
  readonly context: ServiceContext;
  readonly services: LibraryServices;
  readonly search: { ensureComplete(): void };
  readonly worker: PhotoWorkerClient;
  /** Ends what goes on in the background without being a job. */
  readonly stop: () => void;
}
