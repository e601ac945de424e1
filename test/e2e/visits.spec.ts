import { expect, test, type Page } from '@playwright/test';
import { launchApp, screenshot, type LaunchedApp } from './launch.ts';
import { fillMarketLibrary } from './market-library.ts';
import { Person } from './person.ts';
import { setContentSize } from './visit-screens.ts';

const RICE = 'Gạo nếp nương Mường Phăng túi 1 kg';

let app: LaunchedApp;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await launchApp();
  await setContentSize(app.application);
  await fillMarketLibrary(app.page);
});

test.afterAll(async () => {
  await app.close();
});

test('what is blank says why, is asked at the next visit, and leaves the list with its answer', async () => {
  test.slow();
  const { page } = app;
  const person = new Person(page);
  await openListing(page, 'Lò Thị Mai');

  // Not known: still said, no longer in the way, and it can be taken back.
  const harvest = violation(page, /thu hoạch/u);
  await person.click(harvest.getByRole('button', { name: 'Hộ không biết' }));
  await expect(harvest).toContainText('Đã ghi: hộ không biết.');
  const facts = violation(page, /điểm chính/iu);
  await person.click(facts.getByRole('button', { name: 'Hỏi lại ngày…' }));
  const day = facts.getByRole('textbox', { name: 'Ngày hỏi lại' });
  await expect(day).toHaveValue(/^\d\d\/\d\d\/\d{4}$/u);
  await person.type(day, '99/99');
  await expect(facts.getByRole('button', { name: 'Ghi lại' })).toBeDisabled();
  await person.type(day, '05/12/2026');
  await screenshot(page, 'blank-ask-again');
  await person.click(facts.getByRole('button', { name: 'Ghi lại' }));
  await expect(facts).toContainText('Đã ghi: hỏi lại ngày 05/12/2026.');
  await save(person, page);
  await openListing(page, 'Quàng Văn Bun');
  await person.click(violation(page, /thu hoạch/u).getByRole('button', { name: 'Không áp dụng' }));
  await person.click(
    violation(page, /điểm chính/iu).getByRole('button', { name: 'Hộ không biết' }),
  );
  await save(person, page);
  await expect(violation(page, /điểm chính/iu)).toContainText('Đã ghi: hộ không biết.');
  await screenshot(page, 'blank-said');

  await page.getByRole('link', { name: 'Hôm nay' }).click();
  await person.press('Cần hỏi 3 điều');
  await expect(page.getByRole('heading', { level: 1, name: 'Cần hỏi khi đến hộ' })).toBeVisible();
  const mai = page.getByRole('region', { name: 'Bản Phăng 1' });
  const bun = page.getByRole('region', { name: 'Bản Phăng 2' });
  await expect(mai.getByRole('table', { name: /^Lò Thị Mai · 0912/u })).toBeVisible();
  await expect(mai.getByRole('row', { name: /Điểm chính/u })).toContainText('05/12/2026');
  await expect(mai.getByRole('row', { name: /Tháng thu hoạch/u })).toContainText('khi ghé');
  // What does not apply is not asked.
  await expect(bun.getByRole('row', { name: /Tháng thu hoạch/u })).toHaveCount(0);
  await expect(bun.getByRole('row', { name: /Điểm chính/u })).toBeVisible();
  await screenshot(page, 'visits');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'In danh sách' })).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Các mục chính' })).toBeHidden();
  await screenshot(page, 'visits-printed');
  await page.emulateMedia({ media: null });

  await bun.getByRole('link', { name: RICE }).click();
  await person.field(
    'Điểm chính, mỗi dòng một ý',
    'Hạt to, dẻo, thơm lâu\nGặt tháng 10, phơi nắng',
  );
  await save(person, page);
  await page.getByRole('link', { name: 'Hôm nay' }).click();
  await person.press('Cần hỏi 2 điều');
  await expect(mai).toBeVisible();
  await expect(bun).toHaveCount(0);
  expect(app.complaints).toEqual([]);
});

/** Until it is saved the list behind would still move. */
async function save(person: Person, page: Page): Promise<void> {
  await person.press('Lưu');
  await expect(page.getByText(/^Đã lưu lúc \d\d:\d\d$/u)).toBeVisible();
}

function violation(page: Page, words: RegExp) {
  return page
    .getByRole('tabpanel')
    .getByRole('listitem')
    .filter({
      has: page.getByRole('group', { name: 'Vì sao để trống' }).or(page.getByText(/^Đã ghi:/u)),
    })
    .filter({ hasText: words });
}

async function openListing(page: Page, household: string): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Các mục chính' });
  await rail.getByRole('link', { name: /^Sản phẩm/u }).click();
  // Alone in the list: a row that was just saved moves up while one looks for it.
  await page
    .getByRole('searchbox')
    .or(page.getByPlaceholder(/^Tên, hộ/u))
    .fill(`${RICE} ${household}`);
  const rows = page.getByRole('grid').getByRole('row', { name: new RegExp(RICE, 'u') });
  await expect(rows).toHaveCount(1);
  await rows.click();
  await expect(page.getByRole('heading', { level: 1, name: RICE })).toBeVisible();
}
