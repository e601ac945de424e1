import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { phoneJpeg, put } from '../fixtures/make-photos.ts';
import { KeyboardPerson } from './keyboard-person.ts';
import { answerDialogs, launchApp } from './launch.ts';
import { setContentSize } from './visit-screens.ts';

test('the whole way without a mouse: household, consent, listing, photos, mending, bundle', async () => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'len-san-keyboard-'));
  const bundles = join(folder, 'goi');
  mkdirSync(bundles);
  const photos = await Promise.all(
    ['A.jpg', 'B.jpg', 'C.jpg'].map(async (name, index) =>
      put(folder, name, await phoneJpeg({ widthPx: 1600, heightPx: 1200, seed: index + 1 })),
    ),
  );
  const app = await launchApp();
  const { page } = app;
  await setContentSize(app.application);
  await answerDialogs(app.application, [photos, [bundles]]);
  const person = new KeyboardPerson(page);
  const main = page.getByRole('main');
  const field = (name: string | RegExp) =>
    main.getByRole('textbox', { name, exact: typeof name === 'string' });
  const button = (name: string | RegExp) =>
    main.getByRole('button', { name, exact: typeof name === 'string' });
  const link = (name: string) => main.getByRole('link', { name, exact: true });

  // A household: the first field has the focus, Tab leads through the others.
  await person.goTo(link('Thêm hộ đầu tiên'));
  await person.press('Enter');
  await expect(field('Tên chủ hộ hoặc hợp tác xã')).toBeFocused();
  await person.type('Lò Thị Hương');
  await person.fill(field('Điện thoại'), '0912 345 678');
  await person.goTo(page.getByRole('combobox', { name: 'Xã, phường (theo tên mới)' }));
  await person.type('muong phang');
  // Of what was typed in full: a list of half the letters has others before it.
  await expect(page.getByRole('option').first()).toHaveText(/Mường Phăng/);
  await person.press('ArrowDown', 'Enter');
  await expect(page.getByRole('combobox', { name: 'Xã, phường (theo tên mới)' })).toHaveValue(
    /Mường Phăng/,
  );
  await person.fill(field('Thôn, bản, tổ'), 'Bản Che Căn');
  await person.goTo(button('Lưu hộ'));
  await person.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lò Thị Hương');
  await person.notLost('saving the household');

  // Consent: Space ticks, the button answers, and the way back is next.
  await person.goTo(link('Ghi đồng ý'));
  await person.press('Enter');
  for (const name of [/đăng tin|đưa tin/i, /WooCommerce/]) {
    await person.goTo(page.getByRole('checkbox', { name }));
    await person.press('Space');
    await expect(page.getByRole('checkbox', { name })).toBeChecked();
  }
  await person.goTo(button('Ghi 2 điều đồng ý'));
  await person.press('Enter');
  await expect(page.getByText('Đã ghi.')).toBeVisible();
  await person.notLost('recording the consent');
  await person.goTo(button('Về hồ sơ hộ'));
  await person.press('Enter');

  // A listing with two variants.
  await person.goTo(link('Thêm sản phẩm'));
  await person.press('Enter');
  await person.fill(field('Tên sản phẩm'), 'Gạo nếp nương Điện Biên');
  await person.goTo(page.getByRole('combobox', { name: 'Nhóm OCOP' }));
  await person.type('gao');
  await expect(page.getByRole('option', { name: /^3 ·/ })).toBeVisible();
  await person.press('ArrowDown', 'Enter');
  await expect(page.getByRole('combobox', { name: 'Nhóm OCOP' })).toHaveValue(/^3 ·/);
  await person.goTo(page.getByRole('combobox', { name: 'Đơn vị bán' }));
  await person.press('Control+a');
  await person.type('túi');
  await person.press('ArrowDown', 'Enter');
  await expect(page.getByRole('combobox', { name: 'Đơn vị bán' })).toHaveValue('túi');
  await person.fill(
    field('Mô tả'),
    'Nếp nương hạt to, dẻo, thơm lâu. Ăn vào chữa khỏi đau dạ dày.',
  );
  await person.goTo(button('Bán nhiều loại'));
  await person.press('Enter');
  const variant = (number: number) => page.getByRole('listitem', { name: `Loại ${number}` });
  await expect(variant(1).getByRole('textbox', { name: 'Tên loại' })).toBeFocused();
  const rows = [
    ['Túi 1 kg', '45k', '120', '1kg'],
    ['Túi 5 kg', '215.000', '30', '5 kg'],
  ] as const;
  for (const [index, [name, price, stock, weight]] of rows.entries()) {
    const row = variant(index + 1);
    if (!(await row.isVisible())) {
      await person.goTo(button('Thêm loại'), 'back');
      await person.press('Enter');
      await expect(row.getByRole('textbox', { name: 'Tên loại' })).toBeFocused();
    }
    await person.fill(row.getByRole('textbox', { name: 'Tên loại' }), name);
    await person.fill(row.getByRole('textbox', { name: 'Giá bán' }), price);
    await person.fill(row.getByRole('textbox', { name: 'Còn' }), stock);
    await person.fill(row.getByRole('textbox', { name: /^Khối lượng/ }), weight);
  }
  await person.fill(field('Hạn dùng'), '360');
  await person.fill(field('Cách bảo quản'), 'Nơi khô, buộc kín túi');

  // Photos stand before the fields; the button keeps the focus while they come in.
  await person.goTo(button('Thêm ảnh'), 'back');
  await person.press('Enter');
  await expect(page.getByText('3 ảnh · kéo để xếp')).toBeVisible({ timeout: 30_000 });
  await person.notLost('adding photos');
  const tiles = page
    .getByRole('list', { name: 'Ảnh theo thứ tự người mua thấy' })
    .getByRole('button');
  const names = () =>
    tiles.evaluateAll((found) => found.map((one) => one.getAttribute('title')?.slice(0, 5)));
  await person.goTo(tiles.first(), 'back');
  await person.press('Alt+ArrowRight');
  await expect.poll(names).toEqual(['B.jpg', 'A.jpg', 'C.jpg']);
  await expect(tiles.nth(1)).toBeFocused();

  // What a marketplace would refuse is mended where it is said.
  const checks = page.getByRole('region', { name: 'Kiểm tra theo sàn' });
  await person.goTo(checks.getByRole('tab').first());
  for (let left = 3; left > 0 && !(await isOn(page, /^WooCommerce/)); left -= 1) {
    await person.press('ArrowRight');
  }
  await expect(checks.getByRole('tab', { name: /^WooCommerce/ })).toBeFocused();
  const claim = checks.getByRole('listitem').filter({ hasText: 'chữa khỏi' });
  await person.goTo(claim.getByRole('button', { name: 'Sửa giúp' }));
  await person.press('Enter');
  await expect(button('Đồng ý sửa')).toBeFocused();
  await person.press('Enter');
  await expect(claim).toHaveCount(0);
  await person.notLost('mending');
  await expect(field('Mô tả')).not.toHaveValue(/chữa khỏi/);
  await person.press('Control+s');
  await expect(main.getByText(/Đã lưu lúc/)).toBeVisible();

  // The bundle: arrows in the matrix, Space chooses.
  await person.press('Control+4');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đóng gói');
  const cell = (name: string) =>
    main
      .locator('td')
      .getByLabel(name)
      .or(main.locator('td button, td a').filter({ hasText: name }));
  await person.goTo(main.locator('td button, td a').first());
  for (
    let left = 3;
    left > 0 && !(await cell('WooCommerce').evaluate((one) => one === document.activeElement));
    left -= 1
  ) {
    await person.press('ArrowRight');
  }
  await expect(cell('WooCommerce')).toBeFocused();
  await person.press('Space');
  await expect(cell('WooCommerce')).toHaveAttribute('aria-pressed', 'true');
  await person.goTo(button('Chọn thư mục khác'));
  await person.press('Enter');
  await expect(page.getByText(bundles)).toBeVisible();
  await person.goTo(button('Đóng gói 1 tin'));
  await person.press('Enter');
  await expect(page.getByText('Đã mở lại và đối chiếu').first()).toBeVisible({ timeout: 60_000 });
  await person.notLost('making the bundle');
  expect(readdirSync(bundles)).toEqual([expect.stringMatching(/^woocommerce-.*\.zip$/)]);

  // The dialogs give the focus back to what opened them.
  await person.press('Control+k');
  await expect(page.getByRole('dialog').locator('input')).toBeFocused();
  await person.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await person.notLost('closing the search');
  await person.goTo(button(/^Chi tiết/));
  await person.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await person.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(button(/^Chi tiết/)).toBeFocused();
  await person.press('Control+k');
  await expect(page.getByRole('dialog').locator('input')).toBeFocused();
  await person.press('Escape');

  expect(app.complaints).toEqual([]);
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test('keys pressed while an input method builds a letter do nothing else', async () => {
  const app = await launchApp();
  const { page } = app;
  const heading = page.getByRole('heading', { level: 1 });
  await page.evaluate(() => {
    location.hash = '#/households/new';
  });
  const name = page.getByRole('textbox', { name: 'Tên chủ hộ hoặc hợp tác xã' });
  await expect(name).toBeFocused();
  await page.keyboard.type('Lo Thi Huong');
  for (const key of ['k', 's', 'z', '1', '4', ',']) await composing(page, { key, ctrlKey: true });
  for (const key of ['Enter', 'Escape', 'Tab', 'ArrowDown']) await composing(page, { key });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(heading).toHaveText('Thêm hộ');
  await expect(name).toBeFocused();
  await expect(name).toHaveValue('Lo Thi Huong');
  // Nothing was saved and nothing complains about empty fields, as it would after Enter.
  await expect(page.locator('[aria-invalid="true"]')).toHaveCount(0);

  // The picker keeps its list open and takes nothing.
  const commune = page.getByRole('combobox', { name: 'Xã, phường (theo tên mới)' });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(commune).toBeFocused();
  await page.keyboard.type('muong phang');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  for (const key of ['Enter', 'Escape']) await composing(page, { key });
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(commune).toHaveValue('muong phang');
  await page.keyboard.press('Escape');

  // Nor do keys to dialogs: the search stays open with what was typed.
  await page.keyboard.press('Control+k');
  const search = page.getByRole('dialog').locator('input');
  await expect(search).toBeFocused();
  await page.keyboard.type('gao');
  for (const key of ['Enter', 'Escape', 'ArrowDown']) await composing(page, { key });
  await expect(search).toBeFocused();
  await expect(search).toHaveValue('gao');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(heading).toHaveText('Thêm hộ');
  await app.close();
});

/** A key as Chromium reports it while Telex or VNI still holds the letter. */
async function composing(
  page: Page,
  key: { readonly key: string; readonly ctrlKey?: boolean },
): Promise<void> {
  await page.evaluate((init) => {
    const options = { bubbles: true, cancelable: true, isComposing: true, keyCode: 229, ...init };
    const target = document.activeElement ?? document.body;
    for (const type of ['keydown', 'keyup']) target.dispatchEvent(new KeyboardEvent(type, options));
  }, key);
}

function isOn(page: Page, name: RegExp): Promise<boolean> {
  return page.getByRole('tab', { name }).evaluate((tab) => tab === document.activeElement);
}
