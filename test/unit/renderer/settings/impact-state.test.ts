import { describe, expect, it } from 'vitest';
import { impactState } from '../../../../renderer/settings/impact-state.ts';

describe('impactState', () => {
  it.each([
    [undefined, 'working'],
    ['running', 'working'],
    // The answer is being fetched.
    ['done', 'working'],
    ['cancelled', 'stopped'],
    ['failed', 'stopped'],
    ['interrupted', 'stopped'],
  ] as const)('%s without an answer is %s', (state, expected) => {
    expect(impactState(state && { state }, false)).toBe(expected);
  });

  it('is answered whatever became of a later comparison', () => {
    expect(impactState({ state: 'cancelled' }, true)).toBe('answered');
  });
});
