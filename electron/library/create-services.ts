import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import packageJson from '../../package.json' with { type: 'json' };
import { listingIdSchema, photoIdSchema } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/errors.ts';
import type { LibraryTopic } from '../../shared/ipc/events.ts';
import { inTransaction } from '../database/transaction.ts';
import { createDemoService, type DemoService } from '../demo/demo-service.ts';
import { createExportService, type ExportService } from '../exports/export-service.ts';
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
import { createDraftRepository } from '../listings/draft-repository.ts';
import { createDraftService, type DraftService } from '../listings/draft-service.ts';
import { createListingGrid, type ListingGrid } from '../listings/listing-grid.ts';
import { createListingListRepository } from '../listings/listing-list-repository.ts';
import { createListingRepository } from '../listings/listing-repository.ts';
import { createListingService, type ListingService } from '../listings/listing-service.ts';
import {
  createMarketplacesService,
  type MarketplacesService,
} from '../marketplaces/marketplaces-service.ts';
import { createPhotoService, type PhotoService } from '../photos/photo-service.ts';
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
  readonly drafts: DraftService;
  readonly photos: PhotoService;
  readonly marketplaces: MarketplacesService;
  readonly exports: ExportService;
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

  const journal = createJournal({
    database,
    repository: journalRepository,
    rows,
    now,
    newId,
    toError,
    actor: () => context.actor(),
    derived: [searchIndex, checkForgetter],
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
  const shownMarketplaces = () => settings.get().shownMarketplaces;

  const { reportUnexpected } = options;
  const jobs = createJobRunner(context, reportUnexpected === undefined ? {} : { reportUnexpected });
  const worker = createPhotoWorkerClient(options.startPhotoWorker);
  const photos = createPhotoService(context, { worker, jobs });
  const marketplaces = createMarketplacesService(context);
  const households = createHouseholdService(context, createHouseholdRepository(database), places);

  const draftRepository = createDraftRepository(database);
  const listings = createListingService({
    context,
    repository: createListingRepository(database),
    drafts: draftRepository,
    household: (id) => households.get(id),
  });
  const checks = createCheckCounter({
    repository: checkRepository,
    profiles: () => marketplaces.list(),
    basis: createCheckBasis(() => marketplaces.list()),
    revision: () => checkForgetter.revision(),
    onCounted: () => publish('library:changed', { topics: ['listings'] }),
    marketListings: (ids) => listings.marketListings(ids),
    now,
    toError,
  });
  const drafts = createDraftService({
    context,
    repository: draftRepository,
    requireListing: (id) => void listings.get(id),
    requireHousehold: (id) => void households.get(id),
    toError,
  });
  const exportService = createExportService(context, {
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
      photos,
      marketplaces,
      settings,
      home,
      jobs,
      exports: exportService,
      demo: createDemoService(context, {
        households,
        listings,
        photos,
        jobs,
        worker,
        marketplaceIds: () => marketplaces.list().map(({ profile }) => profile.id),
      }),
      listingGrid: createListingGrid(
        createListingListRepository(database),
        checks,
        shownMarketplaces,
      ),
      journal: createJournalService(journal, journalRepository, rows),
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
