import { createHashRouter } from 'react-router';
import { NotFound } from '../components/not-found.tsx';
import { PageComing } from '../components/loading-state.tsx';
import { HomePage } from '../home/home-page.tsx';
import { PageError } from './page-error.tsx';
import { PAGES } from './pages.ts';
import { Shell } from './shell.tsx';

/** Hash routing: the page is one file of app://, whatever it shows. The first page comes with the frame. */
export function createRoutes() {
  return createHashRouter([
    {
      element: <Shell />,
      errorElement: <PageError />,
      children: [
        {
          errorElement: <PageError />,
          // Only after a reload on another page than the first.
          hydrateFallbackElement: <PageComing />,
          children: [
            { index: true, element: <HomePage /> },
            { path: 'households', lazy: PAGES.households },
            { path: 'households/new', lazy: PAGES.householdForm },
            { path: 'households/:householdId', lazy: PAGES.household },
            { path: 'households/:householdId/edit', lazy: PAGES.householdForm },
            { path: 'households/:householdId/consent', lazy: PAGES.consent },
            { path: 'listings', lazy: PAGES.listings },
            { path: 'listings/matrix', lazy: PAGES.matrix },
            // ?household=<id> says whose listing it will be.
            { path: 'listings/new', lazy: PAGES.listingEditor },
            { path: 'listings/:listingId', lazy: PAGES.listingEditor },
            // ?show=… and what else narrows the grid.
            { path: 'photos', lazy: PAGES.photos },
            { path: 'visits', lazy: PAGES.visits },
            { path: 'exports', lazy: PAGES.exports },
            { path: 'marketplaces', lazy: PAGES.marketplaces },
            { path: 'marketplaces/learn', lazy: PAGES.learnForm },
            { path: 'settings', lazy: PAGES.settings },
            { path: '*', element: <NotFound /> },
          ],
        },
      ],
    },
  ]);
}
