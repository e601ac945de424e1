import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { verifyBundle } from '../../../electron/exports/verify-bundle.ts';
import type { WorkbookChoices } from '../../../shared/marketplace/fit-workbook.ts';
import {
  lazadaWorkbook,
  shopeeColumns,
  shopeeWorkbook,
  tiktokWorkbook,
} from '../../fixtures/make-workbooks.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import { addSaleable, exportWorld, namesIn, AT_BASE, type ExportWorld } from './export-world.ts';

const SHOPEE = 'shopee_vn';
const CHOICES: WorkbookChoices = {
  'channel_id.5001': { use: 'text', text: 'Mở' },
  ps_dangerous_goods: { use: 'text', text: 'Không' },
};

function saved(name: string, bytes: Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

function request(world: ExportWorld, token: string, choices: WorkbookChoices, id = SHOPEE) {
  return {
    items: [{ householdId: world.householdId, marketplaceId: id }],
    format: 'folder' as const,
    pictures: AT_BASE,
    workbooks: [{ marketplaceId: id, workbookToken: token, choices }],
  };
}

describe('a bundle for a marketplace that wants its own workbook', () => {
  it('holds the filled workbook; the shop’s file is never touched', async () => {
    const world = await exportWorld();
    const { exports, workbooks } = world.library.services;
    const bytes = shopeeWorkbook();
    const path = saved('mau shop.xlsx', bytes);
    const taken = await workbooks.take(path, SHOPEE);
    expect(taken).toMatchObject({ fileName: 'mau shop.xlsx', marketplaceId: SHOPEE, choices: {} });
    expect(taken.open.map(({ key, isRequired }) => [key, isRequired])).toEqual([
      ['channel_id.5001', false],
      ['channel_id.5004', false],
      ['ps_dangerous_goods', true],
    ]);
    expect(workbooks.categories(taken.token)).toHaveLength(2);

    const [outcome] = await exports.exportNow(request(world, taken.token, CHOICES));
    if (!outcome?.bundle) throw new Error(JSON.stringify(outcome));
    const folder = join(world.out, outcome.bundle.name);
    expect(namesIn(folder)).toEqual([
      'anh',
      'hoan-tat.html',
      'huong-dan.html',
      'manifest.json',
      'shopee.xlsx',
    ]);
    expect((await verifyBundle(folder)).problems).toEqual([]);
    expect(Buffer.from(bytes).equals(readFileSync(path))).toBe(true);

    const filled = readFileSync(join(folder, 'shopee.xlsx'));
    const { sheets } = await readXlsx(filled, { sheets: ['Bản đăng tải'] });
    const rows = sheets[0]?.rows.slice(6, 9) ?? [];
    expect(rows.map((row) => row[1])).toEqual([
      'Gạo nếp nương Mường Phăng',
      'Mật ong rừng Mường Phăng chai',
      'Mật ong rừng Mường Phăng chai',
    ]);
    expect(rows[1]?.[6]).toBe('Chai 500 g');
    expect(rows[1]?.[10]).toBe(120_000);
    expect(rows[0]?.[13]).toBe(
      `${AT_BASE.base}lvb-gao-nep-nuong-muong-phang-1.jpg`.replace(
        'lvb-gao-nep-nuong-muong-phang',
        String(rows[0]?.[3]).toLowerCase(),
      ),
    );
    const before = unzipSync(bytes);
    const after = unzipSync(filled);
    const changed = Object.keys(before).filter(
      (part) => !Buffer.from(before[part] ?? []).equals(after[part] ?? Buffer.alloc(0)),
    );
    expect(changed).toEqual(['xl/worksheets/sheet2.xml', 'xl/sharedStrings.xml']);
  });

  it('asks once for columns nobody knows, and remembers the answer for this template', async () => {
    const world = await exportWorld();
    const { exports, workbooks, journal } = world.library.services;
    const path = saved('mau.xlsx', shopeeWorkbook());
    const first = await workbooks.take(path, SHOPEE);
    await expect(exports.exportNow(request(world, first.token, {}))).rejects.toMatchObject({
      code: 'export.workbook-columns',
      params: { columns: 'Hàng nguy hiểm' },
    });
    await exports.exportNow(request(world, first.token, CHOICES));
    expect(journal.history(null, 5).map((one) => one.name.key)).toContain(
      'workbook-columns-chosen',
    );

    const again = await workbooks.take(
      saved('thang sau.xlsx', shopeeWorkbook({ styledRows: 9 })),
      SHOPEE,
    );
    expect(again.choices).toEqual(CHOICES);
    const [outcome] = await exports.exportNow(request(world, again.token, again.choices));
    expect(outcome?.bundle).not.toBeNull();
    const other = await workbooks.take(
      saved('khac.xlsx', shopeeWorkbook({ columns: shopeeColumns().slice(0, -2) })),
      SHOPEE,
    );
    expect(other.choices).toEqual({});
  });

  it('keeps out a name that is longer than the file itself allows', async () => {
    const world = await exportWorld();
    const { exports, workbooks } = world.library.services;
    const path = saved('mau.xlsx', shopeeWorkbook({ columns: shopeeColumns(26, 'kg') }));
    const { token, recognised } = await workbooks.take(path, SHOPEE);
    expect(recognised).toMatchObject({ titleLimit: 26, weightUnit: 'kg' });
    const [outcome] = await exports.exportNow(request(world, token, CHOICES));
    expect(
      outcome?.blocked.map(({ listing, violations }) => [
        listing.name,
        violations.map((one) => [one.code, one.params['most'], one.source.title]),
      ]),
    ).toEqual([['Mật ong rừng Mường Phăng chai', [['name.too-long', 26, 'Shopee: shopee.xlsx']]]]);
    const { sheets } = await readXlsx(
      readFileSync(join(world.out, outcome?.bundle?.name ?? '', 'shopee.xlsx')),
      { sheets: [1] },
    );
    expect(sheets[0]?.rows[6]?.[22]).toBe(1);
  });

  it('explains a workbook that does not fit', async () => {
    const { library, householdId } = await exportWorld();
    const { exports, workbooks } = library.services;
    const take = (name: string, bytes: Uint8Array, id = SHOPEE) =>
      workbooks.take(saved(name, bytes), id);
    await expect(take('t.xlsx', tiktokWorkbook())).rejects.toMatchObject({
      code: 'workbook.other-marketplace',
      params: { marketplace: 'Shopee', found: 'TikTok Shop' },
    });
    await expect(
      take('t.xlsx', shopeeWorkbook({ columns: shopeeColumns().slice(3) })),
    ).rejects.toMatchObject({
      code: 'workbook.not-recognised',
      params: { marketplace: 'Shopee', missing: 'ps_product_name, ps_product_description' },
    });
    await expect(take('a.pdf', Buffer.from('%PDF'))).rejects.toMatchObject({
      code: 'workbook.not-a-workbook',
    });
    await expect(workbooks.take('/khong/co', SHOPEE)).rejects.toMatchObject({
      code: 'workbook.not-a-workbook',
    });
    const silent = await take('s.xlsx', shopeeWorkbook({ columns: shopeeColumns(120, '') }));
    expect(() => workbooks.fit(silent.token, CHOICES)).toThrow('workbook.unit-unknown');
    expect(() => workbooks.get('khong-co')).toThrow('workbook.not-there');
    await expect(
      exports.exportNow({
        items: [{ householdId, marketplaceId: SHOPEE }],
        format: 'zip',
        pictures: AT_BASE,
      }),
    ).rejects.toMatchObject({ code: 'export.workbook-needed' });
  });

  it.each([
    [
      'tiktok_shop_vn',
      tiktokWorkbook(),
      { 'product_property/100198': { use: 'field', field: 'origin' } },
    ],
    [
      'lazada_vn',
      lazadaWorkbook(),
      {
        'catProperty.p-20000': { use: 'text', text: 'No Brand' },
        'saleProp.p-31035': { use: 'field', field: 'variantFullName' },
      },
    ],
  ] as const)('fills that of %s too, as a zip that is whole', async (id, bytes, choices) => {
    const world = await exportWorld();
    const { exports, workbooks } = world.library.services;
    addSaleable(world.library, world.householdId, { name: 'Chè Shan tuyết cổ thụ bản' });
    const { token } = await workbooks.take(saved('mau.xlsx', bytes), id);
    const [outcome] = await exports.exportNow({
      ...request(world, token, choices, id),
      format: 'zip',
    });
    if (!outcome?.bundle) throw new Error(JSON.stringify(outcome));
    expect((await verifyBundle(join(world.out, outcome.bundle.name))).problems).toEqual([]);
  });
});
