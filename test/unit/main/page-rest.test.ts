import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPage } from '../../../electron/main/page-rest.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const served = { status: 200, headers: {}, body: Buffer.alloc(0) };

function watched() {
  const waiting: (() => void)[] = [];
  const { serve, rests } = watchPage(
    () =>
      new Promise((resolve) => {
        waiting.push(() => resolve(served));
      }),
  );
  let isResting = false;
  const follow = async (): Promise<void> => {
    await rests;
    isResting = true;
  };
  void follow();
  const ask = (path: string) => void serve({ url: `app://len-san/${path}`, method: 'GET' });
  return { ask, answer: () => waiting.shift()?.(), isResting: () => isResting };
}

describe('watchPage', () => {
  it('says that the page rests when it has its script and nothing it asked for is open', async () => {
    const page = watched();
    page.ask('index.html');
    page.answer();
    await vi.advanceTimersByTimeAsync(200);
    expect(page.isResting()).toBe(false);
    page.ask('assets/index.js');
    page.ask('assets/font.woff2');
    page.answer();
    await vi.advanceTimersByTimeAsync(200);
    expect(page.isResting()).toBe(false);
    page.answer();
    await vi.advanceTimersByTimeAsync(200);
    expect(page.isResting()).toBe(true);
  });

  it('waits for no page for ever', async () => {
    const page = watched();
    await vi.advanceTimersByTimeAsync(1499);
    expect(page.isResting()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(page.isResting()).toBe(true);
  });
});
