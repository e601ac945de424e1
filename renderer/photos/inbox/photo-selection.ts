import type { PhotoId } from '../../../shared/domain/ids.ts';

/** A photo and where it stands in the grid, counted from 0. */
export interface Place {
  readonly id: PhotoId;
  readonly index: number;
}

export interface Selection {
  readonly chosen: ReadonlySet<PhotoId>;
  /** Where a range begins. */
  readonly anchor: Place | null;
  /** Where keys go on from. */
  readonly active: Place | null;
}

/** What the grid holds; undefined where it has not been fetched yet. */
export type IdAt = (index: number) => PhotoId | undefined;

export const NOTHING_CHOSEN: Selection = { chosen: new Set(), anchor: null, active: null };

export function chooseOnly(place: Place): Selection {
  return { chosen: new Set([place.id]), anchor: place, active: place };
}

export function toggle({ chosen }: Selection, place: Place): Selection {
  const after = new Set(chosen);
  if (!after.delete(place.id)) after.add(place.id);
  return { chosen: after, anchor: place, active: place };
}

/** Goes there and leaves what is chosen. */
export function goTo(selection: Selection, place: Place): Selection {
  return { ...selection, active: place };
}

/** `ids` are those between the anchor and the place, both included. */
export function chooseRange(
  selection: Selection,
  ids: readonly PhotoId[],
  place: Place,
): Selection {
  return {
    chosen: new Set(ids),
    anchor: selection.anchor ?? selection.active ?? place,
    active: place,
  };
}

/** Ids from one place to another in either direction; null when one between them is not fetched. */
export function rangeOf(idAt: IdAt, from: number, to: number): PhotoId[] | null {
  const ids: PhotoId[] = [];
  for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
    const id = idAt(index);
    if (id === undefined) return null;
    ids.push(id);
  }
  return ids;
}

/**
 * Where a place is now that the list has changed: its photo's new index, or, when the photo is gone, whatever
 * stands at its index. A place of which nothing is known yet stays as it is.
 */
export function settlePlace(
  place: Place | null,
  idAt: IdAt,
  indexOf: (id: PhotoId) => number | undefined,
  total: number,
): Place | null {
  if (place === null || total === 0) return null;
  if (place.index < total && idAt(place.index) === place.id) return place;
  const index = indexOf(place.id);
  if (index !== undefined) return { id: place.id, index };
  const near = Math.min(place.index, total - 1);
  const id = idAt(near);
  return id === undefined ? { id: place.id, index: near } : { id, index: near };
}

/** The next photo that is not among those just decided on; before them when none follows. */
export function nextPlace(
  idAt: IdAt,
  decided: ReadonlySet<PhotoId>,
  from: number,
  total: number,
): Place | null {
  for (const step of [1, -1]) {
    for (let index = from; index >= 0 && index < total; index += step) {
      const id = idAt(index);
      if (id === undefined) break;
      if (!decided.has(id)) return { id, index };
    }
  }
  return null;
}
