import { describe, expect, it } from 'vitest';
import { toListingFields, typedListingSchema } from '../../../electron/cli/typed-listing.ts';
import { householdIdSchema } from '../../../shared/domain/ids.ts';
import { listingFieldsSchema } from '../../../shared/domain/listing.ts';

const household = householdIdSchema.parse('01a2084f-678f-7021-8881-33ecb099a436');
const read = (typed: object) =>
  toListingFields(typedListingSchema.parse({ household: 'Hộ', name: 'Nếp', ...typed }), household);

describe('a listing typed as JSON', () => {
  it('understands prices and weights as people write them', () => {
    const fields = read({
      price: '25k',
      weight: '0,5 kg',
      variants: [
        { name: 'Túi 1 kg', price: '1tr2', weight: '1kg' },
        { name: 'Túi nhỏ', price: 30_000, weight: 250 },
      ],
    });
    expect(fields).toMatchObject({
      householdId: household,
      priceDong: 25_000,
      netWeightGrams: 500,
    });
    expect(fields.variants).toMatchObject([
      { priceDong: 1_200_000, netWeightGrams: 1000, sku: '' },
      { priceDong: 30_000, netWeightGrams: 250 },
    ]);
    expect(listingFieldsSchema.safeParse(fields).success).toBe(true);
  });

  it('refuses what can be read in two ways', () => {
    expect(() => read({ price: '1,5' })).toThrow(expect.objectContaining({ problem: 'price' }));
    expect(() => read({ weight: '20' })).toThrow(expect.objectContaining({ problem: 'weight' }));
  });

  it('refuses the same thing said twice under two names', () => {
    const isRead = (typed: object) =>
      typedListingSchema.safeParse({ household: 'Hộ', name: 'Nếp', ...typed }).success;
    expect(isRead({ price: '25k', priceDong: 30_000 })).toBe(false);
    expect(isRead({ variants: [{ name: 'Túi', weight: 5, netWeightGrams: 6 }] })).toBe(false);
    expect(isRead({ priceDong: 30_000, netWeight: '1 kg' })).toBe(true);
  });

  it('refuses words it does not know', () => {
    expect(typedListingSchema.safeParse({ household: 'Hộ', name: 'Nếp', gia: '25k' }).success).toBe(
      false,
    );
  });

  it('understands the form’s own field names and units as they are said', () => {
    const fields = read({
      priceDong: '180k',
      netWeight: '0,7 kg',
      unit: 'túi',
      variants: [{ name: 'Túi 1 kg', priceDong: 45_000, netWeightGrams: 1000 }],
    });
    expect(fields.priceDong).toBe(180_000);
    expect(fields.netWeightGrams).toBe(700);
    expect(fields.unit).toBe('tui');
    expect(fields.variants[0]).toMatchObject({ priceDong: 45_000, netWeightGrams: 1000 });
  });
});
