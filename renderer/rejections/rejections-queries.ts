import type { ListingId } from '../../shared/domain/ids.ts';
import { libraryQuery } from '../api/library-query.ts';

const MOST = 200;

/** Reasons about one listing, or about all (null), open ones first. */
export function rejectionsQuery(listingId: ListingId | null) {
  return libraryQuery('rejections:list', { listingId, limit: MOST }, ['listings', 'marketplaces']);
}
