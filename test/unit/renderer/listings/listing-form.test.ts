import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blankableFieldSchema,
  overridableFieldSchema,
} from '../../../../shared/domain/listing-extras.ts';
import {
  emptyCertificateForm,
  emptyVariantForm,
  fieldsToForm,
  formText,
  reviveDraft,
  type ListingForm,
} from '../../../../renderer/listings/listing-form.ts';
import {
  listingFormResolverSchema,
  readListingForm,
} from '../../../../renderer/listings/read-listing-form.ts';
import { householdIdSchema, marketplaceIdSchema } from '../../../../shared/domain/ids.ts';
import {
  emptyListingFields,
  listingFieldsSchema,
  unitSchema,
  type ListingFields,
} from '../../../../shared/domain/listing.ts';
import { certificateKindSchema } from '../../../../shared/domain/certificate.ts';

const HOUSEHOLD = householdIdSchema.parse('0192f0c1-2b3a-7c4d-8e5f-6a7b8c9d0e1f');
const EMPTY = emptyListingFields(HOUSEHOLD);
const form = (changes: Partial<ListingForm> = {}): ListingForm => ({
  ...fieldsToForm(EMPTY),
  ...changes,
});
const read = (changes: Partial<ListingForm>) => readListingForm(form(changes), HOUSEHOLD);

const word = fc
  .stringMatching(/^[a-zA-Zăâđêôơưạảã0-9]{0,12}$/u)
  .map((text) => text.normalize('NFC'));
const sku = fc.stringMatching(/^[A-Z0-9]{1,12}$/u);
const money = fc.option(fc.integer({ min: 0, max: 10_000_000_000 }));
const grams = fc.option(fc.integer({ min: 1, max: 100_000_000 }));
const stock = fc.option(fc.integer({ min: 0, max: 10_000_000 }));
const side = fc.option(fc.integer({ min: 1, max: 1000 }));
const day = fc.option(
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);
const fieldsArbitrary: fc.Arbitrary<ListingFields> = fc.record({
  householdId: fc.constant(HOUSEHOLD),
  name: word,
  ocopSet: fc.option(fc.integer({ min: 1, max: 26 })),
  category: word,
  facts: fc.array(
    word.filter((text) => text !== ''),
    { maxLength: 5 },
  ),
  description: fc.array(word).map((words) => words.join('\n ')),
  origin: word,
  priceDong: money,
  unit: fc.constantFrom(...unitSchema.options),
  netWeightGrams: grams,
  stock,
  packing: word,
  variantAxis: word,
  variantAxis2: word,
  variants: fc.array(
    fc.record({ name: word, name2: word, priceDong: money, stock, netWeightGrams: grams, sku }),
  ),
  harvestMonths: fc
    .uniqueArray(fc.integer({ min: 1, max: 12 }))
    .map((months) => months.toSorted((a, b) => a - b)),
  shelfLifeDays: fc.option(fc.integer({ min: 1, max: 36_500 })),
  storage: word,
  brand: word,
  certificates: fc.array(
    fc
      .record({
        kind: fc.constantFrom(...certificateKindSchema.options),
        number: word,
        issuer: word,
        stars: fc.option(fc.integer({ min: 1, max: 5 })),
        issuedOn: day,
        expiresOn: day,
      })
      .map((paper) => (paper.kind === 'ocop' ? paper : { ...paper, stars: null })),
  ),
  parcelWeightGrams: grams,
  parcelLengthCm: side,
  parcelWidthCm: side,
  parcelHeightCm: side,
  overrides: fc.array(
    fc.record({
      marketplaceId: fc.constant(marketplaceIdSchema.parse('somewhere')),
      field: fc.constantFrom(...overridableFieldSchema.options),
      value: word,
    }),
    { maxLength: 3 },
  ),
  blanks: fc.array(
    fc.record({
      field: fc.constantFrom(...blankableFieldSchema.options),
      reason: fc.constantFrom('unknown' as const, 'not-applicable' as const, 'ask-again' as const),
      askOn: day,
    }),
    { maxLength: 3 },
  ),
  sku,
});

describe('fields and form', () => {
  it('come back unchanged from the form, whatever the listing holds', () => {
    fc.assert(
      fc.property(fieldsArbitrary, (fields) => {
        expect(readListingForm(fieldsToForm(fields), HOUSEHOLD)).toEqual({ fields, problems: [] });
      }),
    );
  });

  it('always make fields of the right shape, whatever is typed', () => {
    const typed = fc.string({ maxLength: 30 });
    fc.assert(
      fc.property(typed, typed, typed, typed, typed, (price, weight, pieces, life, issued) => {
        const { fields, problems } = read({
          priceDong: price,
          netWeightGrams: weight,
          stock: pieces,
          shelfLifeDays: life,
          certificates: [{ ...emptyCertificateForm(), issuedOn: issued }],
        });
        expect(listingFieldsSchema.safeParse(fields).success).toBe(true);
        // What is not empty is either understood or named.
        const named = new Set(problems.map(({ path }) => path[0]));
        for (const [name, text] of [
          ['priceDong', price],
          ['netWeightGrams', weight],
          ['stock', pieces],
        ] as const) {
          expect(text.trim() === '' || fields[name] !== null || named.has(name)).toBe(true);
        }
      }),
    );
  });
});

