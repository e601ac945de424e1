import { useSearchParams } from 'react-router';
import { householdIdSchema, marketplaceIdSchema } from '../../../shared/domain/ids.ts';
import type { MatrixInput } from './matrix-queries.ts';

export const MATRIX_FILTERS = [
  'all',
  'unfinished',
  'ready',
] as const satisfies readonly MatrixInput['filter'][];
const SORTS = ['problems', 'name', 'household'] as const satisfies readonly MatrixInput['sort'][];

export interface MatrixView {
  readonly input: MatrixInput;
  /** Nothing is searched or left out. */
  readonly isWhole: boolean;
  readonly change: (changes: Partial<MatrixInput>) => void;
}

/** What is shown stands in the address: going back from a listing finds the same place. */
export function useMatrixView(): MatrixView {
  const [search, setSearch] = useSearchParams();
  const input: MatrixInput = {
    query: search.get('q') ?? '',
    householdId: householdIdSchema.safeParse(search.get('household')).data ?? null,
    of: marketplaceIdSchema.safeParse(search.get('of')).data ?? null,
    filter: MATRIX_FILTERS.find((filter) => filter === search.get('filter')) ?? 'all',
    sort: SORTS.find((sort) => sort === search.get('sort')) ?? 'problems',
    descending: search.get('order') === 'down',
  };
  return {
    input,
    isWhole: input.query === '' && input.householdId === null && input.filter === 'all',
    change: (changes) => {
      const next = { ...input, ...changes };
      const words: [string, string, string][] = [
        ['q', next.query, ''],
        ['household', next.householdId ?? '', ''],
        ['of', next.of ?? '', ''],
        ['filter', next.filter, 'all'],
        ['sort', next.sort, 'problems'],
        ['order', next.descending ? 'down' : 'up', 'up'],
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
