import '../../renderer/api/len-san-client.ts';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { BUNDLED_HOUSEHOLD, copyDemoLibrary } from './demo-library.ts';
import { answerDialogs, launchApp, screenshot } from './launch.ts';

test.setTimeout(300_000);

test('a form nobody knows is taught from its sample, corrected, and bundles are made for it', async () => {
  const demo = copyDemoLibrary();
  const folder = mkdtempSync(join(tmpdir(), 'len-san-learn-'));
  const sample = join(folder, 'mau_dang_ky_san_tinh.xlsx');
  writeFileSync(
    sample,
    await writeXlsx({
      sheets: [
        { name: 'Hướng dẫn', rows: [['Điền theo từng dòng']] },
        {
          name: 'Đăng ký',
          rows: [
            ['DANH SÁCH SẢN PHẨM ĐĂNG KÝ'],
            [
              'Mã hàng',
              'Tên nông sản *',
              'Giá bán',
              'Cân nặng (kg)',
              'Nước',
              'Cất giữ',
              'Hình ảnh',
            ],
            ['', 'Tối đa 120 ký tự', 'Bắt buộc', '', '', '', ''],
            ['MAU-01', 'Mận hậu của người khác', 45_000, 1, 'Việt Nam', '', 'man.jpg'],
          ],
        },
      ],
    }),
  );
  const bundles = mkdtempSync(join(folder, 'goi-'));
  const app = await launchApp({ libraryFolder: demo.folder });
  const { page } = app;
  await answerDialogs(app.application, [[sample], [bundles]]);
  await page.setViewportSize({ width: 1366, height: 900 });

  await page.getByRole('link', { name: 'Sàn', exact: true }).click();
  await page.getByRole('link', { name: 'Dạy mẫu của sàn' }).click();
  await expect(page.getByRole('region', { name: 'Thả tệp mẫu vào đây' })).toBeVisible();
  await screenshot(page, 'learn-1-drop');
  await page.getByRole('button', { name: 'Chọn tệp mẫu…' }).click();

  const meaning = (header: string) =>
    page.getByRole('combobox', { name: `Điền gì vào “${header}”` });
  await expect(meaning('Tên nông sản *')).toHaveValue('Tên sản phẩm');
  await expect(meaning('Cân nặng (kg)')).toHaveValue('Khối lượng tịnh (kg)');
  await expect(meaning('Cất giữ')).toHaveValue('Để trống');
  await expect(page.getByRole('combobox', { name: 'Dòng tiêu đề' })).toHaveValue(
    /^Dòng 2: Mã hàng/u,
  );
  await screenshot(page, 'learn-2-columns');

  await page.getByRole('textbox', { name: 'Tên sàn' }).fill('Sàn tỉnh Mẫu');
  await meaning('Cất giữ').fill('bao quan');
  await page.getByRole('option', { name: 'Bảo quản' }).click();
  await meaning('Nước').fill('co dinh');
  await page.getByRole('option', { name: 'Một chữ cố định' }).click();
  await page.getByRole('textbox', { name: 'Chữ ghi vào “Nước”' }).fill('Việt Nam');
  await page.getByRole('tab', { name: 'Tệp mẫu' }).click();
  await screenshot(page, 'learn-3-sample');
  await page.getByRole('tab', { name: 'Xem thử' }).click();
  await expect(page.getByRole('table', { name: 'Xem thử' }).getByRole('row')).not.toHaveCount(1);
  await screenshot(page, 'learn-4-preview');
  await page.getByRole('button', { name: 'Lưu mẫu' }).click();

  const about = page.getByRole('region', { name: 'Sàn tỉnh Mẫu' });
  await expect(about.getByText('Mẫu đã dạy')).toBeVisible();
  await expect(about.getByRole('switch', { name: 'Đang dùng' })).toBeChecked();
  await screenshot(page, 'learn-5-learned');

  await agree('mau_san_tinh_mau');
  await page.getByRole('link', { name: 'Đóng gói' }).first().click();
  const cell = BUNDLED_HOUSEHOLD.replace(/[()]/gu, '\\$&');
  for (const other of await page.getByRole('checkbox', { checked: true }).all()) {
    await other.uncheck();
  }
  await page.getByRole('button', { name: new RegExp(`^${cell}, Sàn tỉnh Mẫu: `, 'u') }).click();
  await screenshot(page, 'learn-6-exports');
  await page.getByRole('button', { name: 'Chọn thư mục khác' }).click();
  await page.getByRole('button', { name: /^Đóng gói \d+ tin$/u }).click();
  await expect(page.getByText('Đã mở lại và đối chiếu').first()).toBeVisible({ timeout: 60_000 });

  const name = readdirSync(bundles).find((one) => one.includes('mau-san-tinh-mau'));
  const zip = unzipSync(readFileSync(join(bundles, name ?? '')));
  const { sheets } = await readXlsx(zip['san-tinh-mau.xlsx'] ?? new Uint8Array(), {
    sheets: ['Đăng ký'],
  });
  const rows = sheets[0]?.rows ?? [];
  expect(rows[1]?.[1]).toBe('Tên nông sản *');
  expect(rows[3]?.[1]).not.toBe('Mận hậu của người khác');
  expect(rows[3]?.[4]).toBe('Việt Nam');
  expect(typeof rows[3]?.[2]).toBe('number');

  // What was taught can be corrected and taken out again.
  await page.getByRole('link', { name: 'Sàn', exact: true }).click();
  await page.getByRole('link', { name: /^Sàn tỉnh Mẫu/u }).click();
  await page.getByRole('link', { name: 'Sửa mẫu' }).click();
  await expect(meaning('Cất giữ')).toHaveValue('Bảo quản');
  await page.getByRole('textbox', { name: 'Tên sàn' }).fill('Sàn tỉnh Mẫu 2');
  await page.getByRole('button', { name: 'Lưu mẫu' }).click();
  await page
    .getByRole('region', { name: 'Sàn tỉnh Mẫu 2' })
    .getByRole('button', { name: 'Bỏ mẫu' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ mẫu' }).click();
  await expect(page.getByRole('link', { name: /^Sàn tỉnh Mẫu/u })).toHaveCount(0);
  expect(app.complaints).toEqual([]);
  await app.close();
  demo.remove();
  rmSync(folder, { recursive: true, force: true });

  async function agree(marketplaceId: string): Promise<void> {
    await page.evaluate(
      async ([household, id]) => {
        const { lenSan } = window;
        const { data: found } = (await lenSan.invoke('search:find', {
          query: household,
          limit: 5,
        })) as { data: { hits: { kind: string; id: string }[] } };
        const hit = found.hits.find(({ kind }) => kind === 'household');
        await lenSan.invoke('households:record-consent', {
          householdId: hit?.id,
          grants: [{ purpose: 'hand-to-marketplace', marketplaceId: id }],
          textVersion: '1',
        });
      },
      [BUNDLED_HOUSEHOLD, marketplaceId] as const,
    );
  }
});
