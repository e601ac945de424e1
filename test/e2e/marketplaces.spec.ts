import { expect, test } from '@playwright/test';
import { launchApp, screenshot, type LaunchedApp } from './launch.ts';
import { fillMarketLibrary } from './market-library.ts';
import { setContentSize } from './visit-screens.ts';

let app: LaunchedApp;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await launchApp();
  await setContentSize(app.application);
  await fillMarketLibrary(app.page, 8);
});

test.afterAll(async () => {
  await app.close();
});

test('reads what is known of a marketplace: trust, age, guide, sources, and which are not offered', async () => {
  const { page } = app;
  await page.getByRole('link', { name: 'Sàn', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sàn' })).toBeVisible();
  const list = page.getByRole('navigation', { name: 'Danh sách sàn' });
  await list.getByRole('link', { name: /^WooCommerce/u }).click();
  const detail = page.getByRole('region', { name: 'WooCommerce', exact: true });
  await expect(detail.getByText('Đúng từng cột')).toBeVisible();
  await expect(
    detail.getByText(/^Luật xem ngày \d\d\/\d\d\/\d{4}, (?:cũ \d+ ngày|hôm nay)\.$/u),
  ).toBeVisible();
  await expect(detail.getByRole('heading', { name: 'Làm theo thứ tự' })).toBeVisible();
  await screenshot(page, 'marketplaces-guide');
  await detail.getByRole('tab', { name: /^Nguồn/u }).click();
  const sources = detail.getByRole('table', { name: 'Nguồn, ngày xem và loại nguồn' });
  await expect(sources.getByRole('row')).not.toHaveCount(1);
  await expect(sources.getByRole('cell', { name: 'mã nguồn phần nhập hàng' })).toBeVisible();
  // Addresses are words to copy; nothing on this screen leads out of it.
  await expect(detail.getByRole('link')).toHaveCount(0);
  await sources.getByRole('button', { name: /^Chép: Product CSV Import Schema/u }).click();
  await expect(sources.getByRole('button', { name: /Product CSV Import Schema/u })).toHaveText(
    'Đã chép',
  );
  expect(await app.application.evaluate(({ clipboard }) => clipboard.readText())).toMatch(
    /^https:\/\/github\.com\/woocommerce/u,
  );
  await screenshot(page, 'marketplaces-sources');

  await list.getByRole('link', { name: /^Sendo/u }).click();
  const notice = page.getByRole('region', { name: 'Sendo', exact: true });
  await expect(notice.getByText('Đã đóng', { exact: true })).toBeVisible();
  await expect(notice.getByRole('heading', { name: 'Làm gì thay thế' })).toBeVisible();
  await expect(notice.getByRole('switch')).toHaveCount(0);
  await screenshot(page, 'marketplaces-notice');
  expect(app.complaints).toEqual([]);
});

test('switches a marketplace off and on: the editor’s tabs and Đóng gói follow, and one always stays', async () => {
  const { page } = app;
  const rail = page.getByRole('navigation', { name: 'Các mục chính' });
  const openList = async () => {
    await rail.getByRole('link', { name: 'Sàn', exact: true }).click();
    return page.getByRole('navigation', { name: 'Danh sách sàn' });
  };
  const turn = async (name: string, on: boolean) => {
    const list = await openList();
    await list.getByRole('link', { name: new RegExp(`^${name}(?! \\()`, 'u') }).click();
    const detail = page.getByRole('region', { name, exact: true });
    const choice = detail.getByRole('switch', { name: 'Đang dùng' });
    await choice.setChecked(on, { force: true });
    const group = list.getByRole('list', { name: 'Đang dùng' });
    await expect(
      group.getByRole('link', { name: new RegExp(`^${name}(?! \\()`, 'u') }),
    ).toHaveCount(on ? 1 : 0);
    return choice;
  };
  const packed = async (name: string) => {
    await rail.getByRole('link', { name: /^Đóng gói/u }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Đóng gói' })).toBeVisible();
    await expect(page.getByRole('checkbox', { name: /WooCommerce/u })).toBeVisible();
    return page.getByRole('checkbox', { name: new RegExp(name, 'u') });
  };
  const tab = async (name: string) => {
    await rail.getByRole('link', { name: /^Sản phẩm/u }).click();
    await page.getByRole('grid').getByRole('row').nth(1).click();
    const tabs = page.getByRole('tablist', { name: 'Các sàn' });
    await expect(tabs.getByRole('tab', { name: /^WooCommerce/u })).toBeVisible();
    return tabs.getByRole('tab', { name: new RegExp(`^${name}(?! \\()`, 'u') });
  };

  await turn('Shopify', false);
  await expect(await packed('Shopify')).toHaveCount(0);
  await expect(await tab('Shopify')).toHaveCount(0);
  await turn('Shopify', true);
  await expect(await packed('Shopify')).toBeVisible();
  await expect(await tab('Shopify')).toBeVisible();

  // The last one in use cannot be switched off.
  await turn('Shopify', false);
  await turn('buudien.vn', false);
  const last = (await openList()).getByRole('list', { name: 'Đang dùng' }).getByRole('link');
  await expect(last).toHaveCount(1);
  await last.click();
  await expect(page.getByRole('switch', { name: 'Đang dùng' })).toBeDisabled();
  await expect(page.getByText('Cần ít nhất một sàn đang dùng.')).toBeVisible();
  await turn('buudien.vn', true);
  await turn('Shopify', true);
  expect(app.complaints).toEqual([]);
});

test('listings × marketplaces: nearly ready first, by one marketplace too, and a press opens it there', async () => {
  const { page } = app;
  await page.getByRole('link', { name: /^Sản phẩm/u }).click();
  await page
    .getByRole('navigation', { name: 'Cách xem sản phẩm' })
    .getByRole('link', { name: 'Bảng theo sàn' })
    .click();
  const grid = page.getByRole('grid', { name: 'Sản phẩm theo sàn' });
  const first = grid.getByRole('row').nth(1);
  await expect(first).toContainText('Mật ong');
  await screenshot(page, 'matrix-all');
  const whole = page.getByRole('region', { name: 'Kiểm tra hết' });
  await whole.getByRole('button', { name: 'Kiểm tra hết mọi sàn' }).click();
  await expect(page.getByText(/^Đã kiểm tra \d+ sản phẩm ở \d+ sàn\.$/u).first()).toBeVisible();
  await expect(whole.getByText(/^Shopify: \d+ tin đủ, \d+ tin còn vướng$/u)).toBeVisible();
  await screenshot(page, 'matrix-check-all');
  await page.getByText('Gần xong nhất', { exact: true }).click();
  await expect(first).toContainText('Mật ong');
  const sums = await grid.getByRole('row').locator('td:nth-of-type(1)').allTextContents();
  const errors = sums.map(Number);
  expect(errors.length).toBeGreaterThan(5);
  expect(errors.every((count) => count > 0)).toBe(true);
  expect(errors).toEqual(errors.toSorted((a, b) => a - b));

  await page.getByText('Tất cả', { exact: true }).click();
  const head = grid.getByRole('columnheader', { name: 'Shopify' });
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(first).toContainText('Chè Shan tuyết');

  // By keys: into the grid, along the row, and into the editor at that marketplace.
  await first.getByRole('link').first().focus();
  await page.keyboard.press('End');
  const cell = page.locator(':focus');
  await expect(cell).toHaveAccessibleName(/^Chè Shan tuyết .*: \d+ lỗi$/u);
  const market = /, ([^,:]+): /u.exec((await cell.textContent()) ?? '')?.[1] ?? '';
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: new RegExp(`^${market}`, 'u') })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.goBack();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  expect(app.complaints).toEqual([]);
});
