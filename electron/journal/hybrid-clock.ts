/**
 * Hybrid logical clock (Kulkarni et al. 2014): wall time while it moves forward, a counter while it does not.
 * Text of fixed width, so that text order is time order: 12 hex digits of milliseconds, 4 of counter, the device.
 * A laptop whose clock was set back seven years still writes later stamps than before.
 */
export interface HybridClock {
  next(): string;
}

const MOST_PER_MILLISECOND = 0xffff;

/** `last` is the newest stamp of the journal, or null in a new library. */
export function createHybridClock(
  now: () => Date,
  deviceId: string,
  last: string | null,
): HybridClock {
  let milliseconds = last === null ? 0 : Number.parseInt(last.slice(0, 12), 16);
  let counter = last === null ? 0 : Number.parseInt(last.slice(13, 17), 16);
  return {
    next() {
      const wall = now().getTime();
      if (wall > milliseconds) {
        milliseconds = wall;
        counter = 0;
      } else if (counter < MOST_PER_MILLISECOND) {
        counter += 1;
      } else {
        milliseconds += 1;
        counter = 0;
      }
      const time = milliseconds.toString(16).padStart(12, '0');
      return `${time}-${counter.toString(16).padStart(4, '0')}-${deviceId}`;
    },
  };
}
