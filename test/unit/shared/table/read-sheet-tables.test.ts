import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readSheetTables } from '../../../../shared/table/read-sheet-tables.ts';
import { xlsxBytes } from '../../../../shared/table/write-xlsx.ts';
import { shopeeWorkbook, workbookBytes } from '../../../fixtures/make-workbooks.ts';

describe('readSheetTables', () => {
  it('gives each visible sheet by name, every cell at its place', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Ghi chú', rows: [['Đọc trước']] },
        { name: 'Ẩn', rows: [['x']], hidden: true },
        {
          name: 'Kết quả',
          rows: [
            ['SKU', null, 'Lý do'],
            [null, null, null],
            ['0012', 65_000, 'Tên có "chữa bệnh"\nvà <ảnh> & mờ'],
          ],
        },
      ],
    });
    expect(readSheetTables(bytes)).toEqual([
      { name: 'Ghi chú', rows: [['Đọc trước']] },
      {
        name: 'Kết quả',
        rows: [['SKU', '', 'Lý do'], [], ['0012', '65000', 'Tên có "chữa bệnh"\nvà <ảnh> & mờ']],
      },
    ]);
  });

  it('reads what our own writer made', () => {
    const bytes = xlsxBytes({
      sheet: 'Bảng',
      headers: ['SKU', 'Giá'],
      rows: [['0912', '65000']],
      kinds: ['text', 'integer'],
    });
    expect(readSheetTables(bytes)).toEqual([
      {
        name: 'Bảng',
        rows: [
          ['SKU', 'Giá'],
          ['0912', '65000'],
        ],
      },
    ]);
  });

  it.each([
    ['prefixed elements', { prefix: 'x:' }],
    ['inline texts', { sharedStrings: false }],
  ])('reads a shop’s workbook with %s, without its styled rows', (_, options) => {
    const taken = [['100875', 'Mật ong']];
    const bytes = shopeeWorkbook({ ...options, styledRows: 900, takenRows: taken });
    const sheet = readSheetTables(bytes).find(({ name }) => name === 'Bản đăng tải');
    expect(sheet?.rows).toHaveLength(7);
    expect(sheet?.rows[2]?.[1]).toBe('Tên sản phẩm');
    expect(sheet?.rows[6]?.slice(0, 2)).toEqual(['100875', 'Mật ong']);
  });

  it('refuses what is damaged, and a row number that would only fill memory', () => {
    const bytes = workbookBytes([{ name: 'A', rows: [['một'], ['hai']] }], {});
    const cut = bytes.slice(0, Math.floor(bytes.length / 2));
    expect(() => readSheetTables(cut)).toThrow('workbook.damaged');
    const parts = unzipSync(bytes);
    const path = 'xl/worksheets/sheet1.xml';
    const far = strFromU8(parts[path] ?? new Uint8Array()).replaceAll(
      / r="2"/gu,
      ' r="99999999999"',
    );
    expect(() => readSheetTables(zipSync({ ...parts, [path]: strToU8(far) }))).toThrow(
      expect.objectContaining({
        code: 'workbook.damaged',
        params: { detail: 'row 99999999999' },
      }),
    );
  });
});
