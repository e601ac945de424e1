import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import sharp from 'sharp';
import '../../renderer/api/len-san-client.ts';
import { emptyListingFields } from '../../shared/domain/listing.ts';
import { householdIdSchema, listingIdSchema } from '../../shared/domain/ids.ts';
import { put } from '../fixtures/make-photos.ts';
import { cardPicture, chatCopy, still } from '../fixtures/phone-shoot.ts';
import { answerDialogs, launchApp, screenshot, type LaunchedApp } from './launch.ts';
import { pageFaults } from './page-faults.ts';
import { LOOKS, setContentSize, wear } from './visit-screens.ts';

test.describe.configure({ mode: 'serial' });

const PHOTOS = 14;
let app: LaunchedApp;
let page: Page;
let folder: string;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'len-san-inbox-'));
  const camera = join(folder, 'DCIM', '100ANDRO');
  mkdirSync(camera, { recursive: true });
  for (let number = 1; number <= PHOTOS; number += 1) {
    put(camera, nameOf(number), await jpegOf(still(number), number));
  }
  await chatCopy(join(camera, nameOf(3)), join(folder, 'DCIM', 'Zalo'), 'zalo-3.jpg');
  put(camera, 'ghi-chu.jpg', new TextEncoder().encode('không phải ảnh'));
  app = await launchApp();
  page = app.page;
  await setContentSize(app.application);
  await answerDialogs(app.application, [[join(folder, 'DCIM')]]);
  const [honey] = await makeListings();
  // Taken last of all: no picture follows it.
  const card = await cardPicture(listingIdSchema.parse(honey), 5);
  put(camera, nameOf(PHOTOS + 1), await jpegOf(card, PHOTOS + 1));
});

test.afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const nameOf = (number: number) => `IMG_${String(number).padStart(3, '0')}.jpg`;

/** As a phone would write it, a minute after the one before. */
async function jpegOf(drawn: ReturnType<typeof still>, number: number): Promise<Buffer> {
  const { data, widthPx: width, heightPx: height } = drawn;
  const time = `2026:10:02 08:${String(number).padStart(2, '0')}:00`;
  return await sharp(data, { raw: { width, height, channels: 3 } })
    .withExif({ IFD0: { Make: 'Xưởng thử' }, IFD2: { DateTimeOriginal: time } })
    .jpeg({ quality: 85 })
    .toBuffer();
}

const grid = () => page.getByRole('listbox', { name: 'Ảnh', exact: true });
const tile = (number: number) =>
  grid().getByRole('option', { name: new RegExp(`^${nameOf(number)}`) });
const chosen = () =>
  grid()
    .getByRole('option', { selected: true })
    .evaluateAll((found) => found.map((one) => one.textContent?.slice(0, 7)));
const view = (name: RegExp) => page.getByRole('button', { name });

