import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDraftKeeper, type DraftState } from '../../../../renderer/listings/draft-keeper.ts';

describe('draft keeper', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function setUp(diskMs = 20) {
    const saved: { form: string; at: number }[] = [];
    const states: DraftState[] = [];
    const failures = { left: 0 };
    const start = Date.now();
    const keeper = createDraftKeeper({
      save: async (form) => {
        await new Promise((resolve) => setTimeout(resolve, diskMs));
        if (failures.left > 0) {
          failures.left -= 1;
          throw new Error('disk');
        }
        saved.push({ form, at: Date.now() - start });
        return new Date().toISOString();
      },
      onState: (state) => states.push(state),
    });
    return { keeper, saved, states, failures };
  }

  it('keeps one draft after a short rest, not one per key', async () => {
    const { keeper, saved, states } = setUp();
    for (const text of ['g', 'gạ', 'gạo']) {
      keeper.change(text);
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(saved.map(({ form }) => form)).toEqual(['gạo']);
    expect(states.at(-1)).toMatchObject({ kind: 'kept' });
  });

  it('keeps within two seconds although typing never rests', async () => {
    const { keeper, saved } = setUp();
    for (let key = 0; key < 60; key += 1) {
      keeper.change(`text ${key}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(saved.length).toBeGreaterThanOrEqual(3);
    const times = [0, ...saved.map(({ at }) => at)];
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2000);
  });

  it('never has two saves under way, and the newest text is the last one kept', async () => {
    const { keeper, saved } = setUp(5000);
    keeper.change('first');
    await vi.advanceTimersByTimeAsync(1000);
    keeper.change('second');
    await vi.advanceTimersByTimeAsync(2000);
    keeper.change('third');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(saved.map(({ form }) => form)).toEqual(['first', 'third']);
    expect((saved[1]?.at ?? 0) - (saved[0]?.at ?? 0)).toBeGreaterThanOrEqual(5000);
  });

  it('flushes at once when the person leaves', async () => {
    const { keeper, saved } = setUp();
    keeper.change('half a wo');
    const flushed = keeper.flush();
    await vi.advanceTimersByTimeAsync(25);
    await flushed;
    expect(saved).toEqual([{ form: 'half a wo', at: 20 }]);
  });

  it('waits for a save under way before it flushes the newer text', async () => {
    const { keeper, saved } = setUp(100);
    keeper.change('old');
    await vi.advanceTimersByTimeAsync(750);
    keeper.change('new');
    const flushed = keeper.flush();
    await vi.advanceTimersByTimeAsync(300);
    await flushed;
    expect(saved.map(({ form }) => form)).toEqual(['old', 'new']);
  });

  it('keeps nothing after the form was saved for good', async () => {
    const { keeper, saved, states } = setUp();
    keeper.change('typed');
    const dropped = keeper.drop();
    await vi.advanceTimersByTimeAsync(10_000);
    await dropped;
    expect(saved).toEqual([]);
    expect(states.at(-1)).toEqual({ kind: 'nothing' });
  });

  it('says that it failed, tries again, and does not put an old text over a newer one', async () => {
    const { keeper, saved, states, failures } = setUp();
    failures.left = 1;
    keeper.change('typed');
    await vi.advanceTimersByTimeAsync(800);
    expect(states.at(-1)).toEqual({ kind: 'failed' });
    keeper.change('typed more');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saved.map(({ form }) => form)).toEqual(['typed more']);

    failures.left = 1;
    keeper.change('once more');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saved.map(({ form }) => form)).toEqual(['typed more', 'once more']);
  });

  it('does not revive a failed save after it was dropped', async () => {
    const { keeper, saved, failures } = setUp();
    failures.left = 1;
    keeper.change('typed');
    await vi.advanceTimersByTimeAsync(710);
    const dropped = keeper.drop();
    await vi.advanceTimersByTimeAsync(20_000);
    await dropped;
    expect(saved).toEqual([]);
  });
});
