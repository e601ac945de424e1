import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { householdIdSchema } from '../../../shared/domain/ids.ts';
import { emptyListingFields, skuSchema, type Variant } from '../../../shared/domain/listing.ts';
import { assignSkus, type SkuNeighbours } from '../../../electron/listings/assign-skus.ts';

const HOUSEHOLD = householdIdSchema.parse('0190a000-0000-7000-8000-000000000001');
const variant = (name: string, sku = ''): Variant => ({
  name,
  name2: '',
  sku,
  priceDong: null,
  stock: null,
  netWeightGrams: null,
});
const fields = (name: string, sku = '', variants: Variant[] = []) => ({
  ...emptyListingFields(HOUSEHOLD),
  name,
  sku,
  variants,
});
const alone: SkuNeighbours = { isTaken: () => false, wasEverTaken: () => false };
const beside = (...taken: string[]): SkuNeighbours => ({
  isTaken: (sku) => taken.includes(sku),
  wasEverTaken: (sku) => taken.includes(sku),
});

describe('assignSkus', () => {
  it('makes them of the household, the name and the variant', () => {
    const made = assignSkus(
      fields('Gạo nếp nương', '', [variant('Túi 1 kg'), variant('Túi 1 kg')]),
      'Lò Văn Bun',
      alone,
    );
    expect([made.sku, ...made.variants.map(({ sku }) => sku)]).toEqual([
      'LVB-GAO-NEP-NUONG',
      'LVB-GAO-NEP-NUONG-TUI-1-KG',
      'LVB-GAO-NEP-NUONG-TUI-1-KG-2',
    ]);
  });

  it('goes round those that are, or ever were, somebody else’s', () => {
    expect(assignSkus(fields('Chè'), 'Lò', beside('L-CHE', 'L-CHE-2')).sku).toBe('L-CHE-3');
  });

  it('keeps the ones that are there, whatever was renamed', () => {
    const kept = assignSkus(fields('Tên mới', 'CU-1', [variant('Mới', 'CU-1-A')]), 'Hộ mới', alone);
    expect([kept.sku, kept.variants[0]?.sku]).toEqual(['CU-1', 'CU-1-A']);
  });

  it('refuses a typed one that is used elsewhere, or twice here', () => {
    expect(() => assignSkus(fields('Chè', 'A'), 'Lò', beside('A'))).toThrow(
      expect.objectContaining({ code: 'listing.sku-taken', params: { sku: 'A' } }),
    );
    expect(() => assignSkus(fields('Chè', 'A', [variant('x', 'A')]), 'Lò', alone)).toThrow(
      expect.objectContaining({ code: 'listing.sku-taken' }),
    );
  });

  it('always gives valid, distinct SKUs', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 80 });
    fc.assert(
      fc.property(name, name, fc.array(name, { maxLength: 30 }), (household, title, names) => {
        const made = assignSkus(
          fields(
            title,
            '',
            names.map((each) => variant(each)),
          ),
          household,
          alone,
        );
        const all = [made.sku, ...made.variants.map(({ sku }) => sku)];
        expect(new Set(all).size).toBe(all.length);
        for (const sku of all) expect(skuSchema.safeParse(sku).success, sku).toBe(true);
      }),
    );
  });
});
