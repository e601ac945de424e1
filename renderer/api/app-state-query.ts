import { libraryQuery } from './library-query.ts';

/** Counts, save time, undo, settings: what the frame around every page shows. */
export const appStateQuery = libraryQuery('app:get-state', {}, [
  'households',
  'listings',
  'photos',
  'bundles',
  'settings',
  'journal',
]);
