import { libraryQuery } from '../api/library-query.ts';

export const visitsQuery = libraryQuery('visits:list', {}, ['listings', 'households']);
