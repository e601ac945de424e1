import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { householdIdSchema } from '../../shared/domain/ids.ts';
import { emptyListingFields } from '../../shared/domain/listing.ts';
import { drawLabel, labelText } from '../fixtures/make-labels.ts';
import { asSharp, expose, turn } from '../fixtures/photo-set/degrade.ts';
import { drawStill } from '../fixtures/photo-set/draw-still.ts';
import { launchApp, screenshot } from './launch.ts';
import { ask } from './studio-library.ts';
import { setContentSize } from './visit-screens.ts';

/** Three people at a table; comes with the finder of faces. */
const FACES = resolve(
  import.meta.dirname,
  '../../node_modules/@vladmandic/face-api/demo/sample1.jpg',
);

test('what the application offers for a dark, leaning photo, for faces and for a label is taken in a few clicks, and is no longer said afterwards', async () => {
  test.setTimeout(200_000);
  const folder = mkdtempSync(join(tmpdir(), 'len-san-help-'));
  const still = { seed: 7, goods: 'apples', pack: null, size: 0.7, lean: 0 } as const;
  const upright = drawStill({ ...still, ground: 'table-and-wall', widthPx: 1600, heightPx: 1200 });
  const dark = expose(await turn(upright, -4, 1600, 1200), -2);
  await asSharp(dark).jpeg({ quality: 90 }).toFile(join(folder, 'toi.jpg'));
  copyFileSync(FACES, join(folder, 'mat.jpg'));
  const seed = Array.from({ length: 60 }, (_, index) => index).find(
    (each) => labelText(each).truth.net === '500 ml',
  );
  writeFileSync(join(folder, 'nhan.jpg'), (await drawLabel(seed ?? 0, 'photographed')).bytes);

  const app = await launchApp();
  const { page } = app;
  await setContentSize(app.application);
  const household = {
    name: 'Lò Thị Mai',
    phone: '0912345678',
    communeCode: '03334',
    hamlet: 'Bản Phăng',
  };
  const rest = { oldAddress: '', kind: 'household', cooperativeName: '', note: '' };
  const { id } = await ask(page, 'households:create', { fields: { ...household, ...rest } });
  const fields = { ...emptyListingFields(householdIdSchema.parse(id)), name: 'Mật ong 500 g' };
  await ask(page, 'listings:create', { fields: { ...fields, netWeightGrams: 500 } });
  await page.getByRole('link', { name: /^Ảnh/ }).click();
  await ask(page, 'photos:take-in-paths', { paths: [folder] });
  const grid = page.getByRole('listbox', { name: 'Ảnh', exact: true });
  const tile = (name: string) => grid.getByRole('option', { name: new RegExp(`^${name}`) });
  await expect(tile('toi')).toHaveAccessibleName(/Tối, Nghiêng/, { timeout: 60_000 });
  const side = page.getByRole('complementary', { name: 'Xem kỹ ảnh' });
  const save = page.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true });
  const offered = page.getByText('Đây là bản sửa giúp');

  await tile('toi').click();
  await side.getByRole('button', { name: 'Sửa giúp' }).click();
  await expect(offered).toBeVisible();
  await save.click();
  await expect(tile('toi')).toHaveAccessibleName('toi.jpg, chưa gắn');
  await expect(side.getByText('đủ sáng')).toBeVisible();

  await tile('mat').click();
  await side.getByRole('button', { name: 'Làm mờ mặt' }).click();
  await expect(page.getByRole('button', { name: /^Vùng mờ 3/ })).toBeVisible();
  await save.click();
  await expect(tile('mat')).toHaveAccessibleName('mat.jpg, chưa gắn');
  await expect(side.getByRole('button', { name: 'Cắt bỏ mặt' })).toHaveCount(0);

  await tile('nhan').click();
  await page.keyboard.press('1');
  await page.getByRole('button', { name: /^Tất cả/ }).click();
  await tile('nhan').click();
  await side.getByRole('button', { name: 'Đọc nhãn' }).click();
  await expect(side.getByText(/nhãn 500 ml, tin ghi 500 g/)).toBeVisible({ timeout: 40_000 });
  await screenshot(page, 'photo-help-label');

  // All of it can be taken back, and is said again.
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(tile('mat')).toHaveAccessibleName(/Có mặt người/);
  expect(app.complaints).toEqual([]);
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});
