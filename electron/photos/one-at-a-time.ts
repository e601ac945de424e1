/** Runs what it is given after everything given before, however that ended. */
export type OneAtATime = <Value>(work: () => Promise<Value>) => Promise<Value>;

export function createOneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return await mine;
  };
}
