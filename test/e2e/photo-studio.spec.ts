import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { NO_EDITS } from '../../shared/photos/photo-edits.ts';
import { launchApp, screenshot } from './launch.ts';
import { Person } from './person.ts';
import { ask, fillStudioLibrary, lookAt, type StudioLibrary } from './studio-library.ts';
import { LOOKS, setContentSize, wear, type Look } from './visit-screens.ts';

const CORNER = [0.02, 0.02] as const;
const MIDDLE = [0.5, 0.5] as const;
/** Start of a line across the stripes on the product, as the photo was taken. */
const STRIPES = [0.45, 0.5] as const;

async function openStudio(page: Page, { listingId }: StudioLibrary): Promise<void> {
  await page.evaluate((id) => history.replaceState(null, '', `#/listings/${id}`), listingId);
  await page.reload();
  await page.getByRole('button', { name: 'Sửa ảnh' }).click();
  await expect(page.getByRole('dialog').getByRole('img').first()).toBeVisible();
}

/** Colours and names are those of another look; axe takes its time for each. */
function isOnlyLarger({ settings }: Look): boolean {
  return settings.textSize > 100 || settings.language === 'en';
}

/** What axe has against the window as it is now. */
async function flaws(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** The picture on the stage is the one that was asked for. */
async function settled(page: Page): Promise<void> {
  const editor = page.getByRole('dialog').last();
  await expect(editor.locator('img[data-of="shown"]')).toBeVisible({ timeout: 20_000 });
  await expect(editor.getByRole('status', { name: 'Đang vẽ lại…' })).toHaveCount(0, {
    timeout: 20_000,
  });
}

test('a photo is cropped, straightened, blurred and put on white, and all of it is taken back', async () => {
  test.setTimeout(300_000);
  const app = await launchApp();
  const { page } = app;
  const person = new Person(page);
  await setContentSize(app.application);
  const library = await fillStudioLibrary(page);
  await openStudio(page, library);
  const view = async () => await ask(page, 'photos:get', { photoId: library.photoId });
  const address = async (name: string) =>
    `photo://library/${library.photoId}/${name}?k=${(await view()).photo?.key ?? ''}`;
  const tab = (name: string) => person.click(page.getByRole('tab', { name }));

  const plain = await lookAt(page, await address('preview'), [CORNER, MIDDLE], [STRIPES]);
  expect(plain.contrasts[0]).toBeGreaterThan(120);
  await screenshot(page, 'studio-dialog');

  // Square, by the button; the frame goes a step aside by key, and back by Ctrl+Z.
  await person.press('Cắt');
  await settled(page);
  await page.getByText('Vuông 1:1').click();
  await expect(page.getByText('Sau khi cắt: 1.200×1.200 px')).toBeVisible();
  const frame = page.getByRole('button', { name: /^Khung cắt/ });
  await frame.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(page.getByText('Sau khi cắt: 1.184×1.184 px')).toBeVisible();
  await screenshot(page, 'studio-crop');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Sau khi cắt: 1.200×1.200 px')).toBeVisible();

  await tab('Xoay/nghiêng');
  const angle = page.getByRole('slider', { name: 'Chỉnh nghiêng' });
  await angle.fill('3');
  await angle.press('ArrowRight');
  await expect(angle).toHaveValue('3.1');
  await settled(page);
  await screenshot(page, 'studio-turn');

  // A region by keys: it comes into the middle, over the stripes.
  await tab('Làm mờ vùng');
  await settled(page);
  await person.press('Thêm vùng');
  await page.getByRole('button', { name: /^Vùng mờ 1/ }).focus();
  await page.keyboard.press('ArrowUp');
  // Another by mouse, taken away again by key.
  const sheet = await page.getByRole('img', { name: 'Ảnh IMG_0001.jpg' }).last().boundingBox();
  if (sheet === null) throw new Error('no picture');
  await page.mouse.move(sheet.x + sheet.width * 0.1, sheet.y + sheet.height * 0.1);
  await page.mouse.down();
  await page.mouse.move(sheet.x + sheet.width * 0.2, sheet.y + sheet.height * 0.3, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: /^Vùng mờ 2/ })).toBeVisible();
  await settled(page);
  await screenshot(page, 'studio-blur');
  await page.getByRole('button', { name: /^Vùng mờ 2/ }).focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: /^Vùng mờ 2/ })).toHaveCount(0);

  await tab('Nền trắng');
  await person.press('Tách nền');
  const confirm = page.getByRole('button', { name: 'Tôi đã xem kỹ mép' });
  await expect(confirm).toBeDisabled({ timeout: 30_000 });
  await settled(page);
  await screenshot(page, 'studio-ground');
  await page.getByText('200 %', { exact: true }).click();
  const near = page.getByRole('region', { name: /^Ảnh phóng 200 %/ });
  await expect(near.getByRole('img')).toBeVisible({ timeout: 20_000 });
  await screenshot(page, 'studio-ground-near');
  await person.click(confirm);

  await tab('Sáng & màu');
  await settled(page);
  await screenshot(page, 'studio-light');
  await person.click(page.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true }));
  await expect(page.getByText('Đã lưu bản sửa.').first()).toBeVisible();

  const { photo, edits } = await view();
  expect(edits).toMatchObject({ straightenDegrees: 3.1, quarterTurns: 0 });
  expect(photo?.widthPx).toBe(photo?.heightPx);
  const mended = await lookAt(page, await address('preview'), [CORNER, MIDDLE], [[0.44, 0.48]]);
  // The rim of a leaning picture is left out, which costs a few pixels of one side more than of the other.
  expect(Math.abs(mended.width - mended.height)).toBeLessThan(mended.width / 100);
  expect(mended.colours[0]).toEqual([255, 255, 255]);
  expect(mended.contrasts[0]).toBeLessThan(60);
  await expect(page.getByRole('slider', { name: /trước và sau/ })).toBeVisible();
  await screenshot(page, 'studio-compare');

  // All back: as it was taken, to the pixel.
  await person.press('Bỏ mọi sửa');
  await expect.poll(async () => (await view()).edits).toEqual(NO_EDITS);
  const back = await lookAt(page, await address('preview'), [CORNER, MIDDLE], [STRIPES]);
  expect(back).toEqual(plain);

  // The same parts beside the grid of all photos.
  await page.evaluate(() => history.replaceState(null, '', '#/photos?show=all'));
  await page.reload();
  await page.getByRole('option').first().click();
  const panel = page.getByRole('complementary', { name: 'Xem kỹ ảnh' });
  await expect(panel.getByRole('button', { name: 'Nền trắng' })).toBeVisible();
  await screenshot(page, 'studio-panel');
  expect(app.complaints).toEqual([]);
  await app.close();
});

