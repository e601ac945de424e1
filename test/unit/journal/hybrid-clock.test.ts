import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHybridClock } from '../../../electron/journal/hybrid-clock.ts';

const DEVICE = 'abcdef012345';

describe('hybrid clock', () => {
  it('never goes back or stands still, whatever the laptop’s clock does, across restarts too', () => {
    const time = fc.integer({ min: 0, max: 4_102_444_800_000 });
    fc.assert(
      fc.property(
        fc.array(time, { minLength: 2, maxLength: 60 }),
        fc.nat(58),
        (times, restartAfter) => {
          const stamps: string[] = [];
          let clock = createHybridClock(() => new Date(times[stamps.length] ?? 0), DEVICE, null);
          for (let index = 0; index < times.length; index += 1) {
            if (index === restartAfter + 1) {
              clock = createHybridClock(
                () => new Date(times[stamps.length] ?? 0),
                DEVICE,
                stamps.at(-1) ?? null,
              );
            }
            stamps.push(clock.next());
          }
          expect(stamps).toEqual([...new Set(stamps)].toSorted());
        },
      ),
    );
  });

  it('carries wall time while that moves forward', () => {
    const clock = createHybridClock(() => new Date(0x19a_1234_5678), DEVICE, null);
    expect(clock.next()).toBe('019a12345678-0000-abcdef012345');
    expect(clock.next()).toBe('019a12345678-0001-abcdef012345');
  });

  it('borrows from the next millisecond when one is used up', () => {
    const clock = createHybridClock(
      () => new Date(1000),
      DEVICE,
      `${(1000).toString(16).padStart(12, '0')}-ffff-${DEVICE}`,
    );
    expect(clock.next()).toBe(`${(1001).toString(16).padStart(12, '0')}-0000-${DEVICE}`);
  });
});
