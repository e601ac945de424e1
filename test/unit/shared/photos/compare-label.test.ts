import { describe, expect, it } from 'vitest';
import { householdIdSchema } from '../../../../shared/domain/ids.ts';
import { emptyListingFields, type ListingFields } from '../../../../shared/domain/listing.ts';
import { compareLabel } from '../../../../shared/photos/compare-label.ts';
import { readLabel } from '../../../../shared/photos/read-label.ts';

const householdId = householdIdSchema.parse('0192f0c4-7d1e-7a63-9f0e-2d6f3c1b8a55');
const compare = (label: string[], listing: Partial<ListingFields>, today: string | null = null) =>
  compareLabel(
    readLabel(
      label.map((text) => ({ text, confidence: 1 })),
      [],
    ),
    { ...emptyListingFields(householdId), ...listing },
    today,
  );
const keys = (...args: Parameters<typeof compare>) =>
  compare(...args).findings.map(({ key }) => key);

describe('compareLabel', () => {
  it('holds the net quantity against the listing', () => {
    expect(compare(['Thể tích thực: 500 ml'], { netWeightGrams: 500 }).findings).toEqual([
      {
        key: 'net-unit-differs',
        verdict: 'differs',
        field: 'netWeightGrams',
        params: { label: '500 ml', listing: '500 g' },
      },
    ]);
    expect(keys(['KLT: 0,5 kg'], { netWeightGrams: 500 })).toEqual(['net-same']);
    expect(keys(['KLT: 450 g'], { netWeightGrams: 500 })).toEqual(['net-differs']);
    expect(keys(['Thể tích: 500 ml'], { netWeightGrams: 700 })).toEqual(['net-not-comparable']);
    expect(keys(['Thể tích: 500 ml'], { netWeightGrams: 700, packing: 'Chai 500 ml' })).toEqual([
      'net-same',
    ]);
    expect(keys(['Thể tích: 500 ml'], { name: 'Nước mắm 750ml' })).toEqual(['net-differs']);
    const variant = {
      name: 'Túi 1 kg',
      name2: '',
      priceDong: null,
      stock: null,
      netWeightGrams: 1000,
      sku: '' as const,
    };
    expect(keys(['KLT: 1 kg'], { variants: [variant] })).toEqual(['net-same']);
  });

  it('proposes what the form lacks, and no weight for a volume', () => {
    expect(
      compare(['KLT: 1,5 kg', 'HSD: 12 tháng kể từ NSX', 'OCOP: 128/QĐ-UBND'], {}).proposals,
    ).toEqual([
      { field: 'netWeightGrams', value: 1500 },
      { field: 'shelfLifeDays', value: 365 },
      {
        field: 'certificates',
        value: {
          kind: 'ocop',
          number: '128/QĐ-UBND',
          issuer: '',
          stars: null,
          issuedOn: null,
          expiresOn: null,
        },
      },
    ]);
    expect(compare(['Thể tích: 500 ml'], {}).proposals).toEqual([]);
  });

  it('holds shelf life, certificates and the day against it', () => {
    expect(keys(['HSD: 12 tháng kể từ NSX'], { shelfLifeDays: 360 })).toEqual(['shelf-life-same']);
    expect(keys(['HSD: 12 tháng kể từ NSX'], { shelfLifeDays: 180 })).toEqual([
      'shelf-life-differs',
    ]);
    expect(keys(['NSX 01/01/2026 HSD 01/07/2026'], { shelfLifeDays: 181 })).toEqual([
      'shelf-life-same',
    ]);
    const certificate = {
      kind: 'ocop' as const,
      number: '128/qđ-ubnd',
      issuer: '',
      stars: null,
      issuedOn: null,
      expiresOn: null,
    };
    expect(keys(['OCOP 128/QĐ-UBND'], { certificates: [certificate] })).toEqual([
      'certificate-same',
    ]);
    expect(keys(['HSD: 01/07/2026'], {}, '2026-07-02')).toEqual(['expired']);
    expect(keys(['HSD: 01/07/2026'], {}, '2026-07-01')).toEqual([]);
    expect(keys(['HSD: 01/07/2026'], {})).toEqual([]);
  });
});
