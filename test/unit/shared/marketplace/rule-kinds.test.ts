import { describe, expect, it } from 'vitest';
import type { ListingFields } from '../../../../shared/domain/listing.ts';
import { subjectOf } from '../../../../shared/marketplace/listing-subject.ts';
import type { RuleField } from '../../../../shared/marketplace/rule-field.ts';
import type { Finding } from '../../../../shared/marketplace/rule-kind.ts';
import { ruleKindByName, ruleKinds } from '../../../../shared/marketplace/rule-kinds/registry.ts';
import type { Vocabulary } from '../../../../shared/marketplace/vocabulary.ts';
import { goodFields, goodPhotos, listingOf, TODAY } from './sample-listing.ts';

const ADVICE = { vi: 'Bỏ.', en: 'Out.' };
const VOCABULARIES: Record<string, Vocabulary> = {
  words: {
    kind: 'phrases',
    entries: [
      {
        id: 'cure',
        phrases: ['chữa bệnh', 'nhất'],
        except: ['thống nhất'],
        onlyMarked: [],
        provedBy: [],
        advice: ADVICE,
      },
      {
        id: 'organic',
        phrases: ['hữu cơ'],
        except: ['phân hữu cơ'],
        onlyMarked: [],
        provedBy: ['organic'],
        advice: ADVICE,
      },
    ],
  },
  shapes: {
    kind: 'patterns',
    entries: [{ id: 'phone', pattern: '0\\d{9}', onlyWith: ['0'], advice: ADVICE }],
  },
};

function find(
  kind: string,
  field: RuleField,
  params: Record<string, unknown>,
  changes: Partial<ListingFields>,
  photos = goodPhotos(),
): readonly Finding[] {
  const known = ruleKindByName.get(kind);
  const vocabulary = (name: string): Vocabulary => {
    const found = VOCABULARIES[name];
    if (found === undefined) throw new Error(name);
    return found;
  };
  if (known === undefined) throw new Error(kind);
  const check = known.compile(field, params, {
    vocabulary,
    fieldLabel: (name) => ({ vi: name, en: name }),
  });
  return check(subjectOf(listingOf(goodFields(changes), photos)), TODAY, 'here');
}

const certificate = {
  kind: 'ocop',
  number: '12/QĐ-UBND',
  issuer: 'UBND tỉnh',
  stars: 4,
  issuedOn: '2025-01-10',
  expiresOn: null,
} as const;
const variant = {
  name: 'Túi 1 kg',
  name2: '',
  priceDong: 45_000,
  stock: 3,
  netWeightGrams: 1000,
  sku: 'LVB-GAO-1KG',
};

