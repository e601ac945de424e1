import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedIn, readRejections } from '../../../../shared/marketplace/read-rejections.ts';

const OURS = new Set(['LVB-GAO', 'LVB-GAO-1KG', 'LTH-MAT']);
const isOurs = (sku: string): boolean => OURS.has(sku);

describe('readRejections', () => {
  it('reads a result sheet under keys, titles and notes', () => {
    const read = readRejections(
      [
        ['ps_product_name', 'ps_sku_parent_short', 'ps_sku_short', 'et_title_reason'],
        ['basic', 'abc', '', ''],
        ['Tên sản phẩm', 'SKU sản phẩm', 'SKU phân loại', 'Lý do thất bại'],
        ['Bắt buộc', 'Tùy chọn', 'Tùy chọn', ''],
        ['Gạo nếp nương', 'LVB-GAO', 'LVB-GAO-1KG', 'Tên chứa từ cấm "chữa bệnh"'],
        ['Mật ong', 'LTH-MAT', '', ''],
      ],
      null,
      isOurs,
    );
    expect(read).toEqual({
      rows: [{ row: 5, sku: 'LVB-GAO-1KG', reason: 'Tên chứa từ cấm "chữa bệnh"' }],
      unmatched: [],
      skuColumn: 'SKU phân loại',
      reasonColumn: 'Lý do thất bại',
    });
  });

  it('takes the column that says most where several speak of failing', () => {
    const table = [
      ['Seller SKU', 'Fail status', 'Error message'],
      ['LTH-MAT', 'failed', 'Image 2 is smaller than 300 px'],
    ];
    expect(readRejections(table, null, isOurs).rows[0]?.reason).toBe(
      'Image 2 is smaller than 300 px',
    );
  });

  it('goes by exact keys where they are known', () => {
    const table = [
      ['sku', 'Ghi chú lỗi dài hơn nhiều', 'k_reason'],
      ['LTH-MAT', 'không liên quan, nhưng rất dài', 'ảnh mờ'],
    ];
    const known = { sku: ['sku'], reason: ['k_reason'], keysEndAt: null, firstRow: 2 };
    expect(readRejections(table, known, isOurs).rows[0]?.reason).toBe('ảnh mờ');
  });

  it('reads keys with their numbers, and takes no row of the head for a product', () => {
    const known = { sku: ['k_sku'], reason: ['k_reason'], keysEndAt: '|', firstRow: 5 };
    const table = [
      ['k_sku|0|0', 'k_reason|0|0'],
      ['SKU', 'Lý do'],
      ['Bắt buộc', 'Tùy chọn'],
      ['', 'Sàn tự điền'],
      ['LTH-MAT', 'ảnh mờ'],
      ['AI-KHAC', 'giá sai'],
    ];
    expect(readRejections(table, known, isOurs)).toEqual({
      rows: [{ row: 5, sku: 'LTH-MAT', reason: 'ảnh mờ' }],
      unmatched: [{ row: 6, sku: 'AI-KHAC', reason: 'giá sai' }],
      skuColumn: 'SKU',
      reasonColumn: 'Lý do',
    });
  });

  it('names the refused rows whose product is not ours, from below the header on', () => {
    const read = readRejections(
      [
        ['Kết quả duyệt', ''],
        ['Mã SKU', 'Lý do lỗi'],
        ['SHOP-7', 'Lỗi ảnh'],
        ['LTH-MAT', 'Lỗi giá'],
        ['', 'Lỗi tên'],
        ['SHOP-8', ''],
      ],
      null,
      isOurs,
    );
    expect(read.rows).toEqual([{ row: 4, sku: 'LTH-MAT', reason: 'Lỗi giá' }]);
    expect(read.unmatched).toEqual([
      { row: 3, sku: 'SHOP-7', reason: 'Lỗi ảnh' },
      { row: 5, sku: '', reason: 'Lỗi tên' },
    ]);
  });

  it('says which column is missing instead of guessing', () => {
    expect(
      readRejections(
        [
          ['SKU', 'Ghi chú'],
          ['LTH-MAT', 'x'],
        ],
        null,
        isOurs,
      ),
    ).toMatchObject({
      rows: [],
      reasonColumn: null,
    });
    expect(
      readRejections(
        [
          ['SKU', 'Lý do'],
          ['AI-KHAC', 'x'],
        ],
        null,
        isOurs,
      ),
    ).toMatchObject({
      rows: [],
      skuColumn: null,
    });
  });

  it('never throws, and gives only SKUs of ours with a reason', () => {
    const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom(...OURS, 'Lý do', 'SKU'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (table) => {
        for (const { sku, reason } of readRejections(table, null, isOurs).rows) {
          expect(isOurs(sku)).toBe(true);
          expect(reason).not.toBe('');
        }
        for (const { sku } of readRejections(table, null, isOurs).unmatched) {
          expect(isOurs(sku)).toBe(false);
        }
      }),
    );
  });
});

describe('quotedIn', () => {
  it('finds what stands in any quotation marks, once', () => {
    expect(quotedIn('Từ "chữa bệnh" và “số 1”, lại "chữa bệnh"; mục «ghi chú»')).toEqual([
      'chữa bệnh',
      'số 1',
      'ghi chú',
    ]);
    expect(quotedIn('Ảnh mờ')).toEqual([]);
  });
});
