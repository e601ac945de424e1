import { setImmediate as breathe } from 'node:timers/promises';

/** Begins the work when it is its turn: in the order of the calls. What it comes to is the caller's own to wait for. */
export type InTurn = <Value>(work: () => Promise<Value>) => Promise<Value>;

const goRound = async (): Promise<void> => {
  await breathe();
};

/**
 * Between the beginnings of two works the event loop goes round. A change of the library makes the window ask a dozen
 * things at once; answered at one go they are a pause in which no picture is shown and no key is heard.
 */
export function createTurns(): InTurn {
  let last: Promise<void> = Promise.resolve();
  return async (work) => {
    // In a list: the next turn waits until this one has begun, not for what comes of it.
    const begun = last.then(() => [work()] as const);
    last = begun.then(goRound, goRound);
    const [answer] = await begun;
    return await answer;
  };
}
