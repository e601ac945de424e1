import { useMemo, useState } from 'react';
import type { PhotoId } from '../../../shared/domain/ids.ts';
import type { PhotoFilter } from '../../../shared/domain/studio-photo.ts';
import { fetchPhotoIds } from './inbox-queries.ts';
import {
  chooseOnly,
  chooseRange,
  goTo,
  nextPlace,
  NOTHING_CHOSEN,
  rangeOf,
  settlePlace,
  toggle,
  type Place,
  type Selection,
} from './photo-selection.ts';
import type { PhotoWindows } from './use-photo-windows.ts';

export interface PhotoSelection {
  readonly active: Place | null;
  readonly chosen: ReadonlySet<PhotoId>;
  /** What a decision is about: the chosen ones, or the one the keys stand on. */
  readonly subject: readonly PhotoId[];
  readonly choose: (index: number) => void;
  readonly toggle: (index: number) => void;
  /** Moves without choosing. */
  readonly goTo: (index: number) => void;
  readonly extendTo: (index: number) => void;
  readonly chooseAll: () => void;
  readonly clear: () => void;
  /** After a decision on these: on to the next photo. */
  readonly goOn: (decided: readonly PhotoId[]) => void;
}

/**
 * What is chosen in the grid and where its keys stand. Indexes may lie beyond what is fetched: then the ids alone
 * are asked for, which are at hand sooner than the photos.
 */
export function usePhotoSelection(
  filter: PhotoFilter,
  total: number,
  windows: PhotoWindows,
  onError: (error: unknown) => void,
): PhotoSelection {
  const [selection, setSelection] = useState<Selection>(NOTHING_CHOSEN);
  const { idAt, indexOf } = windows;
  const active = useSamePlace(settlePlace(selection.active, idAt, indexOf, total));
  const { chosen } = selection;

  async function change(
    index: number,
    next: (before: Selection, place: Place) => Selection,
  ): Promise<void> {
    const id = idAt(index) ?? (await fetchPhotoIds(filter))[index];
    if (id === undefined) return;
    setSelection((before) => next(before, { id, index }));
  }

  async function extendTo(index: number): Promise<void> {
    const from = (selection.anchor ?? active)?.index ?? index;
    const ids =
      rangeOf(idAt, from, index) ??
      (await fetchPhotoIds(filter)).slice(Math.min(from, index), Math.max(from, index) + 1);
    const id = index < from ? ids[0] : ids.at(-1);
    if (id === undefined) return;
    setSelection((before) => chooseRange({ ...before, active }, ids, { id, index }));
  }

  async function chooseAll(): Promise<void> {
    const ids = (total === 0 ? [] : rangeOf(idAt, 0, total - 1)) ?? (await fetchPhotoIds(filter));
    setSelection((before) => ({ ...before, chosen: new Set(ids) }));
  }

  function goOn(ids: readonly PhotoId[]): void {
    const decided = new Set(ids);
    const concerned =
      active !== null && (decided.has(active.id) || ids.some((id) => chosen.has(id)));
    // Dragged away from beside the chosen ones: those stay chosen.
    if (!concerned) return;
    const next = nextPlace(idAt, decided, active.index, total);
    setSelection(next === null ? { ...NOTHING_CHOSEN, active } : chooseOnly(next));
  }

  return {
    active,
    chosen,
    subject: useMemo(
      () => (chosen.size > 0 ? [...chosen] : active === null ? [] : [active.id]),
      [chosen, active],
    ),
    choose: (index) => void change(index, (_, place) => chooseOnly(place)).catch(onError),
    toggle: (index) => void change(index, toggle).catch(onError),
    goTo: (index) => void change(index, goTo).catch(onError),
    extendTo: (index) => void extendTo(index).catch(onError),
    chooseAll: () => void chooseAll().catch(onError),
    clear: () => setSelection({ ...NOTHING_CHOSEN, active }),
    goOn,
  };
}

/** The same object for the same place: what hangs on it is not drawn anew. */
function useSamePlace(place: Place | null): Place | null {
  const [kept, setKept] = useState(place);
  if (kept === place || (kept?.id === place?.id && kept?.index === place?.index)) return kept;
  setKept(place);
  return place;
}
