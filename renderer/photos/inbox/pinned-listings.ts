import { useSyncExternalStore } from 'react';
import type { ListingId } from '../../../shared/domain/ids.ts';

/** Keys 1 to 9. */
const MOST_PINNED = 9;

/** Listings beside the grid, each under its number, and which of them were used when. */
export interface Pinned {
  readonly ids: readonly ListingId[];
  /** The last one used stands last. */
  readonly used: readonly ListingId[];
}

const NONE: Pinned = { ids: [], used: [] };

/**
 * A number stays with its listing for as long as it can: fingers remember it. A listing that comes when all numbers
 * are taken gets that of the one not used for longest.
 */
export function withPinned(pinned: Pinned, id: ListingId): Pinned {
  const used = [...pinned.used.filter((other) => other !== id), id];
  if (pinned.ids.includes(id)) return { ids: pinned.ids, used };
  if (pinned.ids.length < MOST_PINNED) return { ids: [...pinned.ids, id], used };
  const oldest = pinned.ids.toSorted(
    (one, other) => pinned.used.indexOf(one) - pinned.used.indexOf(other),
  )[0];
  return {
    ids: pinned.ids.map((other) => (other === oldest ? id : other)),
    used: used.filter((other) => other !== oldest),
  };
}

let pinned = NONE;
const listeners = new Set<() => void>();

function set(next: Pinned): void {
  pinned = next;
  for (const listener of listeners) listener();
}

/** Lives as long as the window: leaving the page does not shuffle the numbers. */
export const pinnedListings = {
  use: (): Pinned =>
    useSyncExternalStore(
      (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      () => pinned,
    ),
  /** What stands there at first; later calls change nothing. */
  begin(ids: readonly ListingId[]): void {
    if (pinned.ids.length === 0 && ids.length > 0)
      set({ ids: ids.slice(0, MOST_PINNED), used: [] });
  },
  pin: (id: ListingId) => set(withPinned(pinned, id)),
  forget: (id: ListingId) =>
    set({
      ids: pinned.ids.filter((other) => other !== id),
      used: pinned.used.filter((other) => other !== id),
    }),
};
