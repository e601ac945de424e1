import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney, formatNumber, parseMoney } from '../../../../shared/text/parse-money.ts';

describe('parseMoney', () => {
  it.each([
    ['25k', 25_000],
    ['25 K', 25_000],
    ['25 nghìn', 25_000],
    ['25 ngàn', 25_000],
    ['25 nghìn đồng', 25_000],
    ['25,5k', 25_500],
    ['1tr2', 1_200_000],
    ['1tr250', 1_250_000],
    ['1tr25', 1_250_000],
    ['1 triệu rưỡi', 1_500_000],
    ['1,2 triệu', 1_200_000],
    ['1.2 triệu', 1_200_000],
    ['1,25tr', 1_250_000],
    ['2 tỷ', 2_000_000_000],
    ['2 tỉ', 2_000_000_000],
    ['1.250.000', 1_250_000],
    ['1.250.000 đ', 1_250_000],
    ['1.250.000 ₫', 1_250_000],
    ['1,250,000', 1_250_000],
    ['1 250 000', 1_250_000],
    ['1250000đ', 1_250_000],
    ['1250000 vnđ', 1_250_000],
    ['65.000', 65_000],
    ['65000', 65_000],
    ['0', 0],
    ['1.250 nghìn', 1_250_000],
    ['25 nghìn'.normalize('NFD'), 25_000],
  ])('reads %s as %i', (text, dong) => {
    expect(parseMoney(text)).toBe(dong);
  });

  it.each([
    '',
    ' ',
    'hai mươi',
    '1,5',
    '1.25',
    '12.34.567',
    '-5000',
    '5000-6000',
    '1tr2,5',
    '1,5tr2',
    '0,0001k',
    '99 tỷ',
    '1e5',
    '0.500',
    '5 kg',
    '5đ5',
  ])('refuses "%s"', (text) => {
    expect(parseMoney(text)).toBeNull();
  });

  it('reads back what formatMoney wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (dong) => {
        expect(parseMoney(formatMoney(dong))).toBe(dong);
        expect(parseMoney(String(dong))).toBe(dong);
      }),
    );
  });

  it('never throws and never gives parts of a đồng', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const dong = parseMoney(text);
        expect(dong === null || (Number.isInteger(dong) && dong >= 0)).toBe(true);
      }),
    );
  });
});

describe('formatNumber', () => {
  it('groups with dots and has a decimal comma', () => {
    expect(formatNumber(1_250_000)).toBe('1.250.000');
    expect(formatNumber(999)).toBe('999');
    expect(formatNumber(1234.5)).toBe('1.234,5');
    expect(formatNumber(-1000)).toBe('-1.000');
    expect(formatMoney(1_250_000)).toBe('1.250.000 đ');
  });
});
