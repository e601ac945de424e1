import '../../renderer/api/len-san-client.ts';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { shopeeWorkbook, tiktokWorkbook } from '../fixtures/make-workbooks.ts';
import { BUNDLED_HOUSEHOLD, copyDemoLibrary } from './demo-library.ts';
import { answerDialogs, launchApp, screenshot } from './launch.ts';

test.setTimeout(300_000);

test("the shop's Shopee workbook goes in, and comes out filled", async () => {
  const demo = copyDemoLibrary();
  const folder = mkdtempSync(join(tmpdir(), 'len-san-workbook-'));
  const template = join(folder, 'Shopee_mau_dang_tai.xlsx');
  const wrong = join(folder, 'tiktok.xlsx');
  const original = shopeeWorkbook();
  writeFileSync(template, original);
  writeFileSync(wrong, tiktokWorkbook());
  const bundles = mkdtempSync(join(folder, 'goi-'));
  const app = await launchApp({ libraryFolder: demo.folder });
  // Shopee is switched on, and the household agrees to it.
  await app.page.evaluate(async (name) => {
    const { lenSan } = window;
    const { data: current } = (await lenSan.invoke('marketplaces:list', {})) as {
      data: { profiles: { profile: { id: string } }[] };
    };
    const ids = [...current.profiles.map(({ profile }) => profile.id), 'shopee_vn'];
    await lenSan.invoke('marketplaces:set-in-use', { ids });
    const { data: found } = (await lenSan.invoke('search:find', { query: name, limit: 5 })) as {
      data: { hits: { kind: string; id: string }[] };
    };
    const hit = found.hits.find(({ kind }) => kind === 'household');
    if (hit === undefined) throw new Error('no household');
    await lenSan.invoke('households:record-consent', {
      householdId: hit.id,
      grants: [{ purpose: 'hand-to-marketplace', marketplaceId: 'shopee_vn' }],
      textVersion: '1',
    });
  }, BUNDLED_HOUSEHOLD);
  const { page } = app;
  await answerDialogs(app.application, [[wrong], [template], [bundles]]);
  await page.setViewportSize({ width: 1280, height: 1400 });
  await page.getByRole('link', { name: 'Đóng gói' }).first().click();
  await page
    .getByRole('button', {
      name: new RegExp(`^${BUNDLED_HOUSEHOLD.replace(/[()]/gu, '\\$&')}, Shopee: `),
    })
    .click();

  const shop = page.getByRole('region', { name: 'Tệp mẫu của Shopee' });
  await page
    .getByRole('textbox', { name: /Địa chỉ mạng của ảnh/ })
    .fill('https://anh.example.vn/goi/');
  await page.getByRole('button', { name: /^Đóng gói \d+ tin$/ }).click();
  await expect(shop.getByText('Cần tệp mẫu Shopee tải từ gian hàng.')).toBeVisible();

  await shop.getByRole('button', { name: 'Chọn tệp mẫu' }).click();
  await expect(shop.getByText('Tệp này là mẫu của TikTok Shop, không phải Shopee.')).toBeVisible();
  await screenshot(page, 'workbook-1-other');
  await shop.getByRole('button', { name: 'Chọn tệp mẫu' }).click();
  await expect(shop.getByText('Trang “Bản đăng tải”')).toBeVisible();
  await expect(shop.getByText('Điền từ dòng 7')).toBeVisible();
  await expect(shop.getByText('Cân nặng tính bằng gam')).toBeVisible();
  await expect(shop.getByText('Tên dài nhất 120 ký tự')).toBeVisible();

  await shop.getByRole('combobox', { name: 'Nhanh' }).click();
  await page.getByRole('option', { name: 'Mở' }).click();
  await shop.getByRole('combobox', { name: 'Hàng nguy hiểm' }).click();
  await page.getByRole('option', { name: 'Không' }).click();
  await page.getByRole('button', { name: 'Chọn thư mục khác' }).click();
  await screenshot(page, 'workbook-2-recognised');
  await page.getByRole('button', { name: /^Đóng gói \d+ tin$/ }).click();
  await expect(page.getByText('Đã mở lại và đối chiếu').first()).toBeVisible({ timeout: 60_000 });
  await screenshot(page, 'workbook-3-packed');
  expect(app.complaints).toEqual([]);
  await app.close();

  const [bundle = ''] = readdirSync(bundles);
  const filled = unzipSync(readFileSync(join(bundles, bundle)))['shopee.xlsx'] ?? new Uint8Array();
  const { sheets } = await readXlsx(filled, { sheets: ['Bản đăng tải'] });
  const rows = sheets[0]?.rows ?? [];
  const column = (key: string) =>
    rows[0]?.findIndex((cell) => String(cell).startsWith(`${key}|`)) ?? -1;
  expect(rows[6]?.[column('ps_product_name')]).toEqual(expect.any(String));
  expect(rows[6]?.[column('ps_price')]).toEqual(expect.any(Number));
  expect(rows[6]?.[column('channel_id.5001')]).toBe('Mở');
  expect(rows[6]?.[column('ps_dangerous_goods')]).toBe('Không');
  expect(rows[6]?.[column('ps_item_cover_image')]).toMatch(
    /^https:\/\/anh\.example\.vn\/goi\/[a-z0-9-]+-1\.jpg$/u,
  );
  const before = unzipSync(original);
  const after = unzipSync(filled);
  expect(
    Object.keys(before).filter(
      (part) => !Buffer.from(before[part] ?? []).equals(after[part] ?? Buffer.alloc(0)),
    ),
  ).toEqual(['xl/worksheets/sheet2.xml', 'xl/sharedStrings.xml']);
  expect(Buffer.from(original).equals(readFileSync(template))).toBe(true);
  rmSync(folder, { recursive: true, force: true });
  demo.remove();
});