/** Per kind: what breaks it, and where. Then the same with nothing to find. */
const CASES: readonly {
  kind: string;
  field: RuleField;
  params: Record<string, unknown>;
  bad: Partial<ListingFields>;
  at: string;
  found?: Record<string, string | number>;
  fix?: unknown;
  good: Partial<ListingFields>;
}[] = [
  {
    kind: 'required',
    field: 'name',
    params: {},
    bad: { name: '' },
    at: 'name',
    fix: null,
    good: {},
  },
  {
    kind: 'required',
    field: 'origin',
    params: { proposeFrom: 'producerPlace' },
    bad: { origin: '' },
    at: 'origin',
    fix: 'Xã Mường Phăng, Điện Biên',
    good: {},
  },
  {
    kind: 'required',
    field: 'priceDong',
    params: {},
    bad: { variantAxis: 'Cỡ', variants: [variant, { ...variant, priceDong: null }] },
    at: 'variants.1.priceDong',
    good: { variantAxis: 'Cỡ', variants: [variant] },
  },
  {
    kind: 'length-most',
    field: 'name',
    params: { most: 20, unit: 'characters' },
    bad: { name: 'Gạo nếp nương Điện Biên 1 kg' },
    at: 'name',
    found: { most: 20, length: 28 },
    fix: 'Gạo nếp nương 1 kg',
    good: { name: 'Gạo nếp 1 kg' },
  },
  {
    kind: 'length-least',
    field: 'description',
    params: { least: 10, unit: 'characters' },
    bad: { description: 'Ngon' },
    at: 'description',
    found: { least: 10, length: 4 },
    good: { description: '' },
  },
  {
    kind: 'number-range',
    field: 'priceDong',
    params: { least: 1000 },
    bad: { priceDong: 45 },
    at: 'priceDong',
    found: { value: 45, least: 1000 },
    good: { priceDong: 1000 },
  },
  {
    kind: 'whole-price',
    field: 'priceDong',
    params: { step: 500 },
    bad: { priceDong: 45_260 },
    at: 'priceDong',
    fix: 45_500,
    good: { priceDong: 45_500 },
  },
  {
    kind: 'pattern-forbidden',
    field: 'name',
    params: { pattern: '^[=+@-]+' },
    bad: { name: '=Gạo' },
    at: 'name',
    found: { found: '=' },
    fix: 'Gạo',
    good: { name: 'Gạo = ngon' },
  },
  {
    kind: 'no-separators',
    field: 'variantName',
    params: { characters: ['|', '\\'] },
    bad: { variantAxis: 'Cỡ', variants: [{ ...variant, name: 'Túi|1 kg' }] },
    at: 'variants.0.name',
    fix: 'Túi 1 kg',
    good: { name: 'a|b' },
  },
  {
    kind: 'forbidden-text',
    field: 'texts',
    params: { vocabulary: 'shapes', entries: ['phone'] },
    bad: { facts: ['Gọi 0912345678 nhé', 'Ngon'] },
    at: 'facts.0',
    found: { found: '0912345678' },
    fix: 'Gọi nhé',
    good: {},
  },
  {
    kind: 'all-caps',
    field: 'name',
    params: { leastLetters: 5 },
    bad: { name: 'GẠO NẾP NƯƠNG' },
    at: 'name',
    fix: 'Gạo nếp nương',
    good: { name: 'GẠO ngon lắm' },
  },
  {
    kind: 'text-tidy',
    field: 'texts',
    params: {},
    bad: { description: 'Hạt  to\n\n\n\nthơm\u200b' },
    at: 'description',
    fix: 'Hạt to\n\nthơm',
    good: {},
  },
  {
    kind: 'sku-missing',
    field: 'sku',
    params: {},
    bad: { sku: '' },
    at: 'sku',
    fix: 'LVB-GAO-NEP-NUONG-DIEN-BIEN-TUI',
    good: {},
  },
  {
    kind: 'sku-unique',
    field: 'sku',
    params: {},
    bad: { variantAxis: 'Cỡ', variants: [variant, variant] },
    at: 'variants.1.sku',
    fix: 'LVB-GAO-NEP-NUONG-TUI-1-KG',
    good: { variantAxis: 'Cỡ', variants: [variant] },
  },
  {
    kind: 'variant-complete',
    field: 'variants',
    params: { need: ['variantAxis'] },
    bad: { variants: [variant] },
    at: 'variantAxis',
    good: {},
  },
  {
    kind: 'variant-unique',
    field: 'variantName',
    params: {},
    bad: { variantAxis: 'Cỡ', variants: [variant, { ...variant, name: 'TUI 1 KG' }] },
    at: 'variants.1.name',
    found: { name: 'TUI 1 KG' },
    good: { variantAxis: 'Cỡ', variants: [variant, { ...variant, name: 'Túi 2 kg' }] },
  },
  {
    kind: 'label-fields',
    field: 'ocopSet',
    params: { sets: [3], need: ['origin', 'storage'] },
    bad: { origin: '' },
    at: 'origin',
    fix: 'Xã Mường Phăng, Điện Biên',
    good: { ocopSet: 21, origin: '' },
  },
  {
    kind: 'net-weight-required-for-unit',
    field: 'netWeightGrams',
    params: { units: ['tui'] },
    bad: { netWeightGrams: null },
    at: 'netWeightGrams',
    good: { unit: 'kg', netWeightGrams: null },
  },
  {
    kind: 'restricted-set',
    field: 'ocopSet',
    params: { sets: [14, 15] },
    bad: { ocopSet: 14 },
    at: 'ocopSet',
    found: { set: 14 },
    good: { ocopSet: 16 },
  },
  {
    kind: 'certificate-required-for-set',
    field: 'certificates',
    params: { sets: [3], anyOf: ['ocop'], months: { ocop: 12 } },
    bad: { certificates: [certificate] },
    at: 'certificates',
    good: { certificates: [{ ...certificate, expiresOn: TODAY }] },
  },
  {
    kind: 'certificate-complete',
    field: 'certificates',
    params: { kinds: ['ocop'], need: ['stars'] },
    bad: { certificates: [{ ...certificate, stars: null }] },
    at: 'certificates',
    good: { certificates: [certificate] },
  },
  {
    kind: 'certificate-expired',
    field: 'certificates',
    params: { months: { ocop: 12 } },
    bad: { certificates: [certificate] },
    at: 'certificates',
    found: { day: '10/01/2026' },
    good: { certificates: [{ ...certificate, expiresOn: TODAY }] },
  },
  {
    kind: 'certificate-ending',
    field: 'certificates',
    params: { months: {}, withinDays: 30 },
    bad: { certificates: [{ ...certificate, expiresOn: '2026-12-01' }] },
    at: 'certificates',
    found: { day: '01/12/2026', days: 8 },
    good: { certificates: [certificate] },
  },
  {
    kind: 'claim-words',
    field: 'texts',
    params: { vocabulary: 'words', entries: ['cure'] },
    bad: { description: 'Trà chữa bệnh, hái tay, ngon nhất' },
    at: 'description',
    found: { found: 'chữa bệnh' },
    fix: 'Hái tay',
    good: { description: 'Thống nhất trồng ở Quảng Trị' },
  },
  {
    kind: 'claim-needs-proof',
    field: 'texts',
    params: { vocabulary: 'words', entries: ['organic'], months: {} },
    bad: { name: 'Gạo hữu cơ' },
    at: 'name',
    found: { found: 'hữu cơ' },
    fix: 'Gạo',
    good: { name: 'Gạo hữu cơ', certificates: [{ ...certificate, kind: 'organic' }] },
  },
];

