import type { Handlers } from '../../shared/ipc/contract.ts';
import type { SearchService } from './search-service.ts';

export function createSearchHandlers(search: SearchService): Handlers<'search:find'> {
  return { 'search:find': ({ query, limit }) => ({ hits: search.find(query, limit) }) };
}
