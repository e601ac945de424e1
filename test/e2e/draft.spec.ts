import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp, screenshot } from './launch.ts';
import { Person } from './person.ts';

test('what was being typed when the machine died is offered, and not applied by itself', async () => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'len-san-draft-'));
  const places = {
    libraryFolder: join(folder, 'thư viện'),
    userDataFolder: join(folder, 'user-data'),
  };

  const before = await launchApp(places);
  const person = new Person(before.page);
  await person.press('Thêm hộ đầu tiên');
  await person.field('Tên chủ hộ hoặc hợp tác xã', 'Lò Thị Hương');
  await person.field('Điện thoại', '0912 345 678');
  await person.field('Xã, phường (theo tên mới)', 'muong phang');
  await person.click(before.page.getByRole('option', { name: /Mường Phăng/ }).first());
  await person.field('Thôn, bản, tổ', 'Bản Che Căn');
  await person.press('Lưu hộ');
  await person.press('Thêm sản phẩm');
  const typedAt = Date.now();
  await person.field('Tên sản phẩm', 'Gạo nếp nương');
  await person.field('Giá bán', '45k');
  await expect(before.page.getByText(/^Đã giữ bản nháp lúc/)).toBeVisible();
  expect(Date.now() - typedAt, 'milliseconds from the first key to a kept draft').toBeLessThan(
    5000,
  );
  before.application.process().kill('SIGKILL');

  const after = await launchApp(places);
  const { page } = after;
  await expect(page.getByText('“Gạo nếp nương” còn bản nháp chưa lưu')).toBeVisible();
  await screenshot(page, 'draft-today');
  const again = new Person(page);
  await again.press(/Mở bản nháp/);
  await expect(page.getByText(/^Có bản nháp lúc .* chưa lưu\.$/)).toBeVisible();
  // Offered only: the form is as it was saved, which for a new listing is empty.
  await expect(page.getByRole('textbox', { name: 'Tên sản phẩm', exact: true })).toHaveValue('');
  await screenshot(page, 'draft-offered');
  await again.press('Dùng bản nháp');
  await expect(page.getByRole('textbox', { name: 'Tên sản phẩm', exact: true })).toHaveValue(
    'Gạo nếp nương',
  );
  await expect(page.getByRole('textbox', { name: 'Giá bán', exact: true })).toHaveValue('45k');
  await again.press('Lưu');
  await expect(page.getByRole('main').getByText(/^Đã lưu lúc/)).toBeVisible();
  await expect(page.getByText(/^Có bản nháp/)).toHaveCount(0);
  await after.close();
  rmSync(folder, { recursive: true, force: true });
});
