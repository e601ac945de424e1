import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { daySchema, householdIdSchema, type HouseholdId } from '../../../shared/domain/ids.ts';
import { photoViewSchema, type PhotoFilter } from '../../../shared/domain/studio-photo.ts';
import { photoFlagCodeSchema } from '../../../shared/photos/photo-judgement.ts';

export interface InboxFilter extends PhotoFilter {
  readonly householdId: HouseholdId | null;
}

export interface InboxView {
  readonly filter: InboxFilter;
  /** Kept to a household, a flag or days. */
  readonly isNarrowed: boolean;
  readonly change: (changes: Partial<InboxFilter>) => void;
}

/** What the grid shows stands in the address: going back from a listing finds the same photos. */
export function useInboxView(): InboxView {
  const [search, setSearch] = useSearchParams();
  const words = search.toString();
  const filter = useMemo(() => readFilter(new URLSearchParams(words)), [words]);
  return {
    filter,
    isNarrowed:
      filter.householdId !== null ||
      filter.flag !== null ||
      filter.fromDay !== null ||
      filter.toDay !== null,
    change: (changes) => setSearch(writeFilter({ ...filter, ...changes }), { replace: true }),
  };
}

/** Words that mean nothing are left out. */
export function readFilter(search: URLSearchParams): InboxFilter {
  return {
    view: photoViewSchema.safeParse(search.get('show')).data ?? 'unassigned',
    householdId: householdIdSchema.safeParse(search.get('household')).data ?? null,
    listingId: null,
    flag: photoFlagCodeSchema.safeParse(search.get('flag')).data ?? null,
    fromDay: daySchema.safeParse(search.get('from')).data ?? null,
    toDay: daySchema.safeParse(search.get('to')).data ?? null,
  };
}

export function writeFilter(filter: InboxFilter): Record<string, string> {
  const words: [string, string | null][] = [
    ['show', filter.view === 'unassigned' ? null : filter.view],
    ['household', filter.householdId],
    ['flag', filter.flag],
    ['from', filter.fromDay],
    ['to', filter.toDay],
  ];
  return Object.fromEntries(
    words.flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  );
}
