import { libraryQuery } from '../api/library-query.ts';

/** Profiles are read once at start: only a new version of the application changes them. */
export const profilesQuery = libraryQuery('marketplaces:list', {}, ['marketplaces', 'settings']);
