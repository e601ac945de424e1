import { describe, expect, it } from 'vitest';
import { count, day, dong, fill, grams } from '../../../electron/exports/vietnamese-formats.ts';

describe('formats of the bundle pages', () => {
  it('writes money, weights, counts and days as Vietnamese do', () => {
    expect(dong(1_250_000)).toBe('1.250.000\u00a0đ');
    expect(grams(500)).toBe('500\u00a0g');
    expect(grams(1500)).toBe('1,5\u00a0kg');
    expect(grams(1_250_000)).toBe('1.250\u00a0kg');
    expect(count(12_345)).toBe('12.345');
    expect(day('2026-01-05')).toBe('05/01/2026');
  });

  it('leaves an unknown name visible', () => {
    expect(fill('{{a}} {{b}}', { a: 1 })).toBe('1 {{b}}');
  });
});
