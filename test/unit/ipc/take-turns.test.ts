import { setImmediate as breathe } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createTurns } from '../../../electron/ipc/take-turns.ts';

it('begins one after the other, and the loop goes round between two of them', async () => {
  const inTurn = createTurns();
  const seen: string[] = [];
  const answer = async (name: string): Promise<void> => {
    await Promise.resolve();
    seen.push(name);
    // Whatever else waits for the loop comes before the next answer.
    setImmediate(() => seen.push(`after ${name}`));
  };
  await Promise.all(['one', 'two', 'three'].map((name) => inTurn(() => answer(name))));
  await breathe();
  await breathe();
  expect(seen).toEqual(['one', 'after one', 'two', 'after two', 'three', 'after three']);
});

it('begins at once when nobody was before it', async () => {
  const inTurn = createTurns();
  await inTurn(() => Promise.resolve());
  await breathe();
  await breathe();
  let hasGoneRound = false;
  setImmediate(() => (hasGoneRound = true));
  await inTurn(() => Promise.resolve());
  expect(hasGoneRound).toBe(false);
});

it('does not wait for the end of what was begun, nor stop at what failed', async () => {
  const inTurn = createTurns();
  const never = inTurn(() => new Promise<never>(() => undefined));
  const failed = inTurn(() => Promise.reject(new Error('not this one')));
  await expect(failed).rejects.toThrow('not this one');
  await expect(Promise.race([never, inTurn(() => Promise.resolve('done'))])).resolves.toBe('done');
});
