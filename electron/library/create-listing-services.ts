import { listingIdSchema } from '../../shared/domain/ids.ts';
import { createHomeRepository } from '../home/home-repository.ts';
import { createHomeService } from '../home/home-service.ts';
import type { HouseholdService } from '../households/household-service.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { JournalService } from '../journal/journal-service.ts';
import { createCheckAll } from '../listings/check-all.ts';
import { createCheckBasis } from '../listings/check-basis.ts';
import { createCheckCounter, type CheckCounter } from '../listings/check-counter.ts';
import type { CheckRepository } from '../listings/check-repository.ts';
import type { CheckForgetter } from '../listings/forget-checks.ts';
import { createFixService } from '../listings/fix-service.ts';
import { createDraftRepository } from '../listings/draft-repository.ts';
import { createDraftService } from '../listings/draft-service.ts';
import { createListingGrid } from '../listings/listing-grid.ts';
import { createListingListRepository } from '../listings/listing-list-repository.ts';
import { createListingMatrix } from '../listings/listing-matrix.ts';
import { createListingMatrixRepository } from '../listings/listing-matrix-repository.ts';
import { createListingRepository } from '../listings/listing-repository.ts';
import { createListingService } from '../listings/listing-service.ts';
import { createVisitsRepository } from '../listings/visits-repository.ts';
import type { MarketplacesService } from '../marketplaces/marketplaces-service.ts';
import type { ServiceContext } from './service-context.ts';
import type { LibraryServices, ServicesOptions } from './library-services.ts';

/** What listing services need of what stands before them. */
export interface ListingServiceParts {
  readonly context: ServiceContext;
  readonly marketplaces: MarketplacesService;
  readonly households: HouseholdService;
  readonly journal: JournalService;
  readonly jobs: JobRunner;
  readonly checkRepository: CheckRepository;
  readonly checkForgetter: CheckForgetter;
  readonly toError: ServicesOptions['toError'];
}

export interface ListingServices extends Pick<
  LibraryServices,
  'listings' | 'checkAll' | 'listingGrid' | 'listingMatrix' | 'drafts' | 'fixes' | 'visits' | 'home'
> {
  readonly checks: CheckCounter;
}

/** Listings, what is counted about them, and the screens that show both. */
export function createListingServices(parts: ListingServiceParts): ListingServices {
  const { context, marketplaces, households, checkForgetter, checkRepository, toError } = parts;
  const { database, now } = context;
  const shownMarketplaces = () => marketplaces.inUse().map(({ profile }) => profile.id);
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
    newestBatch: () => parts.journal.history(null, 1)[0]?.batchId ?? null,
    now,
  });
  const onCounted = () => context.publish('library:changed', { topics: ['listings'] });
  const checks = createCheckCounter({
    repository: checkRepository,
    profiles: () => marketplaces.inUse(),
    basis: createCheckBasis(() => marketplaces.inUse()),
    revision: () => checkForgetter.revision(),
    onCounted,
    marketListings: (ids) => listings.marketListings(ids),
    now,
    toError,
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
  const home = createHomeService({
    repository: createHomeRepository(database),
    checks,
    drafts: () => drafts.list(),
    listingName: (id) => listings.get(listingIdSchema.parse(id)).listing.name,
    householdName: (id) => households.get(id).name,
    shownMarketplaces,
    prepareRules: () => marketplaces.prepare(),
    now,
  });

  return {
    checks,
    listings,
    checkAll: createCheckAll(checks, parts.jobs, onCounted),
    listingGrid,
    listingMatrix: createListingMatrix(
      createListingMatrixRepository(database),
      checks,
      listingGrid,
      shownMarketplaces,
    ),
    drafts,
    fixes,
    visits: createVisitsRepository(database),
    home,
  };
}
