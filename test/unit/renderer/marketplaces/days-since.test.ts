import { describe, expect, it } from 'vitest';
import { daysSince } from '../../../../renderer/marketplaces/days-since.ts';

describe('daysSince', () => {
  it('counts calendar days by the clock on the wall, over months and leap days', () => {
    expect(daysSince('2026-11-23', new Date(2026, 10, 23, 0, 1))).toBe(0);
    expect(daysSince('2026-11-23', new Date(2026, 10, 24, 0, 1))).toBe(1);
    expect(daysSince('2026-11-23', new Date(2026, 10, 25, 23, 59))).toBe(2);
    expect(daysSince('2028-02-28', new Date(2028, 2, 1))).toBe(2);
  });

  it('calls no rule younger than today', () => {
    expect(daysSince('2026-11-23', new Date(2026, 10, 20))).toBe(0);
  });
});
