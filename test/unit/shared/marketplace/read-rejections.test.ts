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
    const known = { sku: ['sku'], reason: ['k_reason'] };
    expect(readRejections(table, known, isOurs).rows[0]?.reason).toBe('ảnh mờ');
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
