import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMoney } from '../../../../shared/text/parse-money.ts';
import {
  countLetters,
  formatBytes,
  formatDate,
  formatDay,
  formatDong,
  formatDongRange,
  formatGrams,
  formatMoment,
} from '../../../../renderer/i18n/formats.ts';

describe('money', () => {
  it('is grouped the Vietnamese way', () => {
    expect(formatDong(1_250_000)).toBe('1.250.000\u00a0đ');
    expect(formatDongRange(45_000, 215_000)).toBe('45.000 – 215.000\u00a0đ');
    expect(formatDongRange(45_000, 45_000)).toBe('45.000\u00a0đ');
    expect(formatDongRange(null, null)).toBe('');
  });

  it('is understood again by the field that shows it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (dong) => {
        expect(parseMoney(formatDong(dong))).toBe(dong);
      }),
    );
  });
});

describe('sizes and weights', () => {
  it('use a comma before decimals', () => {
    expect(formatGrams(500)).toBe('500\u00a0g');
    expect(formatGrams(1500)).toBe('1,5\u00a0kg');
    expect(formatBytes(999)).toBe('999\u00a0B');
    expect(formatBytes(2_400_000)).toBe('2,4\u00a0MB');
  });
});

describe('days and times', () => {
  it('turn a calendar day around without a time zone', () => {
    expect(formatDay('2027-01-05')).toBe('05/01/2027');
  });

  it('leave the day out today', () => {
    const now = new Date(2026, 10, 23, 15, 0);
    const morning = new Date(2026, 10, 23, 9, 5).toISOString();
    const before = new Date(2026, 10, 12, 9, 5).toISOString();
    expect(formatMoment(morning, now)).toBe('09:05');
    expect(formatMoment(before, now)).toBe('12/11/2026 09:05');
    expect(formatDate(before)).toBe('12/11/2026');
  });
});

describe('letters', () => {
  it('count alike however the marks are stored', () => {
    const text = 'Gạo nếp nương Điện Biên';
    expect(countLetters(text.normalize('NFD'))).toBe(countLetters(text));
    expect(countLetters('🍚')).toBe(1);
  });
});
