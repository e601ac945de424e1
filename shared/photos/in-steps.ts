/**
 * Work that may be put aside after each step, by whoever has other things to do meanwhile. A step takes a
 * millisecond or two: the longest puts thousands of photos in order.
 */
export type InSteps<Result> = Generator<undefined, Result, undefined>;

/** Does it at one go. */
export function toEnd<Result>(work: InSteps<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
