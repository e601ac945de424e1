import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ratesOn, ratesSchema } from '../../../../shared/marketplace/rates.ts';

const rates = ratesSchema.parse(JSON.parse(readFileSync('resources/domain/rates.json', 'utf8')));

function valueOf(day: string, kind: string): number | null | undefined {
  return ratesOn(rates, day, 'any').find((rate) => rate.kind === kind)?.value;
}

describe('ratesOn', () => {
  it('follows the law from decree to decree', () => {
    expect(valueOf('2026-06-30', 'withholding-vat')).toBe(1);
    expect(valueOf('2026-06-30', 'withholding-pit')).toBe(0.5);
    expect(valueOf('2026-07-01', 'withholding-vat')).toBeUndefined();
    const about = ratesOn(rates, '2026-07-01', null).find(
      ({ kind }) => kind === 'withholding-together',
    );
    expect(about).toMatchObject({ value: 1.5, isAbout: true });
    expect(about?.source.title).toContain('252/2026');
  });

  it('says that it does not know a marketplace’s commission', () => {
    expect(valueOf('2026-11-25', 'commission')).toBeNull();
  });

  it('puts a marketplace’s own rate before that of every one', () => {
    const own = {
      ...rates,
      rates: [
        ...rates.rates,
        { ...(rates.rates[4] ?? expect.unreachable()), marketplaceId: 'here', value: 7 },
      ],
    };
    const commission = (id: string) =>
      ratesOn(own, '2026-11-25', id).find(({ kind }) => kind === 'commission')?.value;
    expect(commission('here')).toBe(7);
    expect(commission('there')).toBeNull();
  });

  it('refuses a rate without a source', () => {
    expect(ratesSchema.safeParse({ ...rates, sources: rates.sources.slice(0, 1) }).success).toBe(
      false,
    );
  });
});
