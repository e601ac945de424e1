import { QueryClient } from '@tanstack/react-query';
import type { LibraryTopic } from '../../shared/ipc/events.ts';
import { onEvent } from '../api/len-san-client.ts';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** What the answer is made of: it is asked again when one of these changed. */
      readonly topics?: readonly LibraryTopic[];
      /** Long lists: while one change follows another, as when photos come in, they are asked again once a second. */
      readonly isCostly?: boolean;
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

/** What a grid of thousands can be drawn again without stuttering; slower, and one would see it lag behind. */
const COSTLY_EVERY_MS = 1000;

/** Asks again for everything on screen that is made of one of the topics. */
export async function refreshTopics(
  client: QueryClient,
  topics: readonly LibraryTopic[],
  which: 'all' | 'cheap' | 'costly' = 'all',
): Promise<void> {
  await client.invalidateQueries({
    predicate: ({ meta }) =>
      (which === 'all' || (meta?.isCostly === true) === (which === 'costly')) &&
      (meta?.topics?.some((topic) => topics.includes(topic)) ?? false),
  });
}

/** Keeps the client in step with the library. Returns the function that stops it. */
export function followLibrary(client: QueryClient): () => void {
  const costly = paced((topics) => void refreshTopics(client, topics, 'costly'), COSTLY_EVERY_MS);
  const stop = onEvent('library:changed', ({ topics }) => {
    void refreshTopics(client, topics, 'cheap');
    costly.tell(topics);
  });
  return () => {
    stop();
    costly.stop();
  };
}

/** Passes on the first news at once, and what comes within `everyMs` after it together at the end. */
export function paced(run: (topics: readonly LibraryTopic[]) => void, everyMs: number) {
  const waiting = new Set<LibraryTopic>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    if (waiting.size === 0) return;
    const topics = [...waiting];
    waiting.clear();
    timer = setTimeout(flush, everyMs);
    run(topics);
  };
  return {
    tell(topics: readonly LibraryTopic[]): void {
      for (const topic of topics) waiting.add(topic);
      if (timer === undefined) flush();
    },
    stop: () => clearTimeout(timer),
  };
}
