import { useSearchParams } from 'react-router';
import { householdIdSchema } from '../../../shared/domain/ids.ts';
import { listingSortSchema } from '../../../shared/ipc/contract-listings.ts';
import type { ListingsInput } from '../listings-queries.ts';

export const LISTING_FILTERS = [
  'all',
  'ready',
  'problems',
  'no-photos',
  'draft',
] as const satisfies readonly ListingsInput['filter'][];

export interface ListingsView {
  readonly input: ListingsInput;
  /** Nothing is searched or left out. */
  readonly isWhole: boolean;
  readonly change: (
    changes: Partial<Omit<ListingsInput, 'filter'>> & { readonly filter?: string },
  ) => void;
}

/** What the grid shows stands in the address: going back from a listing finds the same grid. */
export function useListingsView(): ListingsView {
  const [search, setSearch] = useSearchParams();
  const input: ListingsInput = {
    query: search.get('q') ?? '',
    householdId: householdIdSchema.safeParse(search.get('household')).data ?? null,
    filter: filterOf(search.get('filter')),
    sort: listingSortSchema.safeParse(search.get('sort')).data ?? 'updated',
    descending: search.get('order') !== 'up',
  };
  return {
    input,
    isWhole: input.query === '' && input.householdId === null && input.filter === 'all',
    change: (changes) => {
      const next = { ...input, ...changes };
      const words: [string, string, string][] = [
        ['q', next.query, ''],
        ['household', next.householdId ?? '', ''],
        ['filter', next.filter, 'all'],
        ['sort', next.sort, 'updated'],
        ['order', next.descending ? 'down' : 'up', 'down'],
      ];
      setSearch(
        Object.fromEntries(
          words.flatMap(([key, value, usual]) => (value === usual ? [] : [[key, value]])),
        ),
        { replace: true },
      );
    },
  };
}

function filterOf(word: string | null): ListingsInput['filter'] {
  return LISTING_FILTERS.find((filter) => filter === word) ?? 'all';
}
