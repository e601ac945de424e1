import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp, screenshot } from './launch.ts';
import { Person } from './person.ts';

const LONG =
  'Gạo nếp nương Mường Phăng Điện Biên thơm ngon đặc biệt (gặt tay tháng 10, phơi nắng ba ngày) - hạt to dẻo thơm lâu, nhà làm không phun thuốc, túi 1 kg';
const SHORT = 'Tên sản phẩm cho Shopify';

const cli = resolve(import.meta.dirname, '../../out/main/cli.js');

function fillLibrary(folder: string): string {
  const library = join(folder, 'thư viện');
  const listing = join(folder, 'gao.json');
  writeFileSync(
    listing,
    JSON.stringify({
      household: 'Lò Thị Hương',
      name: LONG,
      ocopSet: 3,
      price: '45k',
      unit: 'túi',
      weight: '1 kg',
    }),
  );
  const run = (...args: readonly string[]) =>
    execFileSync(process.execPath, [cli, ...args, '--library', library], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
  const place = ['--commune', 'Mường Phăng', '--hamlet', 'Bản Che Căn'];
  run('add-household', '--name', 'Lò Thị Hương', '--phone', '0912345678', ...place);
  run('add-listing', '--file', listing);
  return library;
}

test('a name too long for one marketplace is shortened there alone, and that is taken back', async () => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'len-san-own-'));
  const app = await launchApp({ libraryFolder: fillLibrary(folder) });
  const { page } = app;
  const person = new Person(page);
  const master = page.getByRole('textbox', { name: 'Tên sản phẩm', exact: true });
  const own = page.getByRole('textbox', { name: SHORT });
  const rail = page.getByRole('navigation', { name: 'Các mục chính' });

  await rail.getByRole('link', { name: /^Sản phẩm/ }).click();
  await page.getByRole('row', { name: /Gạo nếp nương/ }).click();
  await expect(master).toHaveValue(LONG);
  await person.click(page.getByRole('tab', { name: /Shopify/ }));

  // Shortened for this marketplace, as a difference to look at before it is taken.
  const tooLong = page.getByRole('listitem').filter({ hasText: /Tên dài \d+ ký tự/ });
  await person.click(tooLong.getByRole('button', { name: 'Sửa giúp' }));
  await person.press('Đồng ý sửa');
  await expect(tooLong).toHaveCount(0);
  await expect(own).toHaveValue(/^Gạo nếp nương Mường Phăng Điện Biên .*túi 1 kg$/);
  const shortened = await own.inputValue();
  expect([...shortened].length).toBeLessThanOrEqual(120);
  expect(shortened).not.toContain('đặc biệt');
  await expect(master).toHaveValue(LONG);
  // The buyer of this marketplace sees its own text, the buyer of another the common one.
  const preview = page.getByRole('region', { name: 'Người mua sẽ thấy' });
  await expect(preview).toContainText(shortened);
  await screenshot(page, 'own-text-shortened');
  await person.click(page.getByRole('tab', { name: /WooCommerce/ }));
  await expect(own).toHaveCount(0);
  await expect(preview).toContainText('thơm ngon đặc biệt');
  await expect(tooLong).toHaveCount(1);

  // Saved, edited in place, and taken back.
  await person.press('Lưu');
  await expect(page.getByRole('main').getByText(/^Đã lưu lúc/)).toBeVisible();
  await person.click(page.getByRole('tab', { name: /Shopify/ }));
  await person.type(own, 'Gạo nếp nương, túi 1 kg');
  await expect(page.getByText(/^Ở đây ngắn hơn: 23 thay vì \d+ ký tự\.$/)).toBeVisible();
  await person.press('Bỏ, dùng bản chung');
  await expect(own).toHaveCount(0);
  await expect(tooLong).toHaveCount(1);
  await person.click(tooLong.getByRole('button', { name: 'Viết riêng cho Shopify' }));
  await expect(own).toBeFocused();
  await expect(own).toHaveValue(LONG);
  await person.type(own, shortened);
  await expect(page.getByText('Chưa lưu')).toHaveCount(0);

  // What was saved is undone as one step: the text of its own goes, the common one stays.
  await rail.getByRole('link', { name: /^Sản phẩm/ }).click();
  await page.keyboard.press('Control+z');
  await page.getByRole('row', { name: /Gạo nếp nương/ }).click();
  await expect(master).toHaveValue(LONG);
  await person.click(page.getByRole('tab', { name: /Shopify/ }));
  await expect(own).toHaveCount(0);
  await expect(tooLong).toHaveCount(1);
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});