test('photos of a folder come in, and the page says what came of it', async () => {
  test.setTimeout(260_000);
  await page.getByRole('link', { name: /^Ảnh/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chưa có ảnh nào');
  await screenshot(page, 'photo-inbox-empty');
  await page.getByRole('button', { name: 'Lấy ảnh' }).click();
  await page.getByRole('menuitem', { name: 'Lấy cả thư mục hay thẻ nhớ' }).click();
  const told = page.getByRole('status').filter({ hasText: /Thêm 16 ảnh.*1 ảnh không mở được\./ });
  await expect(told).toBeVisible({ timeout: 200_000 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    `${PHOTOS} ảnh mới chưa gắn sản phẩm`,
    { timeout: 60_000 },
  );
  // The card and what Zalo made of the third.
  await expect(view(/^Trùng, bản nhỏ, ẩn/)).toContainText('2');
  await page.getByText('Xem 1 tệp không mở được').click();
  await expect(page.getByText(/ghi-chu\.jpg: Tệp này không phải ảnh/)).toBeVisible();
  await screenshot(page, 'photo-inbox-taken');
  await page.getByRole('button', { name: 'Đóng', exact: true }).first().click();
  await expect(grid().getByRole('option').first()).toBeVisible();
});

test('keys choose, hide and go on; undo brings back', async () => {
  await grid().focus();
  await page.keyboard.press('Home');
  expect(await chosen()).toEqual(['IMG_001']);
  await page.keyboard.press('ArrowRight');
  expect(await chosen()).toEqual(['IMG_002']);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  expect(await chosen()).toEqual(['IMG_002', 'IMG_003', 'IMG_004']);
  await expect(page.getByText('Đang chọn 3 ảnh')).toBeVisible();
  await tile(12).evaluate((square) => square.setAttribute('data-seen', 'before'));
  await page.keyboard.press('x');
  await expect(tile(3)).toHaveCount(0);
  // It is in another row now, and was not made again: photos that come in before it cost no stutter.
  await expect(tile(12)).toHaveAttribute('data-seen', 'before');
  await expect(view(/^Chưa gắn/)).toContainText(String(PHOTOS - 3));
  await expect.poll(chosen).toEqual(['IMG_005']);
  await expect(grid()).toBeFocused();
  await expect(page.getByText('Đã ẩn 3 ảnh').first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(tile(3)).toBeVisible();
  await expect(view(/^Chưa gắn/)).toContainText(String(PHOTOS));
});

test('a range may reach beyond what was fetched', async () => {
  await tile(1).click();
  await page.keyboard.press('Shift+End');
  await expect(page.getByText(`Đang chọn ${PHOTOS} ảnh`)).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+a');
  await expect(page.getByText(`Đang chọn ${PHOTOS} ảnh`)).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await chosen()).toEqual([]);
});

test('photos go to a listing by typing, by number and by dragging', async () => {
  await tile(1).click();
  await tile(2).click({ modifiers: ['Control'] });
  await page.keyboard.press('a');
  const field = page.getByRole('combobox', { name: 'Gắn 2 ảnh vào' });
  await expect(field).toBeFocused();
  await page.keyboard.type('mat ong');
  await page.getByRole('option', { name: /Mật ong bạc hà/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Đã gắn 2 ảnh vào Mật ong bạc hà.').last()).toBeVisible();
  await expect(tile(1)).toHaveCount(0);
  await expect(grid()).toBeFocused();

  const rice = page.getByRole('button', { name: /^Gắn vào Nếp nương/ });
  const key = (await rice.getAttribute('aria-keyshortcuts')) ?? '';
  await tile(3).click();
  await page.keyboard.press(key);
  await expect(rice).toContainText('1 ảnh');

  await tile(4).click();
  await tile(6).click({ modifiers: ['Shift'] });
  expect(await chosen()).toEqual(['IMG_004', 'IMG_005', 'IMG_006']);
  // By hand: once a drag begins, the listings make themselves room.
  await tile(5).hover();
  await page.mouse.down();
  await page.mouse.move(500, 400, { steps: 4 });
  await page.waitForTimeout(500);
  await rice.hover();
  await rice.hover({ position: { x: 60, y: 20 } });
  await page.mouse.up();
  await expect(rice).toContainText('4 ảnh');
  await expect(view(/^Chưa gắn/)).toContainText(String(PHOTOS - 6));
  await page.keyboard.press('Control+z');
  await expect(rice).toContainText('1 ảnh');
  await expect(tile(5)).toBeVisible();
});

test('two photos are compared, and one of them stays', async () => {
  await tile(7).click();
  await tile(8).click({ modifiers: ['Control'] });
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'So hai ảnh' });
  await expect(dialog.getByText('IMG_007.jpg')).toBeVisible();
  await dialog.getByText('200 %').click();
  await screenshot(page, 'photo-compare');
  await dialog.getByRole('heading').first().click();
  await page.keyboard.press('ArrowLeft');
  await expect(dialog).toHaveCount(0);
  await expect(tile(8)).toHaveCount(0);
  await expect(tile(7)).toBeVisible();
  await view(/^Trùng, bản nhỏ, ẩn/).click();
  await expect(tile(8)).toBeVisible();
  await expect(page).toHaveURL(/show=hidden/);
});

test('it looks well in every look, and says on every screen that a phone may send', async () => {
  test.setTimeout(90_000);
  await view(/^Tất cả/).click();
  await tile(2).click();
  for (const look of LOOKS) {
    await wear(page, look);
    await page.waitForTimeout(600);
    await screenshot(page, `photo-inbox-${look.name}`);
    expect(await pageFaults(page), look.name).toEqual([]);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html.slice(0, 160)])).toEqual([]);
  }
  await wear(page, LOOKS[0]!);
  await page.getByRole('button', { name: 'Nhận ảnh từ điện thoại' }).click();
  await page.getByRole('button', { name: 'Bật nhận ảnh' }).click();
  const waiting = page.getByRole('dialog').getByText('Đang chờ điện thoại quét mã.');
  const noNetwork = page.getByRole('dialog').getByText(/chưa chung mạng Wi-Fi nào/);
  await expect(waiting.or(noNetwork)).toBeVisible();
  await screenshot(page, 'phone-drop-dialog');
  // Without a network of its own a machine listens nowhere, and there is nothing to warn of.
  const isOn = await waiting.isVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Hôm nay' }).click();
  const sign = page.getByText('Đang nhận ảnh từ điện thoại: 0');
  await expect(sign).toHaveCount(isOn ? 1 : 0);
  if (isOn) await page.getByRole('button', { name: 'Tắt nhận ảnh' }).click();
  await expect(sign).toHaveCount(0);
  expect(app.complaints).toEqual([]);
});

/** A household with two listings, made as the window would. */
async function makeListings(): Promise<string[]> {
  const fields = {
    name: 'Vàng A Sính',
    phone: '0912345678',
    communeCode: '03334',
    hamlet: 'Bản Che Căn',
    oldAddress: '',
    kind: 'household',
    cooperativeName: '',
    note: '',
  };
  const householdId = householdIdSchema.parse(await create('households:create', fields));
  const ids: string[] = [];
  for (const name of ['Mật ong bạc hà', 'Nếp nương Điện Biên']) {
    ids.push(await create('listings:create', { ...emptyListingFields(householdId), name }));
  }
  return ids;
}

async function create(channel: string, fields: unknown): Promise<string> {
  const answer = (await page.evaluate(
    ([name, input]) => window.lenSan.invoke(name, { fields: input }),
    [channel, fields] as const,
  )) as { readonly data?: { readonly id: string } };
  if (answer.data === undefined) throw new Error(`${channel}: ${JSON.stringify(answer)}`);
  return answer.data.id;
}
