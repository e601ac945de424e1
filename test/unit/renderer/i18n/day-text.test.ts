import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../../../../renderer/i18n/formats.ts';
import { addMonths, daysBetween, localDay, parseDay } from '../../../../renderer/i18n/day-text.ts';

describe('parseDay', () => {
  it.each([
    ['14/8/2028', '2028-08-14'],
    ['14-08-2028', '2028-08-14'],
    ['14.8.28', '2028-08-14'],
    [' 1 2 2027 ', '2027-02-01'],
    ['29/02/2028', '2028-02-29'],
  ])('reads %s as %s', (text, day) => {
    expect(parseDay(text)).toBe(day);
  });

  it.each(['', '14/8', '31/4/2028', '29/2/2027', '8/14/2028', '0/1/2028', '2028-08-14', 'mai'])(
    'does not take %s for a day',
    (text) => {
      expect(parseDay(text)).toBeNull();
    },
  );

  it('reads back every day it shows', () => {
    const days = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(parseDay(formatDay(day))).toBe(day);
      }),
    );
  });
});

describe('addMonths', () => {
  it.each([
    ['2025-08-14', 36, '2028-08-14'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2024-02-29', 36, '2027-02-28'],
    ['2025-12-31', 1, '2026-01-31'],
  ])('%s and %i months is %s', (day, months, later) => {
    expect(addMonths(day, months)).toBe(later);
  });
});

describe('daysBetween', () => {
  it('counts calendar days, across a change of clocks too', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-11-23', '2026-11-23')).toBe(0);
    expect(daysBetween('2026-11-23', '2026-11-20')).toBe(-3);
  });
});

describe('localDay', () => {
  it('is the day on the wall, not in Greenwich', () => {
    expect(localDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
    expect(localDay(new Date(2026, 11, 31, 0, 1))).toBe('2026-12-31');
  });
});
