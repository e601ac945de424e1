import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { createQueryClient, refreshTopics } from '../../../../renderer/app/query-client.ts';

describe('the query client', () => {
  it('asks again exactly for what is made of a changed topic', async () => {
    const client = createQueryClient();
    const asked = { listings: 0, households: 0, profiles: 0 };
    const watch = (key: keyof typeof asked, topics: readonly ('listings' | 'households')[]) =>
      new QueryObserver(client, {
        queryKey: [key],
        queryFn: () => {
          asked[key] += 1;
          return asked[key];
        },
        meta: { topics },
      }).subscribe(() => undefined);
    const stops = [
      watch('listings', ['listings', 'households']),
      watch('households', ['households']),
      watch('profiles', []),
    ];
    await expect.poll(() => asked).toEqual({ listings: 1, households: 1, profiles: 1 });
    await refreshTopics(client, ['listings']);
    expect(asked).toEqual({ listings: 2, households: 1, profiles: 1 });
    await refreshTopics(client, ['households', 'photos']);
    expect(asked).toEqual({ listings: 3, households: 2, profiles: 1 });
    for (const stop of stops) stop();
  });
});
