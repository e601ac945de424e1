import { consentIdOf } from '../../shared/marketplace/profile-schema.ts';
import type { LibraryTopic } from '../../shared/ipc/events.ts';
import { inTransaction } from '../database/transaction.ts';
import { createDemoService } from '../demo/demo-service.ts';
import { createFormRepository } from '../forms/form-repository.ts';
import { createFormsService } from '../forms/forms-service.ts';
import { createHouseholdRepository } from '../households/household-repository.ts';
import { createHouseholdService } from '../households/household-service.ts';
import { createPlaces } from '../households/places.ts';
import { createJobRunner } from '../jobs/job-runner.ts';
import type { Change } from '../journal/change-set.ts';
import { createJournal } from '../journal/create-journal.ts';
import { entityOf } from '../journal/entities.ts';
import { createJournalRepository } from '../journal/journal-repository.ts';
import { createJournalService } from '../journal/journal-service.ts';
import { createRowStore } from '../journal/row-store.ts';
import { createCheckRepository } from '../listings/check-repository.ts';
import { fieldsOf } from '../listings/listing-service.ts';
import { createCheckForgetter } from '../listings/forget-checks.ts';
import { createCategoryRepository } from '../marketplaces/category-repository.ts';
import { createCategoryService } from '../marketplaces/category-service.ts';
import { createLibraryRulesRepository } from '../marketplaces/library-rules-repository.ts';
import { createMarketplacesService } from '../marketplaces/marketplaces-service.ts';
import { createFormMeanings } from '../marketplaces/read-form-meanings.ts';
import { createRulePackRepository } from '../marketplaces/rule-pack-repository.ts';
import { createRulePacksService } from '../marketplaces/rule-packs-service.ts';
import { readPackKey } from '../marketplaces/signed-pack.ts';
import { createSearchIndex } from '../search/search-index.ts';
import { createSearchRepository } from '../search/search-repository.ts';
import { createSearchService } from '../search/search-service.ts';
import { createSettingsRepository } from '../settings/settings-repository.ts';
import { createSettingsService } from '../settings/settings-service.ts';
import { createRetakeSheets } from '../sheets/retake-sheets.ts';
import { createSheetsService } from '../sheets/sheets-service.ts';
import { createPhotoWorkerClient } from '../workers/photo-worker-client.ts';
import type { ServiceContext } from './service-context.ts';
import { createBundleServices } from './create-bundle-services.ts';
import { createPhotoServices } from './create-photo-services.ts';
import { createListingServices } from './create-listing-services.ts';
import type { Composed, ServicesOptions } from './library-services.ts';

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
  const formMeanings = createFormMeanings(options.resourcesFolder);
  const marketplaces = createMarketplacesService({
    resourcesFolder: options.resourcesFolder,
    libraryRules: createLibraryRulesRepository(database, formMeanings),
    chosen: () => settings.get().shownMarketplaces,
  });

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
  const aboutPhotos = createPhotoServices({
    context,
    worker,
    jobs,
    marketplaces,
    startLabelWorker: options.startLabelWorker,
    startGroundWorker: options.startGroundWorker,
    listings: {
      fieldsOf: (id) => fieldsOf(listings.get(id).listing),
      update: (id, fields) => listings.update(id, fields),
    },
    language: () => settings.get().language,
    ...(options.mediaPlaces === undefined ? {} : { mediaPlaces: options.mediaPlaces }),
    ...(reportUnexpected === undefined ? {} : { reportUnexpected }),
  });
  const { photos } = aboutPhotos;
  const households = createHouseholdService(context, createHouseholdRepository(database), places);

  const { checks, ...aboutListings } = createListingServices({
    context,
    marketplaces,
    households,
    journal: journalService,
    jobs,
    checkRepository,
    checkForgetter,
    toError,
  });
  const { listings } = aboutListings;
  const forms = createFormRepository(database);
  const rulePacks = createRulePacksService(context, {
    repository: createRulePackRepository(database),
    marketplaces,
    marketListings: (ids) => listings.marketListings(ids),
    jobs,
    key: () => options.packKey ?? readPackKey(options.resourcesFolder),
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
      ...aboutListings,
      ...createBundleServices({
        context,
        marketplaces,
        households,
        listings,
        photos,
        settings,
        jobs,
        worker,
        forms,
        bundleFolder: options.bundleFolder,
      }),
      households,
      places,
      categories: createCategoryService(context, createCategoryRepository(database), marketplaces),
      ...aboutPhotos,
      marketplaces,
      forms: createFormsService(context, {
        repository: forms,
        meanings: formMeanings,
        marketplaces,
        marketListings: (ids) => listings.marketListings(ids),
        choose: (ids) => settings.update({ shownMarketplaces: [...ids] }),
      }),
      rulePacks,
      settings,
      sheets: createSheetsService({ listings, households }),
      retakeSheets: createRetakeSheets({
        households,
        listings,
        coach: (id) => aboutPhotos.studio.coach(id),
        thumb: (id) => photos.screenRendition(id, 'thumb'),
      }),
      jobs,
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
      journal: journalService,
      search: createSearchService(searchRepository, placeName),
    },
  };
}

function topicsOf(changes: readonly Change[]): LibraryTopic[] {
  return [
    ...new Set<LibraryTopic>([
      'journal',
      ...changes.flatMap(({ entity }) => entityOf(entity).topics),
    ]),
  ];
}
