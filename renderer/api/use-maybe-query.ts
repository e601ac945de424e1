import { useQuery, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';

/** A query that waits for what it is about: without an id nothing is asked. */
export function useMaybeQuery<Id, Value>(
  id: Id | null,
  query: (id: Id) => UseQueryOptions<Value>,
): UseQueryResult<Value> {
  return useQuery<Value>(
    id === null
      ? {
          queryKey: ['nothing'],
          queryFn: () => Promise.reject(new Error('disabled')),
          enabled: false,
        }
      : query(id),
  );
}
