import { createHashRouter } from 'react-router';
import { ExportsPage } from '../exports/exports-page.tsx';
import { HomePage } from '../home/home-page.tsx';
import { ConsentPage } from '../households/consent-page.tsx';
import { HouseholdFormPage } from '../households/household-form-page.tsx';
import { HouseholdPage } from '../households/household-page.tsx';
import { HouseholdsPage } from '../households/households-page.tsx';
import { ListingEditorPage } from '../listings/listing-editor-page.tsx';
import { MatrixPage } from '../listings/matrix/matrix-page.tsx';
import { ListingsPage } from '../listings/listings-page.tsx';
import { MarketplacesPage } from '../marketplaces/marketplaces-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { NotFound } from '../components/not-found.tsx';
import { VisitsPage } from '../visits/visits-page.tsx';
import { PageError } from './page-error.tsx';
import { Shell } from './shell.tsx';

/** Hash routing: the page is one file of app://, whatever it shows. */
export function createRoutes() {
  return createHashRouter([
    {
      element: <Shell />,
      errorElement: <PageError />,
      children: [
        {
          errorElement: <PageError />,
          children: [
            { index: true, element: <HomePage /> },
            { path: 'households', element: <HouseholdsPage /> },
            { path: 'households/new', element: <HouseholdFormPage /> },
            { path: 'households/:householdId', element: <HouseholdPage /> },
            { path: 'households/:householdId/edit', element: <HouseholdFormPage /> },
            { path: 'households/:householdId/consent', element: <ConsentPage /> },
            { path: 'listings', element: <ListingsPage /> },
            { path: 'listings/matrix', element: <MatrixPage /> },
            // ?household=<id> says whose listing it will be.
            { path: 'listings/new', element: <ListingEditorPage /> },
            { path: 'listings/:listingId', element: <ListingEditorPage /> },
            { path: 'visits', element: <VisitsPage /> },
            { path: 'exports', element: <ExportsPage /> },
            { path: 'marketplaces', element: <MarketplacesPage /> },
            { path: 'settings', element: <SettingsPage /> },
            { path: '*', element: <NotFound /> },
          ],
        },
      ],
    },
  ]);
}
