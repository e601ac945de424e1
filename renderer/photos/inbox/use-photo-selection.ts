import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
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
  /** After a decision: on to the next photo. */
  readonly goOn: () => void;
}

/** What is chosen in the grid and where its keys stand. Indexes may lie beyond what is fetched. */
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
  // For handlers that tiles keep: they must see the newest without being made anew.
  const latest = useRef({ selection, active, idAt, total, filter });
  useEffect(() => {
    latest.current = { selection, active, idAt, total, filter };
  });

  const at = (index: number): Place | null => {
    const id = latest.current.idAt(index);
    return id === undefined ? null : { id, index };
  };
  const change = useCallback(
    (index: number, next: (before: Selection, place: Place) => Selection) => {
      const place = at(index);
      if (place !== null) {
        setSelection((before) => next({ ...before, active: latest.current.active }, place));
        return;
      }
      // Not fetched yet, as after End: the ids alone are at hand sooner than the window.
      void fetchPhotoIds(latest.current.filter).then((ids) => {
        const id = ids[index];
        if (id !== undefined) setSelection((before) => next(before, { id, index }));
      }, onError);
      // `at` reads nothing but the ref.
      // oxlint-disable-next-line react/exhaustive-deps
    },
    [],
  );

  const extendTo = useCallback(
    (index: number) => {
      const { selection: now, active: stands } = latest.current;
      const from = (now.anchor ?? stands)?.index ?? index;
      const place = at(index);
      const ids = rangeOf(latest.current.idAt, from, index);
      if (ids !== null && place !== null) {
        setSelection((before) => chooseRange({ ...before, active: stands }, ids, place));
        return;
      }
      void fetchPhotoIds(latest.current.filter).then((all) => {
        const id = all[index];
        if (id === undefined) return;
        const between = all.slice(Math.min(from, index), Math.max(from, index) + 1);
        setSelection((before) =>
          chooseRange({ ...before, active: stands }, between, { id, index }),
        );
      }, onError);
    },
    // oxlint-disable-next-line react/exhaustive-deps
    [],
  );

  const chooseAll = useCallback(() => {
    const { idAt: idOf, total: count, filter: wanted } = latest.current;
    const choose = (ids: readonly PhotoId[]) =>
      setSelection((before) => ({ ...before, chosen: new Set(ids) }));
    const here = count === 0 ? [] : rangeOf(idOf, 0, count - 1);
    if (here !== null) choose(here);
    else void fetchPhotoIds(wanted).then(choose, onError);
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const goOn = useCallback(() => {
    const { selection: now, active: stands, idAt: idOf, total: count } = latest.current;
    const decided = new Set(now.chosen);
    if (stands !== null && decided.size === 0) decided.add(stands.id);
    const next = nextPlace(idOf, decided, stands?.index ?? 0, count);
    setSelection(next === null ? { ...NOTHING_CHOSEN, active: stands } : chooseOnly(next));
  }, []);

  return {
    active,
    chosen,
    subject: useMemo(
      () => (chosen.size > 0 ? [...chosen] : active === null ? [] : [active.id]),
      [chosen, active],
    ),
    choose: useCallback((index) => change(index, (_, place) => chooseOnly(place)), [change]),
    toggle: useCallback((index) => change(index, toggle), [change]),
    goTo: useCallback((index) => change(index, goTo), [change]),
    extendTo,
    chooseAll,
    clear: useCallback(
      () => setSelection((before) => ({ ...NOTHING_CHOSEN, active: before.active })),
      [],
    ),
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
