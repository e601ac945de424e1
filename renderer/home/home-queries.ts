import { libraryQuery } from '../api/library-query.ts';

export const todayQuery = libraryQuery('home:get-today', {}, [
  'households',
  'listings',
  'photos',
  'bundles',
  'marketplaces',
  'settings',
]);
