import { useQueries } from '@tanstack/react-query';
import type { ListingRow } from '../../../shared/ipc/listing-row.ts';
import { listingsWindowQuery, WINDOW_ROWS, type ListingsInput } from '../listings-queries.ts';

export interface ListingWindows {
  /** Undefined while its window is being fetched. */
  readonly rowAt: (index: number) => ListingRow | undefined;
  readonly error: Error | null;
}

/** The rows of some places of the grid, fetched in windows. */
export function useListingWindows(
  input: ListingsInput,
  indexes: readonly number[],
): ListingWindows {
  const windows = [...new Set(indexes.map((index) => Math.floor(index / WINDOW_ROWS)))];
  const answers = useQueries({
    queries: windows.map((window) => listingsWindowQuery(input, window)),
  });
  return {
    rowAt: (index) =>
      answers[windows.indexOf(Math.floor(index / WINDOW_ROWS))]?.data?.rows[index % WINDOW_ROWS],
    error: answers.find(({ error }) => error !== null)?.error ?? null,
  };
}
