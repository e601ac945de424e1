import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { writeXlsx } from 'hucre/xlsx';
import '../../renderer/api/len-san-client.ts';
import { answerDialogs, launchApp, screenshot, type LaunchedApp } from './launch.ts';
import { fillMarketLibrary } from './market-library.ts';
import { Person } from './person.ts';
import { setContentSize } from './visit-screens.ts';

const REASON = 'Mô tả dùng lời khuyên không được phép: "phơi nắng"';
const RICE = 'Gạo nếp nương Mường Phăng túi 1 kg';
/** Whose listings sort first among those of the same name. */
const HOUSEHOLD = 'Lò Thị Mai';
const HONEY = 'Mật ong hoa bạc hà chai 500 ml';

let app: LaunchedApp;
let folder: string;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  folder = mkdtempSync(join(tmpdir(), 'len-san-rejections-'));
  app = await launchApp();
  await setContentSize(app.application);
  await fillMarketLibrary(app.page);
});

test.afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a result workbook is read back: matched, unmatched named, kept with the listing, caught next time', async () => {
  test.slow();
  const { page } = app;
  const person = new Person(page);
  const sku = await skuOf(page, RICE);
  const file = join(folder, 'ket-qua-duyet.xlsx');
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Hướng dẫn', rows: [['Xem trang Không đạt']] },
      {
        name: 'Không đạt',
        rows: [
          ['Tên sản phẩm', 'Mã SKU', 'Lý do thất bại'],
          [RICE, sku, REASON],
          ['Áo thun', 'SHOP-AO-7', 'Ảnh mờ'],
        ],
      },
    ],
  });
  writeFileSync(file, bytes);
  const damaged = join(folder, 'hong.xlsx');
  writeFileSync(damaged, bytes.slice(0, 900));
  await answerDialogs(app.application, [[damaged], [file]]);

  await go(page, /^Đóng gói/u);
  await person.press('Đọc kết quả duyệt');
  const dialog = page.getByRole('dialog', { name: 'Kết quả duyệt của sàn' });
  await dialog.getByRole('combobox', { name: 'Kết quả của sàn nào' }).click();
  await page.getByRole('option', { name: 'WooCommerce' }).click();
  await person.press('Mở tệp kết quả');
  await expect(dialog.getByRole('alert')).toContainText('Tệp “hong.xlsx” bị hỏng');
  await expect(dialog.getByRole('alert')).toContainText('import.damaged');
  await screenshot(page, 'rejections-damaged');

  await person.press('Mở tệp kết quả');
  await expect(dialog.getByText('Trang tính “Không đạt”.')).toBeVisible();
  const row = dialog.getByRole('table').getByRole('row', { name: new RegExp(RICE, 'u') });
  await expect(row).toContainText(sku);
  await expect(row).toContainText(REASON);
  await expect(row.getByRole('cell').last()).toHaveText('phơi nắng');
  await expect(dialog.getByText('1 dòng không phải sản phẩm ở đây')).toBeVisible();
  await expect(dialog.getByText(/Dòng 3.*SHOP-AO-7.*Ảnh mờ/u)).toBeVisible();
  await screenshot(page, 'rejections-read');
  await person.press('Ghi 1 lý do vào sản phẩm');
  await expect(dialog).toHaveCount(0);

  await openListing(page, RICE);
  const refused = page.getByRole('region', { name: 'Sàn đã từ chối' });
  await expect(refused).toContainText('WooCommerce từ chối:');
  await expect(refused).toContainText(REASON);
  await screenshot(page, 'rejections-on-listing');
  await refused.getByRole('button', { name: 'Đã sửa xong' }).click();
  await expect(refused).toHaveCount(0);

  // Another listing says the same; nobody has sent it to the marketplace yet.
  await openListing(page, HONEY);
  await page.getByRole('tab', { name: /^WooCommerce/u }).click();
  const caught = page.getByText(/phơi nắng/u).and(page.getByText(/từ chối|bị trả/u));
  await expect(caught.first()).toBeVisible();
  await screenshot(page, 'rejections-caught-next-time');
  expect(app.complaints).toEqual([]);
});

test('a pasted table is read the same way, and reading it again tells nothing new', async () => {
  const { page } = app;
  const person = new Person(page);
  const sku = await skuOf(page, HONEY);
  const table = `SKU\tLý do từ chối\n${sku}\tẢnh bìa bị mờ\n`;
  const dialog = page.getByRole('dialog', { name: 'Kết quả duyệt của sàn' });
  const read = async () => {
    await go(page, /^Đóng gói/u);
    await person.press('Đọc kết quả duyệt');
    await person.field('Hoặc dán bảng', table);
    await person.press('Xem khớp những gì');
    await expect(dialog.getByRole('row', { name: new RegExp(HONEY, 'u') })).toBeVisible();
  };
  await read();
  await expect(dialog.getByText('Không có chữ nào để nhắc')).toBeVisible();
  await person.press('Ghi 1 lý do vào sản phẩm');
  await expect(dialog).toHaveCount(0);
  await read();
  await expect(dialog.getByRole('cell', { name: 'Đã ghi từ trước' })).toBeVisible();
  await expect(dialog.getByText(/^Không có lý do nào mới/u)).toBeVisible();
  await screenshot(page, 'rejections-known');
  await dialog.getByRole('button', { name: 'Đóng', exact: true }).click();

  await openListing(page, HONEY);
  const refused = page.getByRole('region', { name: 'Sàn đã từ chối' });
  await expect(refused.getByRole('listitem')).toHaveCount(1);
  await refused.getByRole('textbox', { name: 'Chữ cần nhắc lần sau' }).fill('Hạt to');
  await refused.getByRole('button', { name: 'Ghi nhớ chữ này' }).click();
  await expect(
    page
      .getByText(/Hạt to/u)
      .and(page.getByText(/từ chối|bị trả/u))
      .first(),
  ).toBeVisible();
  await screenshot(page, 'rejections-by-hand');
  expect(app.complaints).toEqual([]);
});

async function go(page: Page, name: RegExp): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Các mục chính' });
  await rail.getByRole('link', { name }).click();
}

async function openListing(page: Page, name: string): Promise<void> {
  await go(page, /^Sản phẩm/u);
  const row = new RegExp(`${name}.*${HOUSEHOLD}`, 'u');
  await page.getByRole('grid').getByRole('row', { name: row }).click();
  await expect(page.getByRole('tablist', { name: 'Các sàn' })).toBeVisible();
}

async function skuOf(page: Page, name: string): Promise<string> {
  const query = { query: name, householdId: null, filter: 'all', sort: 'name' };
  const answer = (await page.evaluate((input) => window.lenSan.invoke('listings:list', input), {
    ...query,
    descending: false,
    offset: 0,
    limit: 1,
  })) as { readonly data?: { readonly rows: readonly { readonly sku: string }[] } };
  return answer.data?.rows[0]?.sku ?? '';
}
