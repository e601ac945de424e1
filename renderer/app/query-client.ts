import { QueryClient } from '@tanstack/react-query';
import type { LibraryTopic } from '../../shared/ipc/events.ts';
import { onEvent } from '../api/len-san-client.ts';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** What the answer is made of: it is asked again when one of these changed. */
      readonly topics?: readonly LibraryTopic[];
    };
  }
}

/**
 * Nothing here waits for a network, and nothing turns stale by itself: main says what changed.
 * Failures are not repeated blindly; the person is told and decides.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Asks again for everything on screen that is made of one of the topics. */
export async function refreshTopics(
  client: QueryClient,
  topics: readonly LibraryTopic[],
): Promise<void> {
  await client.invalidateQueries({
    predicate: (query) => query.meta?.topics?.some((topic) => topics.includes(topic)) ?? false,
  });
}

/** Keeps the client in step with the library. Returns the function that stops it. */
export function followLibrary(client: QueryClient): () => void {
  return onEvent('library:changed', ({ topics }) => {
    void refreshTopics(client, topics);
  });
}
