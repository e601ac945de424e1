import { describe, expect, it } from 'vitest';
import type { ListingFields } from '../../../../shared/domain/listing.ts';
import type { Cell, RowContext } from '../../../../shared/marketplace/transform-kind.ts';
import {
  transformKindByName,
  transformKinds,
} from '../../../../shared/marketplace/transform-kinds/registry.ts';
import { goodFields, listingOf } from './sample-listing.ts';

function row(changes: Partial<RowContext> = {}, fields: Partial<ListingFields> = {}): RowContext {
  const listing = listingOf(goodFields(fields));
  return {
    marketplaceId: 'here',
    listing,
    listingNumber: 1,
    variant: listing.variants[0] ?? null,
    rowKind: 'simple',
    pictureNames: ['a-1.jpg', 'a-2.jpg'],
    picture: { name: 'a-1.jpg', position: 1 },
    pictureReference: 'file-name',
    pictureAddresses: { kind: 'none' },
    answers: { page: 'https://htx.example/san-pham/' },
    list: { separator: ', ', escape: '\\' },
    tables: { sets: { '3': 'Gạo, ngũ cốc' }, papers: { ocop: 'OCOP', 'ocop-4': 'OCOP 4 sao' } },
    ...changes,
  };
}

function run(kind: string, params: Record<string, unknown>, value: Cell, context = row()): Cell {
  const known = transformKindByName.get(kind);
  if (known === undefined) throw new Error(kind);
  return known.compile(params)(value, context);
}

const ocop = {
  kind: 'ocop',
  number: '12/QĐ-UBND',
  issuer: 'UBND tỉnh',
  stars: 4,
  issuedOn: '2025-01-10',
  expiresOn: '2028-01-10',
} as const;

