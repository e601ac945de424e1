import { writeXlsx } from 'hucre/xlsx';
import { strToU8, zipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { readSheets } from '../../../electron/imports/read-sheets.ts';
import type { Library } from '../../../electron/library/open-library.ts';
import { xlsxBytes } from '../../../shared/table/write-xlsx.ts';
import { shopeeColumns, shopeeWorkbook, workbookBytes } from '../../fixtures/make-workbooks.ts';
import { addHousehold, listingFields, openTestLibrary } from '../library/temporary-library.ts';

const SHOPEE = 'shopee_vn';
const REASON = 'Mô tả có "giúp ngủ ngon"';

let library: Library;
let sku: string;

beforeEach(async () => {
  library = await openTestLibrary();
  const household = addHousehold(library, { name: 'Lò Thị Hương' });
  const description = 'Nấu từ rễ tươi, thơm lâu, giúp ngủ ngon cả đêm.';
  const fields = listingFields(household, { name: 'Cao đương quy', description });
  ({ sku } = library.services.listings.create(fields));
});

function read(bytes: Uint8Array, marketplaceId = SHOPEE) {
  return library.services.rejections.read(marketplaceId, readSheets(bytes, 'kq.xlsx'), 'kq.xlsx');
}

/** The shop's own workbook as it comes back, a reason written into rows. */
function answered(rows: readonly { readonly sku: string; readonly reason: string }[]): Uint8Array {
  const keys = shopeeColumns().map(([key]) => key.split('|')[0]);
  const takenRows = rows.map((row) =>
    keys.map((key) =>
      key === 'ps_sku_parent_short' ? row.sku : key === 'et_title_reason' ? row.reason : '',
    ),
  );
  return shopeeWorkbook({ takenRows });
}

describe('a marketplace’s result as a workbook', () => {
  it('comes back in the shop’s own layout: keys, hidden rows, notes above', () => {
    const found = read(
      answered([
        { sku: 'CUA-NHA-KHAC', reason: 'Ảnh mờ' },
        { sku, reason: REASON },
      ]),
    );
    expect(found).toMatchObject({
      sheet: 'Bản đăng tải',
      skuColumn: 'SKU sản phẩm',
      reasonColumn: 'Lý do thất bại',
      matched: [{ row: 8, sku, reason: REASON, wording: ['giúp ngủ ngon'] }],
      unmatched: [{ row: 7, sku: 'CUA-NHA-KHAC', reason: 'Ảnh mờ' }],
    });
  });

  it('is found in the first visible sheet that says why', async () => {
    const table = (reason: string) => [
      ['Seller SKU', 'Error message'],
      [sku, reason],
    ];
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Hướng dẫn',
          rows: [
            ['SKU', 'Giá'],
            [sku, 65_000],
          ],
        },
        { name: 'Cũ', rows: table('của tháng trước'), hidden: true },
        { name: 'Không đạt', rows: table(REASON) },
        { name: 'Nữa', rows: table('sau') },
      ],
    });
    expect(read(bytes, 'tiktok_shop_vn')).toMatchObject({
      sheet: 'Không đạt',
      matched: [{ row: 2, reason: REASON }],
    });
  });

  it('is read from a sheet of our own writer, and says what is missing', () => {
    const sheet = (header: string) =>
      xlsxBytes({
        sheet: 'Kết quả',
        headers: ['Mã SKU', header],
        rows: [[sku, REASON]],
        kinds: ['text', 'text'],
      });
    expect(read(sheet('Lý do')).matched).toHaveLength(1);
    expect(() => read(sheet('Ghi chú'))).toThrow(
      expect.objectContaining({ code: 'rejections.no-reason', params: { column: 'Mã SKU' } }),
    );
    expect(() => read(workbookBytes([{ name: 'A', rows: [['x']] }], {}))).toThrow(
      expect.objectContaining({ code: 'rejections.nothing-found' }),
    );
  });

  it.each<[string, () => Uint8Array, string, string]>([
    ['a zip of other things', () => zipSync({ 'a.txt': strToU8('a') }), 'import.unreadable', 'zip'],
    [
      'a workbook with a program',
      () =>
        workbookBytes([{ name: 'A', rows: [['x']] }], { extraParts: { 'xl/vbaProject.bin': 'x' } }),
      'import.unreadable',
      'macro',
    ],
    ['a picture', () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0), 'import.unreadable', 'utf-8'],
  ])('refuses %s by a code of its own', (_, bytes, code, detail) => {
    expect(() => read(bytes())).toThrow(
      expect.objectContaining({ code, params: { file: 'kq.xlsx', detail } }),
    );
  });

  it('says of a file cut short that it is damaged', () => {
    expect(() => read(answered([]).slice(0, 3000))).toThrow(
      expect.objectContaining({ code: 'import.damaged', params: { file: 'kq.xlsx' } }),
    );
  });

  it('says of an old or locked workbook what to do with it', () => {
    const locked = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
    expect(() => read(locked)).toThrow(
      expect.objectContaining({ code: 'import.encrypted', params: { file: 'kq.xlsx' } }),
    );
  });
});