describe.each(CASES)('$kind on $field', ({ kind, field, params, bad, at, found, fix, good }) => {
  it('finds what is wrong', () => {
    const [finding, ...others] = find(kind, field, params, bad);
    expect(others).toEqual([]);
    expect(finding?.field).toBe(at);
    if (found !== undefined) expect(finding?.params).toEqual(found);
    if (fix !== undefined) expect(finding?.fix?.after ?? null).toEqual(fix);
  });

  it('is silent about what is right', () => {
    expect(find(kind, field, params, good)).toEqual([]);
  });
});

describe('picture kinds', () => {
  const [first, second, third] = goodPhotos();
  const photos = [first, second, third].flatMap((photo) => (photo === undefined ? [] : [photo]));
  const changed = (index: number, change: object) =>
    photos.map((photo, at) => (at === index ? { ...photo, ...change } : photo));

  it.each([
    ['picture-count-least', { least: 4 }, photos, { least: 4, count: 3 }],
    [
      'picture-count-least',
      { least: 3 },
      changed(0, { refusal: 'photo.damaged' }),
      { least: 3, count: 2 },
    ],
    ['picture-count-most', { most: 2 }, photos, { most: 2, count: 3 }],
    [
      'picture-side-least',
      { px: 1000 },
      changed(1, { heightPx: 900 }),
      { px: 1000, pictures: '2' },
    ],
    [
      'picture-aspect',
      { aspect: '4:3', tolerance: 0.05 },
      changed(0, { widthPx: 2400, heightPx: 1800 }),
      { aspect: '4:3', pictures: '2, 3' },
    ],
    [
      'picture-aspect',
      { aspect: '3:4', tolerance: 0.05 },
      changed(0, { widthPx: 1800, heightPx: 2400 }),
      { aspect: '3:4', pictures: '2, 3' },
    ],
    ['picture-usable', {}, changed(2, { refusal: 'photo.heic' }), { pictures: '3' }],
  ] as const)('%s %o', (kind, params, given, found) => {
    expect(find(kind, 'photos', params, {}, given)).toEqual([
      { field: 'photos', params: found, fix: null },
    ]);
  });

  it.each([
    ['picture-count-least', { least: 3 }],
    ['picture-count-most', { most: 3 }],
    ['picture-side-least', { px: 2400 }],
    ['picture-aspect', { aspect: '1:1', tolerance: 0 }],
    ['picture-usable', {}],
  ] as const)('%s is silent about three square pictures', (kind, params) => {
    expect(find(kind, 'photos', params, {}, photos)).toEqual([]);
  });
});

it('every rule kind has a case here', () => {
  const shown = new Set([
    ...CASES.map((one) => one.kind),
    'picture-count-least',
    'picture-count-most',
    'picture-side-least',
    'picture-aspect',
    'picture-usable',
    // Made of refusals only: shown in test/integration/rejections.
    'reported-wording',
  ]);
  // A SKU of the wrong shape cannot be typed through the listing's schema: sku-ascii is shown in check-listing.test.ts.
  expect(ruleKinds.map((one) => one.kind).filter((kind) => !shown.has(kind))).toEqual([
    'sku-ascii',
  ]);
});
