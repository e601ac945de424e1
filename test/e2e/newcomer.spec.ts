import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { phoneJpeg, put } from '../fixtures/make-photos.ts';
import { answerDialogs, launchApp, screenshot } from './launch.ts';
import { Person } from './person.ts';
import { expectBarePictures, expectManifestHolds, readZipEntries } from './read-zip.ts';

const PICTURE_BASE = 'https://anh.hoptacxa-vidu.vn/nep-nuong/';

// What the importers must find, written out from what is typed below and from each format's description.
const DESCRIPTION =
  '<p>Nếp nương trồng trên nương cao bản Che Căn, hạt to, dẻo, thơm lâu.<br>Còn gọi là &quot;khẩu nua&quot;, gặt tháng 10, phơi nắng, xát trong tuần.</p>' +
  '<ul><li>Xuất xứ: Xã Mường Phăng, Điện Biên</li><li>Người sản xuất: Lò Thị Hương</li><li>Địa chỉ: Xã Mường Phăng, Điện Biên</li>' +
  '<li>Hạn dùng: 360 ngày</li><li>Bảo quản: Nơi khô, buộc kín túi sau khi mở</li></ul>';
/** Shopify documents LF; its sample uses CRLF. The profile says which. */
const SHOP_LINE_END = '\n';
const SKU = 'LTH-GAO-NEP-NUONG-DIEN-BIEN';
const SLUG = 'lth-gao-nep-nuong-dien-bien';

const WOO_CSV = [
  'Type,SKU,Name,Published,Is featured?,Visibility in catalog,Short description,Description,In stock?,Stock,Backorders allowed?,Sold individually?,Weight (kg),Allow customer reviews?,Regular price,Categories,Tags,Images,Parent,Position,Attribute 1 name,Attribute 1 value(s),Attribute 1 visible,Attribute 1 global,Attribute 1 default,Attribute 2 name,Attribute 2 value(s),Attribute 2 visible,Attribute 2 global,Attribute 2 default',
  `variable,${SKU},Gạo nếp nương Điện Biên,1,0,visible,,"${DESCRIPTION}",1,,0,0,,1,,"Thực phẩm > Thực phẩm thô\\, sơ chế > Gạo\\, ngũ cốc\\, hạt sơ chế khác",,"${SLUG}-1.jpg, ${SLUG}-2.jpg, ${SLUG}-3.jpg",,,Cỡ túi,"Túi 1 kg, Túi 5 kg",1,0,Túi 1 kg,,,,,`,
  `variation,${SKU}-TUI-1-KG,Gạo nếp nương Điện Biên - Túi 1 kg,1,0,visible,,,1,120,0,0,1,,45000,,,,${SKU},1,Cỡ túi,Túi 1 kg,,0,,,,,,`,
  `variation,${SKU}-TUI-5-KG,Gạo nếp nương Điện Biên - Túi 5 kg,1,0,visible,,,1,30,0,0,5,,215000,,,,${SKU},2,Cỡ túi,Túi 5 kg,,0,,,,,,`,
  '',
].join('\r\n');

const SHOP_HEADERS =
  'Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Option1 Linked To,Option2 name,Option2 value,Option2 Linked To,Option3 name,Option3 value,Option3 Linked To,Price,Compare-at price,Cost per item,Charge tax,Tax code,Unit price total measure,Unit price total measure unit,Unit price base measure,Unit price base measure unit,Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),Weight unit for display,Requires shipping,Fulfillment service,Product image URL,Image position,Image alt text,Variant image URL,Gift card,SEO title,SEO description,Color (product.metafields.shopify.color-pattern),Google Shopping / Google product category,Google Shopping / Gender,Google Shopping / Age group,Google Shopping / Manufacturer part number (MPN),Google Shopping / Ad group name,Google Shopping / Ads labels,Google Shopping / Condition,Google Shopping / Custom product,Google Shopping / Custom label 0,Google Shopping / Custom label 1,Google Shopping / Custom label 2,Google Shopping / Custom label 3,Google Shopping / Custom label 4';

function shopRow(cells: Readonly<Record<string, string>>): string {
  const left = new Map(Object.entries({ 'URL handle': SLUG, ...cells }));
  const row = SHOP_HEADERS.split(',').map((header) => {
    const cell = left.get(header) ?? '';
    left.delete(header);
    return cell.includes(',') ? `"${cell}"` : cell;
  });
  expect([...left.keys()], 'cells without a column').toEqual([]);
  return row.join(',');
}

