import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findRows } from '../../../../../shared/marketplace/learn-form/find-rows.ts';
import { formMeaningsSchema } from '../../../../../shared/marketplace/learn-form/form-meanings.ts';
import { proposeColumns } from '../../../../../shared/marketplace/learn-form/propose-columns.ts';

const meanings = formMeaningsSchema.parse(
  JSON.parse(readFileSync('resources/domain/form-meanings.json', 'utf8')),
);

type Rows = readonly (readonly string[])[];

function propose(rows: Rows) {
  const found = findRows(rows, meanings) ?? expect.unreachable();
  return proposeColumns(rows, found, meanings);
}

const meaningsOf = (rows: Rows) => propose(rows).map(({ meaning }) => meaning);

describe('headers in Vietnamese', () => {
  it('are told whatever marks, stars and brackets stand there', () => {
    expect(
      meaningsOf([
        [
          'STT',
          'Mã SKU',
          'TÊN SẢN PHẨM (*)',
          'Danh mục *',
          'Giá bán (VNĐ)',
          'Số lượng tồn kho',
          'Trọng lượng (kg)',
          'Mô tả chi tiết',
          'Thương hiệu',
          'Xuất xứ',
          'Nhà sản xuất',
          'Hạn sử dụng',
          'Hướng dẫn bảo quản',
          'Hình ảnh',
        ],
      ]),
    ).toEqual([
      'number',
      'sku',
      'name',
      'category-label',
      'price',
      'stock',
      'weight-kg',
      'description',
      'brand',
      'origin',
      'producer',
      'shelf-life',
      'storage',
      'pictures',
    ]);
  });

  it('without marks, as old software writes them', () => {
    expect(meaningsOf([['Ten hang hoa', 'Don gia', 'Don vi tinh', 'Quy cach dong goi']])).toEqual([
      'name',
      'price',
      'unit',
      'packing',
    ]);
  });

  it('several for pictures become the first, the second…', () => {
    expect(meaningsOf([['Tên', 'Hình ảnh', 'Hình ảnh', 'Hình ảnh']])).toEqual([
      'name',
      'picture-1',
      'picture-2',
      'picture-3',
    ]);
    expect(meaningsOf([['Tên', 'Ảnh bìa', 'Hình ảnh 2', 'Hình ảnh 3']])).toEqual([
      'name',
      'picture-1',
      'picture-2',
      'picture-3',
    ]);
  });

  it('that only begin like one are left to the person', () => {
    const columns = propose([
      ['Tên sản phẩm', 'Số lượng đặt hàng tối thiểu mỗi lần', 'Giá sau khuyến mãi'],
    ]);
    expect(columns.map(({ meaning }) => meaning)).toEqual(['name', 'blank', 'blank']);
    expect(columns.map(({ isSure }) => isSure)).toEqual([true, false, false]);
  });
});

describe('headers in English', () => {
  it('are told in any spelling', () => {
    expect(
      meaningsOf([
        [
          'product_name',
          'sellerSku',
          'Selling Price',
          'Quantity',
          'Net weight (g)',
          'Main image',
          'Brand',
        ],
      ]),
    ).toEqual(['name', 'sku', 'price', 'stock', 'weight-g', 'picture-1', 'brand']);
  });
});

describe('rows', () => {
  it('over the headers and explaining ones below them are no products', () => {
    const rows = [
      ['DANH SÁCH SẢN PHẨM ĐĂNG KÝ LÊN SÀN', '', ''],
      ['Tỉnh: ………', '', ''],
      ['Tên sản phẩm', 'Giá bán', 'Mô tả'],
      ['Bắt buộc', 'Bắt buộc', 'Không bắt buộc'],
      ['Tối đa 120 ký tự', 'Nhập giá bằng đồng', 'Từ 100 đến 3.000 ký tự'],
      ['Gạo nếp nương Điện Biên', '65000', 'Gạo nếp trồng trên nương, hạt to, dẻo.'],
    ];
    expect(findRows(rows, meanings)).toEqual({ headerRow: 3, dataRow: 6 });
    const columns = propose(rows);
    expect(columns.map(({ required }) => required)).toEqual([true, true, false]);
    expect(columns.map(({ most }) => most)).toEqual([120, null, 3000]);
    expect(columns[0]?.samples).toEqual(['Gạo nếp nương Điện Biên']);
  });

  it('of an empty template begin right below the headers', () => {
    expect(findRows([['Tên', 'Giá']], meanings)).toEqual({ headerRow: 1, dataRow: 2 });
  });

  it('without a single text are no form', () => {
    expect(
      findRows(
        [
          ['1', '2'],
          ['3', '4'],
        ],
        meanings,
      ),
    ).toBeNull();
    expect(findRows([], meanings)).toBeNull();
  });
});

describe('headers nobody knows', () => {
  it('are told from what stands below', () => {
    const columns = propose([
      ['A1', 'A2', 'A3', 'A4', 'Tên'],
      ['MO-001', '35.000 đ', 'mo-1.jpg', 'Việt Nam', 'Mơ rừng ngâm'],
      ['MO-002', '120.000 đ', 'mo-2.jpg', 'Việt Nam', 'Mơ rừng sấy'],
    ]);
    expect(columns.map(({ meaning }) => meaning)).toEqual([
      'sku',
      'price',
      'picture-1',
      'text',
      'name',
    ]);
    expect(columns[3]?.text).toBe('Việt Nam');
    expect(columns.map(({ isSure }) => isSure)).toEqual([false, false, false, false, true]);
  });
});

describe('units of weight', () => {
  const unit = (header: string, ...values: string[]) =>
    propose([['Tên', header], ...values.map((value) => ['Gạo', value])])[1];

  it('are as the header says', () => {
    expect(unit('Khối lượng (gram)')).toMatchObject({ meaning: 'weight-g', isSure: true });
    expect(unit('Cân nặng (Kg)', '500')).toMatchObject({ meaning: 'weight-kg', isSure: true });
  });

  it('are guessed from values, and say that they are', () => {
    expect(unit('Khối lượng', '0,5', '1')).toMatchObject({ meaning: 'weight-kg', isSure: false });
    expect(unit('Khối lượng', '500', '1000')).toMatchObject({ meaning: 'weight-g', isSure: false });
  });
});
