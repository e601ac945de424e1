import { useCallback, useState } from 'react';
import type { ListingId } from '../../../shared/domain/ids.ts';

/** Listings chosen in the grid; they stay chosen while one filters and scrolls. */
export function useChosenListings() {
  const [chosen, setChosen] = useState<ReadonlySet<ListingId>>(new Set());
  const toggle = useCallback(
    (id: ListingId) =>
      setChosen((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    [],
  );
  const clear = useCallback(() => setChosen(new Set()), []);
  return { chosen, toggle, clear };
}