describe('readListingForm', () => {
  it('understands how people write', () => {
    const { fields, problems } = read({
      name: '  Gạo nếp  '.normalize('NFD'),
      ocopSet: '3',
      facts: 'Hạt to\n\n  Thơm lâu \n',
      priceDong: '1tr2',
      netWeightGrams: '0,5 kg',
      stock: '1.200',
      shelfLifeDays: '12',
      shelfLifeUnit: 'months',
      harvestMonths: [10, 9],
    });
    expect(problems).toEqual([]);
    expect(fields).toMatchObject({
      name: 'Gạo nếp',
      ocopSet: 3,
      facts: ['Hạt to', 'Thơm lâu'],
      priceDong: 1_200_000,
      netWeightGrams: 500,
      stock: 1200,
      shelfLifeDays: 360,
      harvestMonths: [9, 10],
    });
  });

  it('says where something cannot be read, and keeps reading the rest', () => {
    const { fields, problems } = read({
      name: 'Mật ong',
      priceDong: 'hỏi sau',
      netWeightGrams: '500',
      stock: '-3',
      shelfLifeDays: '1,5',
      variants: [{ ...emptyVariantForm(), name: 'Chai', priceDong: '80k', stock: 'nhiều' }],
      certificates: [{ ...emptyCertificateForm(), expiresOn: '31/02/2027' }],
    });
    expect(problems).toEqual([
      { path: ['priceDong'], code: 'money-unreadable' },
      { path: ['netWeightGrams'], code: 'weight-no-unit' },
      { path: ['stock'], code: 'stock-unreadable' },
      { path: ['variants', 0, 'stock'], code: 'stock-unreadable' },
      { path: ['shelfLifeDays'], code: 'shelf-life-unreadable' },
      { path: ['certificates', 0, 'expiresOn'], code: 'day-unreadable' },
    ]);
    expect(fields.name).toBe('Mật ong');
    expect(fields.variants[0]).toMatchObject({ name: 'Chai', priceDong: 80_000, stock: null });
  });

  it('keeps stars for OCOP alone', () => {
    const papers = [
      { ...emptyCertificateForm(), kind: 'ocop' as const, stars: '4' },
      { ...emptyCertificateForm(), kind: 'vietgap' as const, stars: '4' },
    ];
    expect(read({ certificates: papers }).fields.certificates.map(({ stars }) => stars)).toEqual([
      4,
      null,
    ]);
  });
});

describe('the form as the form library checks it', () => {
  const schema = listingFormResolverSchema(HOUSEHOLD);

  it('gives the fields of the contract', () => {
    expect(schema.parse(form({ name: 'Chè', priceDong: '150k' }))).toEqual({
      ...EMPTY,
      name: 'Chè',
      priceDong: 150_000,
    });
  });

  it('points at the field on the screen, too long texts among them', () => {
    const checked = schema.safeParse(
      form({ name: 'a'.repeat(201), facts: `ngắn\n${'b'.repeat(161)}`, priceDong: 'x' }),
    );
    const found = checked.error?.issues.map(({ path, message }) => [path.join('.'), message]);
    expect(found).toEqual([
      ['priceDong', 'money-unreadable'],
      ['name', 'too-long'],
      ['facts', 'too-long'],
    ]);
  });
});

describe('shelf life', () => {
  it.each([
    [5, '5', 'days'],
    [30, '30', 'days'],
    [45, '45', 'days'],
    [90, '3', 'months'],
    [360, '12', 'months'],
    [365, '365', 'days'],
  ])('%i days are shown as %s %s', (shelfLifeDays, text, unit) => {
    const shown = fieldsToForm({ ...EMPTY, shelfLifeDays });
    expect([shown.shelfLifeDays, shown.shelfLifeUnit]).toEqual([text, unit]);
  });
});

describe('reviveDraft', () => {
  it('gives back a half-typed form exactly', () => {
    const typed = form({
      name: 'Gạo n',
      priceDong: '45',
      variants: [{ ...emptyVariantForm(), name: 'T' }],
    });
    expect(reviveDraft(formText(typed), form())).toEqual(typed);
  });

  it('takes what still fits from a draft of another version', () => {
    const kept = {
      name: 'Mật ong',
      unit: 'thung-cu',
      priceDong: 45_000,
      harvestMonths: [1, 13],
      gone: true,
    };
    expect(reviveDraft(JSON.stringify(kept), form({ unit: 'chai', priceDong: '1k' }))).toEqual(
      form({ name: 'Mật ong', unit: 'chai', priceDong: '1k' }),
    );
  });

  it.each(['', '{"name":', '[]', 'null', '"text"', '{}', '{"other":1}'])(
    'has nothing to offer from %s',
    (text) => {
      expect(reviveDraft(text, form())).toBeNull();
    },
  );
});