const CASES: readonly [string, Record<string, unknown>, Cell, Cell, RowContext?][] = [
  ['literal', { text: '1' }, null, '1'],
  ['row-kind', { simple: 'simple', parent: 'variable' }, null, 'simple'],
  ['row-kind', { parent: 'variable' }, null, null],
  ['field', { name: 'priceDong' }, 'ignored', 45_000],
  ['field', { name: 'pictures' }, null, ['a-1.jpg', 'a-2.jpg']],
  [
    'fields',
    { names: ['name', 'variantName', 'brand'] },
    null,
    ['Gạo nếp nương Điện Biên, túi 1 kg', 'Nếp nương Mường Phăng'],
  ],
  ['otherwise', { name: 'brand' }, '', 'Nếp nương Mường Phăng'],
  ['otherwise', { name: 'brand' }, 'kept', 'kept'],
  [
    'first-filled',
    { names: ['brand', 'producerName'] },
    null,
    'Lò Văn Bun',
    row({}, { brand: '' }),
  ],
  ['join', { separator: ' - ' }, ['a', 'b'], 'a - b'],
  ['surround', { before: '', after: ' ngày' }, 180, '180 ngày'],
  ['surround', { before: '', after: ' ngày' }, null, null],
  ['surround', { before: '', after: ':select' }, ['Cỡ', 'Vị'], ['Cỡ:select', 'Vị:select']],
  ['one-line', { between: ' · ' }, 'Dẻo\n\n \tthơm  lâu\r\n', 'Dẻo · thơm lâu'],
  ['one-line', { between: ' · ' }, null, ''],
  ['slug', {}, 'LVB-GẠO', 'lvb-gao'],
  ['lookup', { table: 'sets' }, 3, 'Gạo, ngũ cốc'],
  ['lookup', { table: 'sets' }, 99, ''],
  ['lookup', { table: 'sets' }, null, null],
  ['lookup', { table: 'papers' }, ['ocop', 'ocop-4'], ['OCOP', 'OCOP 4 sao']],
  ['yes-no', { yes: '1', no: '0', unknown: '?' }, 3, '1'],
  ['yes-no', { yes: '1', no: '0', unknown: '?' }, 0, '0'],
  ['yes-no', { yes: '1', no: '0', unknown: '?' }, null, '?'],
  [
    'html',
    {
      blocks: [
        { as: 'list', field: 'facts' },
        { as: 'paragraphs', field: 'description' },
      ],
    },
    null,
    '<ul><li>2 &lt; 3 &amp; &quot;ngon&quot;</li></ul><p>Một<br>hai</p><p>ba &#92;n</p>',
    row({}, { facts: ['2 < 3 & "ngon"'], description: 'Một\nhai\r\n\r\nba \\n' }),
  ],
  [
    'plain-text',
    {
      bullet: '- ',
      blocks: [
        { as: 'list', field: 'facts' },
        {
          as: 'labelled',
          lines: [
            { label: 'Hạn dùng', field: 'shelfLifeDays', after: ' ngày' },
            { label: 'Thương hiệu', field: 'brand', after: '' },
          ],
        },
      ],
    },
    null,
    '- Dẻo\n- Thơm\n\n- Hạn dùng: 180 ngày',
    row({}, { facts: ['Dẻo', 'Thơm'], brand: '' }),
  ],
  [
    'certificate-lines',
    { table: 'papers', number: 'số', until: 'đến' },
    null,
    ['OCOP 4 sao, số 12/QĐ-UBND, UBND tỉnh, đến 10/01/2028'],
    row({}, { certificates: [ocop] }),
  ],
  ['months', {}, [5, 6, 7, 11], '5-7, 11'],
  ['months', {}, [6, 7], '6, 7'],
  ['months', {}, [], ''],
  ['when-filled', { name: 'stock' }, 'shopify', 'shopify'],
  ['when-filled', { name: 'stock' }, 'shopify', null, row({}, { stock: null })],
  ['whole-number', {}, 65_000, '65000'],
  ['whole-number', {}, 0, '0'],
  ['whole-number', {}, null, null],
  ['weight', { unit: 'kg', decimals: 3, mark: '.' }, 1250, '1.25'],
  ['weight', { unit: 'kg', decimals: 3, mark: ',' }, 500, '0,5'],
  ['weight', { unit: 'kg', decimals: 3, mark: '.' }, 10_000, '10'],
  ['weight', { unit: 'g', decimals: 0, mark: '.' }, 500, '500'],
  ['list', {}, ['Rau, củ > quả', 'b'], 'Rau\\, củ > quả, b'],
  ['list', {}, 'Túi 1,5 kg', 'Túi 1\\,5 kg'],
  ['nth', { position: 2 }, ['a', 'b'], 'b'],
  ['nth', { position: 3 }, ['a', 'b'], null],
  ['skip', { first: 1 }, ['a', 'b', 'c'], ['b', 'c']],
  ['skip', { first: 1 }, 'a', []],
  [
    'address-list',
    {},
    ['https://x.vn/a,b/1.jpg', 'https://x.vn/2.jpg'],
    'https://x.vn/a%2Cb/1.jpg,https://x.vn/2.jpg',
  ],
  ['address-list', {}, [], ''],
  ['under-answer', { ask: 'page' }, 'lvb-gao', 'https://htx.example/san-pham/lvb-gao'],
  [
    'under-answer',
    { ask: 'page' },
    'lvb-gao',
    'https://htx.example/?s=lvb-gao&post_type=product',
    row({ answers: { page: 'https://htx.example/?s={sku}&post_type=product' } }),
  ],
  ['under-answer', { ask: 'page' }, 'lvb-gao', null, row({ answers: {} })],
  ['under-answer', { ask: 'page' }, '', null],
  [
    'pairs',
    {
      over: 'row',
      pairs: [
        { label: 'Xuất xứ', field: 'origin' },
        { label: 'Thương hiệu', field: 'brand' },
        { label: 'Loại', field: 'category' },
      ],
      equals: ':',
      between: '|',
      without: [':', '|'],
    },
    null,
    'Xuất xứ:Bản A Điện Biên|Loại:Gạo nếp',
    row({}, { origin: 'Bản A: Điện Biên', brand: '' }),
  ],
  [
    'pairs',
    {
      over: 'variants',
      pairs: [
        { label: 'sku', field: 'sku' },
        { labelFrom: 'variantAxis', labelAs: 'code', field: 'variantName' },
        { labelFrom: 'variantAxis2', labelAs: 'code', field: 'variantName2' },
      ],
      equals: '=',
      between: ';',
      without: [';', '|'],
    },
    null,
    ['sku=A-1;co_tui=Túi 1,5 kg', 'sku=A-2;co_tui=Túi 2 kg'],
    row(
      { variant: null, rowKind: 'parent' },
      {
        variantAxis: 'Cỡ túi',
        variants: [
          { name: 'Túi 1,5 kg', name2: '', priceDong: 1, stock: 1, netWeightGrams: 1, sku: 'A-1' },
          { name: 'Túi 2 kg', name2: '', priceDong: 1, stock: 1, netWeightGrams: 1, sku: 'A-2' },
        ],
      },
    ),
  ],
  ['picture-reference', {}, ['a-1.jpg'], ['a-1.jpg']],
  ['picture-reference', {}, 'a-1.jpg', ['anh/a-1.jpg'], row({ pictureReference: 'folder' })],
  [
    'picture-reference',
    {},
    'a-1.jpg',
    ['https://x.vn/anh/a-1.jpg'],
    row({
      pictureReference: 'base-url',
      pictureAddresses: { kind: 'base', base: 'https://x.vn/anh/' },
    }),
  ],
  ['picture-reference', {}, 'a-1.jpg', [], row({ pictureReference: 'base-url' })],
];

it.each(CASES)('%s %o: %o → %o', (kind, params, value, expected, context) => {
  expect(run(kind, params, value, context)).toEqual(expected);
});

describe('fields', () => {
  it('gives one kilogram of weight to what is sold by the kilogram', () => {
    const context = row({}, { unit: 'kg', netWeightGrams: null });
    expect(run('field', { name: 'netWeightGrams' }, null, context)).toBe(1000);
    expect(
      run(
        'field',
        { name: 'netWeightGrams' },
        null,
        row({}, { unit: 'chai', netWeightGrams: null }),
      ),
    ).toBeNull();
  });
});

it('every transform kind has a case here', () => {
  const shown = new Set(CASES.map(([kind]) => kind));
  expect(transformKinds.map((one) => one.kind).filter((kind) => !shown.has(kind))).toEqual([]);
});
