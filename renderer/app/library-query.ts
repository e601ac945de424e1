// Moved to ../api/library-query.ts; this name goes away when nobody imports it.
export { libraryQuery, useLibraryCall } from '../api/library-query.ts';
