import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import packageJson from '../../package.json' with { type: 'json' };
import { listingIdSchema, photoIdSchema } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/errors.ts';
import { consentIdOf } from '../../shared/marketplace/profile-schema.ts';
import type { LibraryTopic } from '../../shared/ipc/events.ts';
import { inTransaction } from '../database/transaction.ts';
import { createDemoService, type DemoService } from '../demo/demo-service.ts';
import { createExportService, type ExportService } from '../exports/export-service.ts';
import { createWorkbookChoiceRepository } from '../exports/workbook-choice-repository.ts';
import { createWorkbookShelf, type WorkbookShelf } from '../exports/workbook-shelf.ts';
import { createHomeRepository } from '../home/home-repository.ts';
import { createHomeService, type HomeService } from '../home/home-service.ts';
import { createHouseholdRepository } from '../households/household-repository.ts';
import { createHouseholdService, type HouseholdService } from '../households/household-service.ts';
import { createPlaces, type Places } from '../households/places.ts';
import { createJobRunner, type JobRunner } from '../jobs/job-runner.ts';
import type { Change } from '../journal/change-set.ts';
import { createJournal } from '../journal/create-journal.ts';
import { entityOf } from '../journal/entities.ts';
import { createJournalRepository } from '../journal/journal-repository.ts';
import { createJournalService, type JournalService } from '../journal/journal-service.ts';
import { createRowStore } from '../journal/row-store.ts';
import { createCheckBasis } from '../listings/check-basis.ts';
import { createCheckCounter } from '../listings/check-counter.ts';
import { createCheckRepository } from '../listings/check-repository.ts';
import { createCheckForgetter } from '../listings/forget-checks.ts';
import { createFixService, type FixService } from '../listings/fix-service.ts';
import { createDraftRepository } from '../listings/draft-repository.ts';
import { createDraftService, type DraftService } from '../listings/draft-service.ts';
import { createListingGrid, type ListingGrid } from '../listings/listing-grid.ts';
import { createListingListRepository } from '../listings/listing-list-repository.ts';
import { createListingMatrix, type ListingMatrix } from '../listings/listing-matrix.ts';
import { createListingMatrixRepository } from '../listings/listing-matrix-repository.ts';
import { createListingRepository } from '../listings/listing-repository.ts';
import { createListingService, type ListingService } from '../listings/listing-service.ts';
import { createCategoryRepository } from '../marketplaces/category-repository.ts';
import { createCategoryService, type CategoryService } from '../marketplaces/category-service.ts';
import { createVisitsRepository, type VisitsRepository } from '../listings/visits-repository.ts';
import { createLibraryRulesRepository } from '../marketplaces/library-rules-repository.ts';
import {
  createMarketplacesService,
  type MarketplacesService,
} from '../marketplaces/marketplaces-service.ts';
import { createRulePackRepository } from '../marketplaces/rule-pack-repository.ts';
import {
  createRulePacksService,
  type RulePacksService,
} from '../marketplaces/rule-packs-service.ts';
import { type PackKey, readPackKey } from '../marketplaces/signed-pack.ts';
import { createPhotoService, type PhotoService } from '../photos/photo-service.ts';
import { createRejectionRepository } from '../rejections/rejection-repository.ts';
import { createRejectionService, type RejectionService } from '../rejections/rejection-service.ts';
import { createWaitingResults, type WaitingResults } from '../rejections/rejections-handlers.ts';
import { createSearchIndex } from '../search/search-index.ts';
import { createSearchRepository } from '../search/search-repository.ts';
import { createSearchService, type SearchService } from '../search/search-service.ts';
import { createSettingsRepository } from '../settings/settings-repository.ts';
import { createSettingsService, type SettingsService } from '../settings/settings-service.ts';
import {
  createPhotoWorkerClient,
  type PhotoWorkerClient,
  type StartWorkerProcess,
} from '../workers/photo-worker-client.ts';
import type { LibraryPaths } from './library-paths.ts';
import type { ServiceContext } from './service-context.ts';

export interface LibraryServices {
  readonly households: HouseholdService;
  readonly places: Places;
  readonly listings: ListingService;
  readonly listingGrid: ListingGrid;
  readonly listingMatrix: ListingMatrix;
  readonly drafts: DraftService;
  readonly fixes: FixService;
  readonly visits: VisitsRepository;
  readonly categories: CategoryService;
  readonly photos: PhotoService;
  readonly marketplaces: MarketplacesService;
  readonly rulePacks: RulePacksService;
  readonly exports: ExportService;
  readonly rejections: RejectionService;
  readonly waitingResults: WaitingResults;
  readonly workbooks: WorkbookShelf;
  readonly journal: JournalService;
  readonly search: SearchService;
  readonly settings: SettingsService;
  readonly home: HomeService;
  readonly jobs: JobRunner;
  readonly demo: DemoService;
}