function shopVariant(
  name: string,
  sku: string,
  price: string,
  stock: string,
  grams: string,
): Record<string, string> {
  return {
    SKU: sku,
    'Option1 value': name,
    Price: price,
    'Charge tax': 'FALSE',
    'Inventory tracker': 'shopify',
    'Inventory quantity': stock,
    'Continue selling when out of stock': 'DENY',
    'Weight value (grams)': grams,
    'Weight unit for display': 'kg',
    'Requires shipping': 'TRUE',
    'Fulfillment service': 'manual',
  };
}

function shopPicture(position: number): Record<string, string> {
  return {
    'Product image URL': `${PICTURE_BASE}${SLUG}-${position}.jpg`,
    'Image position': String(position),
    'Image alt text': `Gạo nếp nương Điện Biên - ${position}`,
  };
}

function shopCsv(): string {
  return [
    SHOP_HEADERS,
    shopRow({
      Title: 'Gạo nếp nương Điện Biên',
      Description: DESCRIPTION,
      Vendor: 'Lò Thị Hương',
      Type: 'Gạo, ngũ cốc, hạt sơ chế khác',
      'Published on online store': 'TRUE',
      Status: 'active',
      'Option1 name': 'Cỡ túi',
      'Gift card': 'FALSE',
      ...shopVariant('Túi 1 kg', `${SKU}-TUI-1-KG`, '45000', '120', '1000'),
      ...shopPicture(1),
    }),
    shopRow(shopVariant('Túi 5 kg', `${SKU}-TUI-5-KG`, '215000', '30', '5000')),
    shopRow(shopPicture(2)),
    shopRow(shopPicture(3)),
    '',
  ].join(SHOP_LINE_END);
}

