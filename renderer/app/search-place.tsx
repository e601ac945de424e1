import { lazy, Suspense, useSyncExternalStore } from 'react';
import { searchDialog } from '../components/search-store.ts';
import { loadSearchDialog } from './later-parts.ts';

const SearchDialog = lazy(loadSearchDialog);

/** Where the search comes up; empty until somebody searches. */
export function SearchPlace() {
  const openings = useSyncExternalStore(searchDialog.subscribe, searchDialog.openings);
  if (openings === 0) return null;
  return (
    <Suspense fallback={null}>
      <SearchDialog openings={openings} />
    </Suspense>
  );
}
