import { describe, expect, it } from 'vitest';
import { ladderOf, nextStepOf } from '../../../electron/households/ladder.ts';

describe('ladder', () => {
  it.each([
    [{ hasPublishConsent: false, hasListing: false, hasBundle: false }, 'consent'],
    [{ hasPublishConsent: true, hasListing: false, hasBundle: false }, 'profile'],
    [{ hasPublishConsent: true, hasListing: true, hasBundle: false }, 'account'],
    [{ hasPublishConsent: true, hasListing: true, hasBundle: true }, 'first-order'],
    [{ hasPublishConsent: false, hasListing: true, hasBundle: true }, 'consent'],
  ] as const)('%o leads to %s', (facts, next) => {
    expect(nextStepOf(facts)).toBe(next);
  });

  it('never claims an account or an order that nobody recorded', () => {
    const reached = ladderOf({ hasPublishConsent: true, hasListing: true, hasBundle: true }).filter(
      (rung) => rung.reached,
    );
    expect(reached.map(({ step }) => step)).toEqual(['consent', 'profile', 'listed']);
  });
});
