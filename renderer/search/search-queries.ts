import { libraryQuery } from '../api/library-query.ts';

const MOST_HITS = 20;

export function searchQuery(query: string) {
  return libraryQuery('search:find', { query, limit: MOST_HITS }, ['households', 'listings']);
}
