import { expect, test, type Page } from '@playwright/test';
import '../../renderer/api/len-san-client.ts';
import { householdIdSchema } from '../../shared/domain/ids.ts';
import { emptyListingFields } from '../../shared/domain/listing.ts';
import { launchApp, screenshot, type LaunchedApp } from './launch.ts';
import { fillMarketLibrary } from './market-library.ts';
import { Person } from './person.ts';
import { setContentSize } from './visit-screens.ts';

const RICE = 'Gạo nếp nương Mường Phăng túi 1 kg';
const TEA = 'Trà gừng phơi khô túi 100 g';
const CLAIM = 'Gừng sẻ, cay, thơm. Trà chữa khỏi bệnh dạ dày. Sấy ở nhiệt độ thấp.';

let app: LaunchedApp;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await launchApp();
  await setContentSize(app.application);
  await fillMarketLibrary(app.page);
  await addTeas(app.page);
});

test.afterAll(async () => {
  await app.close();
});

test('several listings are mended at once: every change is seen first, and one undo takes all back', async () => {
  test.slow();
  const { page } = app;
  const person = new Person(page);
  const rail = page.getByRole('navigation', { name: 'Các mục chính' });
  await rail.getByRole('link', { name: /^Sản phẩm/u }).click();
  const boxes = page.getByRole('grid').getByRole('checkbox', { name: `Chọn ${TEA}` });
  await expect(boxes).toHaveCount(3);
  for (let index = 0; index < 3; index += 1) await person.click(boxes.nth(index));
  await expect(page.getByText('Đã chọn 3 sản phẩm')).toBeVisible();
  await screenshot(page, 'grid-chosen');
  await person.press('Sửa giúp');
  const dialog = page.getByRole('dialog', { name: 'Sửa giúp những chỗ này?' });
  await expect(dialog.getByRole('heading', { level: 3, name: TEA })).toHaveCount(3);
  for (const household of ['Lò Thị Mai', 'Quàng Văn Bun', 'Cà Thị Nọi'])
    await expect(dialog.getByRole('heading', { name: `${TEA} ${household}` })).toBeVisible();
  await expect(dialog.getByText(/chữa khỏi bệnh/u).first()).toBeVisible();
  await screenshot(page, 'grid-fixes-diff');

  // Looking changes nothing.
  await dialog.getByRole('button', { name: 'Để nguyên' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await teas(page)).toEqual([CLAIM, CLAIM, CLAIM]);
  await person.press('Sửa giúp');
  await dialog.getByRole('button', { name: /^Sửa tất cả, \d+ chỗ$/u }).click();
  await expect(page.getByText(/^Đã sửa \d+ chỗ\./u).first()).toBeVisible();
  await expect(page.getByText(/^Đã chọn/u)).toHaveCount(0);
  const mended = await teas(page);
  expect(mended.every((text) => !/chữa khỏi bệnh/u.test(text))).toBe(true);
  await screenshot(page, 'grid-fixed');
  await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click();
  await expect.poll(() => teas(page)).toEqual([CLAIM, CLAIM, CLAIM]);
  expect(app.complaints).toEqual([]);
});

test('the keyboard chooses too, and what no machine can mend is said so', async () => {
  const { page } = app;
  const person = new Person(page);
  const rail = page.getByRole('navigation', { name: 'Các mục chính' });
  await rail.getByRole('link', { name: /^Sản phẩm/u }).click();
  const row = page
    .getByRole('grid')
    .getByRole('row', { name: new RegExp(RICE, 'u') })
    .first();
  await row.focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('Đã chọn 1 sản phẩm')).toBeVisible();
  await person.press('Sửa giúp');
  const dialog = page.getByRole('dialog', { name: 'Sửa giúp những chỗ này?' });
  await expect(dialog.getByText('Không có chỗ nào máy sửa giúp được.')).toBeVisible();
  await screenshot(page, 'grid-fixes-nothing');
  await dialog.getByRole('button', { name: 'Đóng', exact: true }).last().click();
  await person.press('Bỏ chọn');
  await expect(page.getByText(/^Đã chọn/u)).toHaveCount(0);
  expect(app.complaints).toEqual([]);
});

/** One per household, each with the same claim in the middle. */
async function addTeas(page: Page): Promise<void> {
  const found = (await page.evaluate(() =>
    window.lenSan.invoke('households:list', { query: '', filter: 'all', offset: 0, limit: 9 }),
  )) as { readonly data: { readonly rows: readonly { readonly id: string }[] } };
  for (const { id } of found.data.rows) {
    const fields = {
      ...emptyListingFields(householdIdSchema.parse(id)),
      name: TEA,
      description: CLAIM,
    };
    await page.evaluate((input) => window.lenSan.invoke('listings:create', input), { fields });
  }
}

async function teas(page: Page): Promise<string[]> {
  return await page.evaluate(async (name) => {
    const query = { query: name, householdId: null, filter: 'all', sort: 'name' };
    const list = (await window.lenSan.invoke('listings:list', {
      ...query,
      descending: false,
      offset: 0,
      limit: 9,
    })) as { readonly data: { readonly rows: readonly { readonly id: string }[] } };
    const texts: string[] = [];
    for (const { id } of list.data.rows) {
      const got = (await window.lenSan.invoke('listings:get', { id })) as {
        readonly data: { readonly listing: { readonly description: string } };
      };
      texts.push(got.data.listing.description);
    }
    return texts;
  }, TEA);
}
