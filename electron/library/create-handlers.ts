import { createDemoHandlers } from '../demo/demo-handlers.ts';
import { createExportsHandlers } from '../exports/exports-handlers.ts';
import { createWorkbooksHandlers } from '../exports/workbooks-handlers.ts';
import { createFormsHandlers } from '../forms/forms-handlers.ts';
import { createHomeHandlers } from '../home/home-handlers.ts';
import { createHouseholdsHandlers } from '../households/households-handlers.ts';
import { createJobsHandlers } from '../jobs/jobs-handlers.ts';
import { createJournalHandlers } from '../journal/journal-handlers.ts';
import { createFixesHandlers } from '../listings/fixes-handlers.ts';
import { createListingsHandlers } from '../listings/listings-handlers.ts';
import { createCategoriesHandlers } from '../marketplaces/categories-handlers.ts';
import { createMatrixHandlers } from '../listings/matrix-handlers.ts';
import { createMarketplacesHandlers } from '../marketplaces/marketplaces-handlers.ts';
import { createRulesHandlers } from '../marketplaces/rules-handlers.ts';
import { createPhoneDropHandlers } from '../phone-drop/phone-drop-handlers.ts';
import { createInboxHandlers } from '../photos/inbox-handlers.ts';
import { createStudioHandlers } from '../photos/studio-handlers.ts';
import { createPhotosHandlers } from '../photos/photos-handlers.ts';
import { createRejectionsHandlers } from '../rejections/rejections-handlers.ts';
import { createSearchHandlers } from '../search/search-handlers.ts';
import { createSettingsHandlers } from '../settings/settings-handlers.ts';
import type { LibraryServices } from './library-services.ts';

/** More bundles than any household is handed in a year. */
const RECEIPTS_SHOWN = 100;

export type LibraryHandlers = ReturnType<typeof createHandlers>;

/** Handlers of every channel that works without a desktop. */
export function createHandlers(services: LibraryServices) {
  const { households, places, listings, listingGrid, drafts } = services;
  return {
    ...createHouseholdsHandlers(households, places, {
      listingRows: (householdId) => listingGrid.rows(listings.idsOfHousehold(householdId)),
      receipts: (householdId) => services.exports.listReceipts(householdId, RECEIPTS_SHOWN),
    }),
    ...createListingsHandlers(listings, listingGrid, drafts, (id) => households.get(id)),
    ...createFixesHandlers(services.fixes),
    'visits:list': () => ({ questions: services.visits.openQuestions() }),
    ...createCategoriesHandlers(services.categories),
    ...createMatrixHandlers(services.listingMatrix, services.checkAll),
    ...createPhotosHandlers(services.photos),
    ...createInboxHandlers(services),
    ...createPhoneDropHandlers(services.phoneDrop),
    ...createStudioHandlers(services.studio, services.edits, services.photoLabels),
    ...createDemoHandlers(services.demo),
    ...createMarketplacesHandlers(services.marketplaces, (ids) => {
      services.settings.update({ shownMarketplaces: [...ids] });
    }),
    ...createFormsHandlers(services.forms),
    ...createRulesHandlers(services.rulePacks),
    ...createExportsHandlers(services.exports),
    ...createRejectionsHandlers(
      services.rejections,
      services.waitingResults,
      (id) =>
        services.marketplaces.list().find(({ profile }) => profile.id === id)?.profile.name ?? id,
    ),
    ...createWorkbooksHandlers(services.workbooks),
    ...createJournalHandlers(services.journal),
    ...createJobsHandlers(services.jobs),
    ...createSearchHandlers(services.search),
    ...createSettingsHandlers(services.settings),
    ...createHomeHandlers(services.home),
  };
}
