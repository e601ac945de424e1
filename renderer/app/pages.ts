import type { ComponentType } from 'react';
import { readLater } from '../components/read-later.ts';

/** For the router: the page out of its file. */
async function page<File>(file: Promise<File>, choose: (file: File) => ComponentType) {
  return { Component: choose(await readLater(file)) };
}

/**
 * Every page but the first, each a file of its own that is read when it is asked for: another page costs the
 * start nothing. A new one gets a line here and its address in routes.tsx.
 */
export const PAGES = {
  households: () =>
    page(import('../households/households-page.tsx'), (file) => file.HouseholdsPage),
  householdForm: () =>
    page(import('../households/household-form-page.tsx'), (file) => file.HouseholdFormPage),
  household: () => page(import('../households/household-page.tsx'), (file) => file.HouseholdPage),
  consent: () => page(import('../households/consent-page.tsx'), (file) => file.ConsentPage),
  listings: () => page(import('../listings/listings-page.tsx'), (file) => file.ListingsPage),
  listingEditor: () =>
    page(import('../listings/listing-editor-page.tsx'), (file) => file.ListingEditorPage),
  matrix: () => page(import('../listings/matrix/matrix-page.tsx'), (file) => file.MatrixPage),
  photos: () => page(import('../photos/inbox/inbox-page.tsx'), (file) => file.InboxPage),
  visits: () => page(import('../visits/visits-page.tsx'), (file) => file.VisitsPage),
  exports: () => page(import('../exports/exports-page.tsx'), (file) => file.ExportsPage),
  marketplaces: () =>
    page(import('../marketplaces/marketplaces-page.tsx'), (file) => file.MarketplacesPage),
  learnForm: () => page(import('../marketplaces/learn/learn-page.tsx'), (file) => file.LearnPage),
  settings: () => page(import('../settings/settings-page.tsx'), (file) => file.SettingsPage),
} as const;