test('the editor asks before unsaved edits are lost, and looks right in every dress', async () => {
  test.setTimeout(300_000);
  const app = await launchApp();
  const { page } = app;
  await setContentSize(app.application);
  const library = await fillStudioLibrary(page);
  await openStudio(page, library);
  await page.getByRole('dialog').getByRole('button', { name: 'Sáng & màu' }).click();
  await settled(page);
  await page.keyboard.press('Escape');
  // Nothing was changed: it closes, and the dialog below stays.
  await expect(page.getByRole('tab', { name: 'Cắt' })).toHaveCount(0);
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sáng & màu' })).toBeFocused();

  await page.keyboard.press('Enter');
  await page.getByRole('slider', { name: 'Ánh sáng' }).fill('0.5');
  await page.getByRole('button', { name: 'Chọn điểm trắng' }).click();
  await settled(page);
  const sight = page.getByRole('button', { name: /^Ô ngắm/ });
  await sight.click({ position: { x: 20, y: 20 } });
  await expect(page.getByRole('button', { name: 'Chọn điểm trắng' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Bỏ những sửa chưa lưu?')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Bỏ những sửa chưa lưu?')).toHaveCount(0);
  await page.getByRole('tab', { name: 'Cắt' }).click();
  for (const look of LOOKS) {
    await wear(page, look);
    await settled(page);
    await screenshot(page, `studio-editor-${look.name}`);
    if (!isOnlyLarger(look)) expect(await flaws(page)).toEqual([]);
  }
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard' }).click();
  for (const look of LOOKS) {
    await wear(page, look);
    await screenshot(page, `studio-dialog-${look.name}`);
    if (!isOnlyLarger(look)) expect(await flaws(page)).toEqual([]);
  }
  expect(app.complaints).toEqual([]);
  await app.close();
});
