/**
 * Work that may be put aside after each step, by whoever has other things to do meanwhile. A step takes less than a
 * millisecond.
 */
export type InSteps<Result> = Generator<undefined, Result, undefined>;

/** Does it at one go. */
export function toEnd<Result>(work: InSteps<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
