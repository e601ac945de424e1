import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import type { ListingRow } from '../../../shared/ipc/listing-row.ts';
import { libraryQuery } from '../../api/library-query.ts';
import { WINDOW_ROWS } from '../listings-queries.ts';

export type MatrixInput = Omit<Input<'listings:matrix'>, 'offset' | 'limit'>;

function windowQuery(input: MatrixInput, window: number) {
  return libraryQuery(
    'listings:matrix',
    { ...input, offset: window * WINDOW_ROWS, limit: WINDOW_ROWS },
    ['listings', 'photos', 'households', 'marketplaces', 'settings'],
  );
}

/** The first window: it also says how many there are. */
export function useFirstWindow(input: MatrixInput) {
  return useQuery<Output<'listings:matrix'>>({
    ...windowQuery(input, 0),
    placeholderData: keepPreviousData,
  });
}

/** The rows of some places of the matrix, fetched in windows; undefined while a window is being fetched. */
export function useMatrixWindows(
  input: MatrixInput,
  indexes: readonly number[],
): { readonly rowAt: (index: number) => ListingRow | undefined; readonly error: Error | null } {
  const windows = [...new Set(indexes.map((index) => Math.floor(index / WINDOW_ROWS)))];
  const answers = useQueries({ queries: windows.map((window) => windowQuery(input, window)) });
  return {
    rowAt: (index) =>
      answers[windows.indexOf(Math.floor(index / WINDOW_ROWS))]?.data?.rows[index % WINDOW_ROWS],
    error: answers.find(({ error }) => error !== null)?.error ?? null,
  };
}
