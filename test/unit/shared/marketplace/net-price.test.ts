import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { netPrice, withholdingOn } from '../../../../shared/marketplace/net-price.ts';
import { ratesSchema } from '../../../../shared/marketplace/rates.ts';

const rates = ratesSchema.parse(JSON.parse(readFileSync('resources/domain/rates.json', 'utf8')));

describe('netPrice', () => {
  it('takes fees, tax and packing from the price', () => {
    expect(
      netPrice({
        priceDong: 45_000,
        commissionPercent: 12.5,
        withholdingPercent: 1.5,
        packingDong: 3000,
      }),
    ).toEqual({ kind: 'estimate', netDong: 35_700, commissionDong: 5625, withholdingDong: 675 });
  });

  it('rounds every deduction up, and is exact where binary fractions are not', () => {
    const net = netPrice({
      priceDong: 10_001,
      commissionPercent: 0.07,
      withholdingPercent: 0,
      packingDong: null,
    });
    expect(net).toEqual({
      kind: 'estimate',
      netDong: 9993,
      commissionDong: 8,
      withholdingDong: 0,
    });
  });

  it.each([
    ['price', { priceDong: null, commissionPercent: 1, withholdingPercent: 1 }],
    ['commission', { priceDong: 1000, commissionPercent: null, withholdingPercent: 1 }],
    ['withholding', { priceDong: 1000, commissionPercent: 1, withholdingPercent: null }],
  ] as const)('says what it does not know: %s', (missing, input) => {
    expect(netPrice({ ...input, packingDong: null })).toEqual({ kind: 'missing', missing });
  });
});

describe('what is withheld', () => {
  it('is what holds on the day, with its sources', () => {
    const before = withholdingOn(rates, '2026-06-30');
    expect(before?.percent).toBe(1.5);
    expect(before?.rates.map(({ source }) => source.title).join()).toMatch(/117\/2025/u);
    const after = withholdingOn(rates, '2026-07-01');
    expect(after?.percent).toBe(1.5);
    expect(after?.rates.map(({ source }) => source.title).join()).toMatch(/252\/2026/u);
    expect(withholdingOn(rates, '2025-06-30')).toBeNull();
  });
});
