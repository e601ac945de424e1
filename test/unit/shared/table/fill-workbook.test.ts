import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { loadProfiles } from '../../../../electron/marketplaces/load-profiles.ts';
import { isAppError } from '../../../../shared/errors.ts';
import type { WorkbookFormat } from '../../../../shared/marketplace/file-format-schema.ts';
import { fillWorkbook, type FillTable } from '../../../../shared/table/fill-workbook.ts';
import {
  openWorkbook,
  recogniseWorkbook,
  type RecognisedWorkbook,
} from '../../../../shared/table/recognise-workbook.ts';
import {
  lazadaWorkbook,
  shopeeColumns,
  shopeeWorkbook,
  tiktokWorkbook,
  workbookBytes,
} from '../../../fixtures/make-workbooks.ts';

const views = loadProfiles('resources');

function formatOf(id: string): WorkbookFormat {
  const file = views.find(({ profile }) => profile.id === id)?.profile.file;
  if (file?.kind !== 'workbook') throw new Error(id);
  return file;
}

function recognised(bytes: Uint8Array, id: string): RecognisedWorkbook {
  const found = recogniseWorkbook(openWorkbook(bytes), formatOf(id));
  if (!('sheetPath' in found)) throw new Error(JSON.stringify(found));
  return found;
}

/** Cells under keys, each header one key. */
function fill(bytes: Uint8Array, seen: RecognisedWorkbook, table: FillTable): Uint8Array {
  const columns = new Map(
    table.headers.map((header) => [
      header,
      seen.columns.filter(({ key }) => key === header).map(({ column }) => column),
    ]),
  );
  return fillWorkbook(
    bytes,
    { sheetPath: seen.sheetPath, firstRow: seen.firstFreeRow, columns },
    table,
  );
}

const TRICKY = ' Mật ong "rừng" <ngon> & sạch\n=1+1\r\n_x0041_ ';

const TABLE: FillTable = {
  headers: ['ps_product_name', 'ps_sku_short', 'ps_price', 'ps_weight', 'not-a-key'],
  rows: [
    [TRICKY, '0012', '65000', '1.25', 'x'],
    ['Gạo nếp', '', '70000', '500', 'x'],
    [TRICKY, '84912345678', '9', '0.5', 'x'],
  ],
  kinds: ['text', 'text', 'integer', 'decimal', 'text'],
};

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
  return 'nothing was thrown';
}

async function gridOf(bytes: Uint8Array, sheet: string): Promise<unknown[][]> {
  return (await readXlsx(bytes, { sheets: [sheet] })).sheets[0]?.rows ?? [];
}

const DIALECTS = [
  ['shared texts', {}],
  ['inline texts only', { sharedStrings: false }],
  ['prefixed elements', { prefix: 'x:' }],
  ['CRLF between elements', { lineEnd: '\r\n' }],
  ['no line ends', { lineEnd: '' }],
  ['no prepared rows', { styledRows: 0 }],
] as const;

