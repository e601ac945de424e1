import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import sharp from 'sharp';
import '../../renderer/api/len-san-client.ts';
import { householdIdSchema, listingIdSchema, type ListingId } from '../../shared/domain/ids.ts';
import { emptyListingFields } from '../../shared/domain/listing.ts';
import { chatCopy, shoot } from '../fixtures/phone-shoot.ts';
import type { Drawn } from '../fixtures/photo-set/draw-still.ts';
import { answerDialogs, launchApp, screenshot } from './launch.ts';
import { Person } from './person.ts';
import { readZipEntries } from './read-zip.ts';
import { ask } from './studio-library.ts';
import { setContentSize } from './visit-screens.ts';

const NAMES = ['Gạo nếp nương', 'Mật ong bạc hà', 'Chè dây'] as const;
const PHOTOS = 60;
const MARKETPLACE = 'woocommerce';
/** Of the picture that is mended; no drawn cloth has it. */
const CLOTH = [186, 190, 194] as const;

test('a card of sixty pictures becomes three listings with photos; one is mended, all of it taken back, and exported', async () => {
  test.setTimeout(600_000);
  const folder = mkdtempSync(join(tmpdir(), 'len-san-day-'));
  const out = join(folder, 'goi');
  mkdirSync(out);
  const app = await launchApp();
  const { page } = app;
  const person = new Person(page);
  await setContentSize(app.application);
  const { householdId, ids } = await fill(page);

  // Sixty pictures of one phone, three of them cards, and two that Zalo made small.
  const files = await shoot(folder, {
    listingIds: ids,
    pictures: PHOTOS - NAMES.length,
    first: await redOnCloth(),
  });
  expect(files).toHaveLength(PHOTOS);
  const products = files.filter(({ isCard }) => !isCard);
  for (const at of [5, 30])
    await chatCopy(products[at]?.path ?? '', join(folder, 'DCIM', 'Zalo'), `zalo-${at}.jpg`);

  await answerDialogs(app.application, [[out], [join(folder, 'DCIM')]]);
  await ask(page, 'exports:pick-destination', {});
  await person.click(page.getByRole('link', { name: /^Ảnh/ }));
  await person.press('Lấy ảnh');
  await page.getByRole('menuitem', { name: 'Lấy cả thư mục hay thẻ nhớ' }).click();
  await expect(page.getByText(/Thêm 62 ảnh/).first()).toBeVisible({ timeout: 240_000 });
  await screenshot(page, 'photo-day-sorted');
  for (const id of ids) {
    const names = (await photosOf(page, id)).map(({ originalName }) => originalName);
    expect(names).toEqual(
      products.filter(({ listingId }) => listingId === id).map(({ name }) => name),
    );
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ảnh nào cũng đã gắn sản phẩm');

  // Taken back, and sorted again by hand.
  await person.click(page.getByRole('button', { name: /^Hoàn tác: xếp 57 ảnh theo thẻ/ }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('57 ảnh mới chưa gắn sản phẩm');
  await person.press('Lấy ảnh');
  await page.getByRole('menuitem', { name: 'Xếp ảnh chưa gắn theo thẻ QR' }).click();
  await expect(
    page.getByText('Xếp 57 ảnh theo 3 thẻ, còn 0 ảnh chờ bạn xếp.').first(),
  ).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ảnh nào cũng đã gắn sản phẩm');

  // Mended: square, upright, on white.
  const [first = ids[0]] = ids;
  const [photo] = await photosOf(page, first as ListingId);
  if (photo === undefined) throw new Error('the first listing has no photo');
  await page.evaluate((id) => history.replaceState(null, '', `#/listings/${id}`), String(first));
  await page.reload();
  await page.getByRole('button', { name: 'Sửa ảnh' }).click();
  await person.press('Cắt');
  await page.getByText('Vuông 1:1').click();
  await person.click(page.getByRole('tab', { name: 'Xoay/nghiêng' }));
  await page.getByRole('slider', { name: 'Chỉnh nghiêng' }).fill('3');
  await person.click(page.getByRole('tab', { name: 'Nền trắng' }));
  await person.press('Tách nền');
  await page.getByText('200 %', { exact: true }).click({ timeout: 30_000 });
  await expect(page.getByRole('region', { name: /^Ảnh phóng 200 %/ }).getByRole('img')).toBeVisible(
    { timeout: 30_000 },
  );
  await person.press('Tôi đã xem kỹ mép');
  await person.click(page.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true }));
  await expect(page.getByText('Đã lưu bản sửa.').first()).toBeVisible({ timeout: 30_000 });
  await screenshot(page, 'photo-day-mended');

  const mended = await exportedFirst(page, householdId, out);
  expect(mended.width).toBe(mended.height);
  expect(mended.rim).toEqual([255, 255, 255]);
  expect(mended.middle[0]).toBeGreaterThan(120);
  expect(mended.middle[1]).toBeLessThan(90);

  // Taken back by the window's own undo, and gone from the next bundle as well.
  await page.keyboard.press('Escape');
  await person.click(page.getByRole('button', { name: /^Hoàn tác: sửa ảnh/ }));
  await expect.poll(async () => (await photosOf(page, first as ListingId))[0]?.editsKey).toBe('');
  const plain = await exportedFirst(page, householdId, out);
  // Padded to a square, not cut: the cloth reaches both sides again.
  CLOTH.forEach((level, channel) =>
    expect(Math.abs((plain.rim[channel] ?? 0) - level)).toBeLessThan(8),
  );
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

async function fill(page: Page): Promise<{ householdId: string; ids: ListingId[] }> {
  const fields = {
    name: 'Lò Thị Mai',
    phone: '0912345678',
    communeCode: '03334',
    hamlet: 'Bản Phăng',
    oldAddress: '',
    kind: 'household',
    cooperativeName: '',
    note: '',
  };
  const householdId = householdIdSchema.parse(
    (await ask(page, 'households:create', { fields })).id,
  );
  await ask(page, 'households:record-consent', {
    householdId,
    textVersion: '2026-11-23',
    grants: [
      { purpose: 'keep-profile', marketplaceId: null },
      { purpose: 'publish-listing', marketplaceId: MARKETPLACE },
      { purpose: 'hand-to-marketplace', marketplaceId: MARKETPLACE },
    ],
  });
  const ids: ListingId[] = [];
  for (const name of NAMES) {
    const listing = {
      ...emptyListingFields(householdId),
      name: `${name} Mường Phăng túi 1 kg`,
      ocopSet: 3,
      description: 'Hạt to, dẻo, thơm. Gặt tháng 10, phơi nắng, xát trong tuần.',
      origin: 'Xã Mường Phăng, Điện Biên',
      priceDong: 45_000,
      stock: 20,
      netWeightGrams: 1000,
      shelfLifeDays: 365,
      storage: 'Để nơi khô mát, tránh nắng.',
    };
    ids.push(listingIdSchema.parse((await ask(page, 'listings:create', { fields: listing })).id));
  }
  return { householdId, ids };
}

interface PhotoSeen {
  readonly id: string;
  readonly originalName: string;
  readonly editsKey: string;
}

async function photosOf(page: Page, id: ListingId): Promise<readonly PhotoSeen[]> {
  const { photos } = await ask(page, 'listings:get', { id });
  return (photos ?? []) as unknown as readonly PhotoSeen[];
}

/** A red product in the middle of a plain cloth, a little noisy, as a phone sees it. */
async function redOnCloth(): Promise<Drawn> {
  const [red, green, blue] = CLOTH;
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">
    <rect width="100%" height="100%" fill="rgb(${red},${green},${blue})"/>
    <circle cx="400" cy="300" r="170" fill="rgb(178,32,30)"/></svg>`;
  const { data, info } = await sharp(Buffer.from(drawing))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, widthPx: info.width, heightPx: info.height };
}

/** What the newest bundle shows of the first listing's cover. */
async function exportedFirst(page: Page, householdId: string, out: string) {
  const before = new Set(zipsIn(out));
  await page.evaluate(
    ([id, marketplaceId]) =>
      new Promise<void>((done) => {
        const stop = window.lenSan.on('job:finished', () => {
          stop();
          done();
        });
        void window.lenSan.invoke('exports:start', {
          items: [{ householdId: id, marketplaceId }],
          format: 'zip',
          pictures: null,
        });
      }),
    [householdId, MARKETPLACE] as const,
  );
  const fresh = zipsIn(out).find((name) => !before.has(name));
  if (fresh === undefined) throw new Error('no bundle was made');
  const zip = await readZipEntries(join(out, fresh));
  const cover = zip.names.filter((name) => /gao-nep.*-1\.jpg$/.test(name));
  expect(cover).toHaveLength(1);
  const { data, info } = await sharp(zip.bytes(cover[0] ?? ''))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
  ];
  return {
    width: info.width,
    height: info.height,
    rim: at(6, Math.floor(info.height / 2)),
    middle: at(Math.floor(info.width / 2), Math.floor(info.height / 2)),
  };
}

function zipsIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.zip'));
  } catch {
    return [];
  }
}