export interface ServicesOptions {
  readonly database: Database;
  readonly paths: LibraryPaths;
  readonly resourcesFolder: string;
  readonly startPhotoWorker: StartWorkerProcess;
  readonly bundleFolder: string;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly publish: ServiceContext['publish'];
  readonly actorFallback: string;
  readonly toError: (cause: unknown) => unknown;
  /** Whose rule packs are believed; the key that came with the application where none is given. */
  readonly packKey?: PackKey;
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

/** Puts the parts together, from what stands alone to what needs the others. */
export function createServices(options: ServicesOptions): Composed {
  const { database, now, newId, publish, toError } = options;
  const places = createPlaces();
  const placeName = (communeCode: string) => places.label(communeCode);
  const settingsRepository = createSettingsRepository(database);
  const searchRepository = createSearchRepository(database);
  const checkRepository = createCheckRepository(database);
  const checkForgetter = createCheckForgetter(checkRepository);
  const journalRepository = createJournalRepository(database);
  const rows = createRowStore(database);
  const searchIndex = createSearchIndex(searchRepository, placeName);
  const marketplaces = createMarketplacesService({
    resourcesFolder: options.resourcesFolder,
    libraryRules: createLibraryRulesRepository(database),
    chosen: () => settings.get().shownMarketplaces,
  });
  const shownMarketplaces = () => marketplaces.inUse().map(({ profile }) => profile.id);

  const journal = createJournal({
    database,
    repository: journalRepository,
    rows,
    now,
    newId,
    toError,
    actor: () => context.actor(),
    derived: [searchIndex, checkForgetter, marketplaces.follow],
    afterCommit: (changes) => publish('library:changed', { topics: topicsOf(changes) }),
  });
  const settings = createSettingsService({ journal }, settingsRepository);
  const context: ServiceContext = {
    database,
    journal,
    now,
    newId,
    publish,
    paths: options.paths,
    resourcesFolder: options.resourcesFolder,
    actor: () => settings.get().officerName || options.actorFallback,
  };

  const journalService = createJournalService(journal, journalRepository, rows);
  const { reportUnexpected } = options;
  const jobs = createJobRunner(context, {
    toError,
    ...(reportUnexpected === undefined ? {} : { reportUnexpected }),
  });
  const worker = createPhotoWorkerClient(options.startPhotoWorker);
  const photos = createPhotoService(context, { worker, jobs });
  const households = createHouseholdService(context, createHouseholdRepository(database), places);

  const draftRepository = createDraftRepository(database);
  const listings = createListingService({
    context,
    repository: createListingRepository(database),
    drafts: draftRepository,
    household: (id) => households.get(id),
    theirCategories: (listing) => marketplaces.theirCategories(listing),
  });
  const fixes = createFixService({
    listings,
    marketplaces,
    household: (id) => households.get(id),
    newestBatch: () => journalService.history(null, 1)[0]?.batchId ?? null,
    now,
  });
  const checks = createCheckCounter({
    repository: checkRepository,
    profiles: () => marketplaces.inUse(),
    basis: createCheckBasis(() => marketplaces.inUse()),
    revision: () => checkForgetter.revision(),
    onCounted: () => publish('library:changed', { topics: ['listings'] }),
    marketListings: (ids) => listings.marketListings(ids),
    now,
    toError,
  });
  const rulePacks = createRulePacksService(context, {
    repository: createRulePackRepository(database),
    marketplaces,
    marketListings: (ids) => listings.marketListings(ids),
    jobs,
    key: () => options.packKey ?? readPackKey(options.resourcesFolder),
  });
  const listingGrid = createListingGrid(
    createListingListRepository(database),
    checks,
    shownMarketplaces,
  );
  const drafts = createDraftService({
    context,
    repository: draftRepository,
    requireListing: (id) => void listings.get(id),
    requireHousehold: (id) => void households.get(id),
    toError,
  });
  const workbooks = createWorkbookShelf({
    context,
    marketplaces,
    repository: createWorkbookChoiceRepository(database),
  });
  const exportService = createExportService(context, {
    workbooks,
    source: { households, listings },
    marketplaces,
    jobs,
    tools: {
      renditionFile: (id, quarterTurns, spec) =>
        photos.renditionFile(photoIdSchema.parse(id), quarterTurns, spec),
      openPicture: (path) => openPicture(worker, path),
    },
    appVersion: packageJson.version,
    defaultDestination: options.bundleFolder,
    language: () => settings.get().language,
  });
  const home = createHomeService({
    repository: createHomeRepository(database),
    checks,
    drafts: () => drafts.list(),
    listingName: (id) => listings.get(listingIdSchema.parse(id)).listing.name,
    householdName: (id) => households.get(id).name,
    shownMarketplaces,
    now,
  });

  return {
    context,
    worker,
    stop: () => checks.stop(),
    search: {
      ensureComplete() {
        if (!searchRepository.isComplete())
          inTransaction(database, () => searchIndex.ensureComplete());
      },
    },
    services: {
      households,
      places,
      listings,
      drafts,
      fixes,
      visits: createVisitsRepository(database),
      categories: createCategoryService(context, createCategoryRepository(database), marketplaces),
      photos,
      marketplaces,
      rulePacks,
      settings,
      home,
      jobs,
      exports: exportService,
      waitingResults: createWaitingResults(newId),
      rejections: createRejectionService({
        context,
        repository: createRejectionRepository(database),
        marketplaces,
        marketListings: (ids) => listings.marketListings(ids),
      }),
      workbooks,
      demo: createDemoService(context, {
        households,
        listings,
        photos,
        jobs,
        worker,
        marketplaceIds: () => [
          ...new Set(marketplaces.inUse().map(({ profile }) => consentIdOf(profile))),
        ],
      }),
      listingGrid,
      listingMatrix: createListingMatrix(
        createListingMatrixRepository(database),
        checks,
        listingGrid,
        shownMarketplaces,
      ),
      journal: journalService,
      search: createSearchService(searchRepository, placeName),
    },
  };
}

/** Decodes a picture whole. @throws AppError photo.refused */
async function openPicture(worker: PhotoWorkerClient, path: string): Promise<void> {
  const file = basename(path);
  const answer = await worker.run({ kind: 'probe', path }, file);
  if ('refused' in answer)
    throw new AppError('photo.refused', { file, refusal: answer.refused.refusal });
}

function topicsOf(changes: readonly Change[]): LibraryTopic[] {
  return [
    ...new Set<LibraryTopic>([
      'journal',
      ...changes.flatMap(({ entity }) => entityOf(entity).topics),
    ]),
  ];
}