describe.each(DIALECTS)('a filled workbook with %s', (name, options) => {
  const before = shopeeWorkbook(options);
  const seen = recognised(before, 'shopee_vn');
  const after = fill(before, seen, TABLE);

  it('gives the cells back to another reader, numbers as numbers', async () => {
    const grid = await gridOf(after, 'Bản đăng tải');
    const at = (row: number, key: string) =>
      grid[row - 1]?.[(seen.columns.find((one) => one.key === key)?.column ?? 0) - 1] ?? null;
    expect(seen.firstFreeRow).toBe(7);
    expect(at(7, 'ps_product_name')).toBe(TRICKY);
    expect(at(7, 'ps_sku_short')).toBe('0012');
    expect(at(7, 'ps_price')).toBe(65000);
    expect(at(7, 'ps_weight')).toBe(1.25);
    expect(at(8, 'ps_sku_short')).toBeNull();
    expect(at(9, 'ps_sku_short')).toBe('84912345678');
    expect(at(9, 'ps_price')).toBe(9);
  });

  it('keeps every other part byte by byte, in its place', () => {
    const old = unzipSync(before);
    const fresh = unzipSync(after);
    const changed = Object.keys(fresh).filter((part) => {
      const left = old[part];
      const right = fresh[part];
      return left === undefined || right === undefined || !Buffer.from(left).equals(right);
    });
    const isInline = name === 'inline texts only';
    expect(changed.toSorted()).toEqual(
      [
        'xl/worksheets/sheet2.xml',
        'xl/sharedStrings.xml',
        ...(isInline ? ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels'] : []),
      ].toSorted(),
    );
    const order = Object.keys(old);
    expect(Object.keys(fresh)).toEqual(isInline ? [...order, 'xl/sharedStrings.xml'] : order);
  });

  it('keeps the rest of the sheet: head, validations, protection, comments', () => {
    const sheetOf = (bytes: Uint8Array) =>
      Buffer.from(unzipSync(bytes)['xl/worksheets/sheet2.xml'] ?? []).toString('utf8');
    const outside = (xml: string) =>
      xml
        .replace(/<(x:)?row [^>]*r="(7|8|9)".*?(<\/\1row>|\/>(?=\s*<))/gsu, '')
        .replace(/dimension ref="[^"]*"/u, '');
    const old = sheetOf(before);
    const fresh = sheetOf(after);
    const tail = /<\/(?:x:)?sheetData>.*$/su.exec(old)?.[0];
    expect(tail).toContain('dataValidation');
    expect(fresh.endsWith(tail ?? '?')).toBe(true);
    expect(fresh.startsWith(outside(old).slice(0, 60))).toBe(true);
    expect(fresh).toContain('sheetProtection');
  });

  it('is the same twice', () => {
    expect(Buffer.from(fill(before, seen, TABLE)).equals(after)).toBe(true);
  });
});

describe('what is read from the file', () => {
  it('Shopee: unit, limit, ways of sending, categories, what is demanded', () => {
    const seen = recognised(shopeeWorkbook(), 'shopee_vn');
    expect(seen).toMatchObject({
      sheetName: 'Bản đăng tải',
      firstFreeRow: 7,
      weightUnit: 'g',
      titleLimit: 120,
      categories: [
        { id: '100875', label: '100875-Thực phẩm & Đồ uống/Đồ khô/Thịt khô' },
        { id: '100881', label: '100881-Thực phẩm & Đồ uống/Gạo & Mì/Gạo' },
      ],
    });
    expect(seen.columns.filter((one) => one.isChannel)).toMatchObject([
      { key: 'channel_id.5001', label: 'Nhanh', allowed: ['Mở', 'Tắt'], isRequired: false },
      { key: 'channel_id.5004', label: 'Hàng Cồng Kềnh', allowed: ['Mở', 'Tắt'] },
    ]);
    expect(seen.columns.find((one) => one.key === 'ps_dangerous_goods')).toMatchObject({
      isRequired: true,
      allowed: ['Có', 'Không'],
    });
    expect(seen.columns.find((one) => one.key === 'et_title_variation_1')?.isRequired).toBe(false);
  });

  it('another unit, another limit, the older layout, rows a person has typed', () => {
    const kilos = shopeeWorkbook({ columns: shopeeColumns(100, 'kg'), hasRuleRow: false });
    expect(recognised(kilos, 'shopee_vn')).toMatchObject({ weightUnit: 'kg', firstFreeRow: 6 });
    const silent = recognised(shopeeWorkbook({ columns: shopeeColumns(100, '') }), 'shopee_vn');
    expect(silent).toMatchObject({ weightUnit: null, titleLimit: 100 });
    const taken = shopeeWorkbook({ takenRows: [[], ['', 'Cũ', 'Cũ'], []] });
    expect(recognised(taken, 'shopee_vn').firstFreeRow).toBe(9);
  });

  it('TikTok: fewer than 255, grams, categories by their end', () => {
    expect(recognised(tiktokWorkbook(), 'tiktok_shop_vn')).toMatchObject({
      firstFreeRow: 6,
      weightUnit: 'g',
      titleLimit: 254,
      categories: [
        { id: '603065', label: 'Thực phẩm & Đồ uống/Đồ khô (603065)' },
        { id: '603100', label: 'Thực phẩm & Đồ uống/Gạo (603100)' },
      ],
    });
  });

  it('Lazada: keys of the hidden twin; a category filled in advance takes no row', () => {
    expect(recognised(lazadaWorkbook(), 'lazada_vn')).toMatchObject({
      sheetName: 'Gạo',
      firstFreeRow: 5,
      weightUnit: 'kg',
      titleLimit: 255,
    });
  });
});

describe('a workbook that is refused', () => {
  const basic = shopeeWorkbook();

  it('says what was seen when it is another kind, or another marketplace’s', () => {
    expect(recogniseWorkbook(openWorkbook(tiktokWorkbook()), formatOf('shopee_vn'))).toMatchObject({
      sheets: ['Template', 'Category'],
      missingKeys: [
        'ps_product_name',
        'ps_product_description',
        'ps_price',
        'ps_stock',
        'ps_weight',
      ],
    });
    const media = shopeeWorkbook({ signature: 'media_info' });
    expect(recogniseWorkbook(openWorkbook(media), formatOf('shopee_vn'))).toMatchObject({
      missingKeys: [],
      signature: expect.stringContaining('media_info') as string,
    });
  });

  it('names damage, passwords, macros, archives made to fill a memory', () => {
    expect(codeOf(() => openWorkbook(Buffer.from('PDF')))).toBe('workbook.not-a-workbook');
    expect(codeOf(() => openWorkbook(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0)))).toBe(
      'workbook.encrypted',
    );
    expect(codeOf(() => openWorkbook(basic.subarray(0, basic.length - 400)))).toBe(
      'workbook.damaged',
    );
    const macros = shopeeWorkbook({ extraParts: { 'xl/vbaProject.bin': 'x' } });
    expect(codeOf(() => openWorkbook(macros))).toBe('workbook.has-macros');
    const lying = new Uint8Array(basic);
    const view = new DataView(lying.buffer);
    const directory = view.getUint32(lying.length - 6, true);
    view.setUint32(directory + 24, 0x7fffffff, true);
    expect(codeOf(() => openWorkbook(lying))).toBe('workbook.too-large');
    view.setUint32(directory + 24, 0xffffffff, true);
    expect(codeOf(() => openWorkbook(lying))).toBe('workbook.unsupported');
    const entity = workbookBytes([{ name: 'A', rows: [['x']] }], {
      extraParts: { 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>' },
    });
    expect(codeOf(() => openWorkbook(entity))).toBe('workbook.damaged');
  });

  it('every damaged byte is refused or changes nothing that is read', () => {
    const seen = recognised(basic, 'shopee_vn');
    for (let at = 0; at < basic.length; at += 97) {
      const bytes = new Uint8Array(basic);
      bytes[at] = (bytes[at] ?? 0) ^ 0x5a;
      const code = codeOf(() => fill(bytes, seen, TABLE));
      expect(code === 'nothing was thrown' || code.startsWith('workbook.'), `${at}: ${code}`).toBe(
        true,
      );
    }
  });

  it('never writes over a formula', () => {
    const seen = recognised(basic, 'shopee_vn');
    const files = unzipSync(basic);
    const sheet = Buffer.from(files['xl/worksheets/sheet2.xml'] ?? []).toString('utf8');
    const withFormula = shopeeWorkbook({
      extraParts: {
        'xl/worksheets/sheet2.xml': sheet.replace(
          '<c s="3" r="B8"/>',
          '<c s="3" r="B8"><f>A1</f><v/></c>',
        ),
      },
    });
    expect(codeOf(() => fill(withFormula, seen, TABLE))).toBe('workbook.formula-in-the-way');
  });
});

it('fills 5,000 prepared rows in a moment', () => {
  const before = shopeeWorkbook({ styledRows: 5000 });
  const rows = Array.from({ length: 2000 }, (_, index) => [
    `Sản phẩm ${index}`,
    `SP-${index}`,
    '65000',
    '500',
    '',
  ]);
  const started = performance.now();
  const seen = recognised(before, 'shopee_vn');
  fill(before, seen, { ...TABLE, rows });
  expect(performance.now() - started).toBeLessThan(10_000);
}, 60_000);
