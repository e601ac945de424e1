import { libraryQuery } from '../api/library-query.ts';

export const settingsQuery = libraryQuery('settings:get', {}, ['settings']);