test('a newcomer goes from an empty library to two bundles that hold what was typed', async () => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'len-san-newcomer-'));
  const bundles = join(folder, 'goi');
  mkdirSync(bundles);
  const upright = put(
    folder,
    'IMG_0001.jpg',
    await phoneJpeg({ widthPx: 2400, heightPx: 1800, seed: 1 }),
  );
  const turned = put(
    folder,
    'IMG_0002.jpg',
    await phoneJpeg({ widthPx: 2400, heightPx: 1800, seed: 2, orientation: 6, gps: true }),
  );
  const third = put(
    folder,
    'IMG_0003.jpg',
    await phoneJpeg({ widthPx: 1600, heightPx: 1600, seed: 3 }),
  );

  const app = await launchApp();
  const { page } = app;
  const person = new Person(page);
  const started = performance.now();
  await answerDialogs(app.application, [[upright, turned, third], [bundles]]);

  // A household, with its four fields.
  await person.press('Thêm hộ đầu tiên');
  await person.field('Tên chủ hộ hoặc hợp tác xã', 'Lò Thị Hương');
  await person.field('Điện thoại', '+84 912 345 678');
  await person.field('Xã, phường (theo tên mới)', 'muong phang');
  await person.click(page.getByRole('option', { name: /Mường Phăng/ }).first());
  await person.field('Thôn, bản, tổ', 'Bản Che Căn');
  await person.press('Lưu hộ');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lò Thị Hương');
  await expect(page.getByText(/Đã lưu lúc/).first()).toBeVisible();

  // What the household agrees to, each tick by itself.
  await person.press('Ghi đồng ý');
  for (const name of [/đăng tin|đưa tin/i, /WooCommerce/, /Shopify/]) await person.tick(name);
  await screenshot(page, 'newcomer-1-consent');
  await person.press(/^Ghi 3 điều đồng ý$/);
  await expect(page.getByText('Đã ghi.')).toBeVisible();
  await person.press('Về hồ sơ hộ');

  // A listing with two variants and three photos.
  await person.press('Thêm sản phẩm');
  await person.field('Tên sản phẩm', 'Gạo nếp nương Điện Biên');
  await person.click(page.getByRole('combobox', { name: 'Nhóm OCOP' }));
  await person.click(page.getByRole('option', { name: /^3 ·/ }));
  await person.click(page.getByRole('combobox', { name: 'Đơn vị bán' }));
  await person.click(page.getByRole('option', { name: 'túi', exact: true }));
  await expect(page.getByRole('textbox', { name: 'Xuất xứ' })).toHaveValue(/Mường Phăng/);
  await person.field(
    'Mô tả',
    'Nếp nương trồng trên nương cao bản Che Căn, hạt to, dẻo, thơm lâu.\nĂn vào chữa khỏi đau dạ dày.\nCòn gọi là "khẩu nua", gặt tháng 10, phơi nắng, xát trong tuần.',
  );
  await person.press('Bán nhiều loại');
  const first = page.getByRole('listitem', { name: 'Loại 1' });
  await expect(first).toBeVisible();
  await person.field('Phân loại theo', 'Cỡ túi');
  await person.type(first.getByRole('textbox', { name: 'Tên loại' }), 'Túi 1 kg');
  await person.type(first.getByRole('textbox', { name: 'Giá bán' }), '45k');
  await person.type(first.getByRole('textbox', { name: 'Còn' }), '120');
  await person.type(first.getByRole('textbox', { name: /^Khối lượng/ }), '1kg');
  const second = page.getByRole('listitem', { name: 'Loại 2' });
  if (!(await second.isVisible())) await person.press('Thêm loại');
  await person.type(second.getByRole('textbox', { name: 'Tên loại' }), 'Túi 5 kg');
  await person.type(second.getByRole('textbox', { name: 'Còn' }), '30');
  await person.type(second.getByRole('textbox', { name: /^Khối lượng/ }), '5 kg');
  await person.field('Hạn dùng', '12');
  await person.click(page.getByText('tháng', { exact: true }));
  await person.field('Cách bảo quản', 'Nơi khô, buộc kín túi sau khi mở');
  await person.press('Thêm ảnh');
  await expect(page.getByText('3 ảnh · kéo để xếp')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('1 ảnh gốc có vị trí chụp; ảnh gửi đi không có.')).toBeVisible();

  // What a marketplace would refuse: a healing claim, and a variant without a price.
  const checks = page.getByRole('region', { name: 'Kiểm tra theo sàn' });
  await person.click(checks.getByRole('tab', { name: /^WooCommerce/ }));
  const claim = checks.getByRole('listitem').filter({ hasText: 'chữa khỏi' });
  const price = checks
    .getByRole('listitem')
    .filter({ hasText: /Túi 5 kg|Loại 2|giá/i })
    .filter({ hasText: 'Phải sửa' });
  await expect(claim.first()).toBeVisible();
  await expect(price.first()).toBeVisible();
  await screenshot(page, 'newcomer-2-violations');
  await person.click(claim.first().getByRole('button', { name: 'Sửa giúp' }));
  await person.press('Đồng ý sửa');
  await expect(claim).toHaveCount(0);
  await person.type(second.getByRole('textbox', { name: 'Giá bán' }), '215.000');
  await expect(checks.getByText('Phải sửa')).toHaveCount(0);
  await screenshot(page, 'newcomer-3-mended');
  await person.press('Lưu');
  await expect(page.getByRole('main').getByText(/Đã lưu lúc/)).toBeVisible();

  // Two bundles.
  await person.press('Đóng gói');
  for (const name of [
    'Lò Thị Hương, Shopify: 1 tin sẵn sàng',
    'Lò Thị Hương, WooCommerce: 1 tin sẵn sàng',
  ]) {
    await expect(page.getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true');
  }
  await person.type(page.getByRole('textbox', { name: /Địa chỉ mạng của ảnh/ }), PICTURE_BASE);
  await person.press('Chọn thư mục khác');
  await screenshot(page, 'newcomer-4-packing');
  await person.press(/^Đóng gói \d+ tin$/);
  await expect
    .poll(() => readdirSync(bundles).filter((name) => name.endsWith('.zip')).length, {
      timeout: 60_000,
    })
    .toBe(2);
  await expect(page.getByText('Đã mở lại và đối chiếu').first()).toBeVisible();
  await screenshot(page, 'newcomer-5-bundles');
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(
    `newcomer: ${person.clicks} clicks + ${person.fields} fields = ${person.total}, ${seconds} s by machine\n`,
  );
  expect(person.total).toBeLessThan(60);
  expect(app.complaints).toEqual([]);
  await app.close();

  const names = readdirSync(bundles).toSorted();
  expect(names.some((name) => name.endsWith('.part'))).toBe(false);
  const shop = await readZipEntries(
    join(bundles, names.find((name) => name.startsWith('shopify')) ?? ''),
  );
  const woo = await readZipEntries(
    join(bundles, names.find((name) => name.startsWith('woocommerce')) ?? ''),
  );
  await expectBarePictures(woo, 3);
  await expectBarePictures(shop, 3);
  expectManifestHolds(woo);
  expectManifestHolds(shop);
  expect(woo.text('san-pham.csv')).toBe(WOO_CSV);
  expect(shop.text('products.csv')).toBe(shopCsv());
  rmSync(folder, { recursive: true, force: true });
});
