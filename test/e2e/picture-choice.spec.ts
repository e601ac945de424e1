import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { manifestSchema } from '../../shared/bundle/manifest-schema.ts';
import { BUNDLED_HOUSEHOLD, copyDemoLibrary } from './demo-library.ts';
import { answerDialogs, launchApp, screenshot } from './launch.ts';
import { Person } from './person.ts';
import { readZipEntries } from './read-zip.ts';

/** So many days from today, as a person types a day. */
function dayText(days: number): string {
  const at = new Date();
  at.setDate(at.getDate() + days);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`;
}

test('day of upload and where pictures are: what is missing is told before packing', async () => {
  test.slow();
  const demo = copyDemoLibrary();
  const bundles = mkdtempSync(join(tmpdir(), 'len-san-bundles-'));
  const app = await launchApp({ libraryFolder: demo.folder });
  const { page } = app;
  const person = new Person(page);
  await answerDialogs(app.application, [[bundles]]);
  await person.click(page.getByRole('navigation').getByRole('link', { name: /^Đóng gói/ }));
  const ready = new RegExp(
    `^${BUNDLED_HOUSEHOLD.replaceAll(/[()]/g, '.')}, Shopify: \\d+ tin sẵn sàng`,
  );
  await person.click(page.getByRole('button', { name: ready }));
  await person.press('Chọn thư mục khác');

  const day = page.getByRole('textbox', { name: 'Ngày sẽ đăng' });
  await expect(day).toHaveValue(dayText(0));
  await day.fill(dayText(-1));
  await expect(page.getByText(`Chọn từ hôm nay đến `)).toBeVisible();
  await person.press(/^Đóng gói \d+ tin$/);
  await expect(day).toBeFocused();
  // The organic paper of the cinnamon ends in 185 days.
  await day.fill(dayText(186));
  await page.getByText('1 sản phẩm có giấy tờ hết hạn trước ngày đăng').click();
  await expect(page.getByRole('link', { name: /^Quế vỏ Văn Yên/ })).toBeVisible();
  await screenshot(page, 'export-upload-day');

  const ways = page.getByRole('radiogroup', { name: 'Ảnh cho Shopify' });
  await expect(ways.getByRole('radio')).toHaveCount(3);
  await person.click(ways.getByRole('radio', { name: 'Dán danh sách địa chỉ từ kho ảnh của sàn' }));
  await person.press(/^Đóng gói \d+ tin$/);
  await expect(page.getByText('Cần dán danh sách, hoặc chọn tệp.')).toBeVisible();
  const list = page.getByRole('textbox', { name: 'Danh sách địa chỉ' });
  await expect(list).toBeFocused();
  await list.fill('chưa có gì');
  await expect(page.getByText('Không thấy địa chỉ ảnh nào trong danh sách.')).toBeVisible();
  await list.fill('https://cdn.example.vn/gamm-que-vo-van-yen-2.jpg?v=1');
  await expect(page.getByText('Đã có địa chỉ cho 1 trên 12 ảnh.')).toBeVisible();
  await page.getByText('Còn thiếu 11 ảnh').click();
  await screenshot(page, 'picture-choice-gaps');

  await person.click(ways.getByRole('radio', { name: 'Chưa có: để trống, hoàn tất sau' }));
  await screenshot(page, 'picture-choice-none');
  await person.press(/^Đóng gói \d+ tin$/);
  await expect(page.getByText('Đã mở lại và đối chiếu').first()).toBeVisible({ timeout: 60_000 });
  expect(app.complaints).toEqual([]);
  await app.close();
  const [name = ''] = readdirSync(bundles);
  const zip = await readZipEntries(join(bundles, name));
  expect(zip.names).toContain('hoan-tat.html');
  expect(manifestSchema.parse(JSON.parse(zip.text('manifest.json')))).toMatchObject({
    pictureAddresses: 'none',
    uploadDay: dayText(186).split('/').toReversed().join('-'),
  });
  rmSync(bundles, { recursive: true, force: true });
  demo.remove();
});
