import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import {
  changedPack,
  newSigner,
  writeSigned,
} from '../integration/marketplaces/signed-pack-file.ts';
import { answerDialogs, launchApp, screenshot } from './launch.ts';
import { Person } from './person.ts';

test('a signed rule pack shows what it changes before it is switched on, and a tampered one is refused', async () => {
  test.setTimeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'len-san-packs-'));
  const signer = newSigner();
  const keyFile = join(folder, 'key.json');
  writeFileSync(keyFile, JSON.stringify(signer.key));
  const pack = changedPack('basics', (one) => {
    one.revision = '2027-01-01';
    for (const rule of one.rules)
      if (rule['code'] === 'description.missing') rule['severity'] = 'error';
    one.rules.push({
      code: 'price.too-low',
      kind: 'number-range',
      field: 'priceDong',
      severity: 'error',
      params: { least: 90_000 },
      source: 'own',
    });
  });
  const good = writeSigned(join(folder, 'bo-luat.json'), pack, signer);
  const bad = writeSigned(join(folder, 'bo-luat-gia.json'), pack, newSigner());
  const libraryFolder = join(folder, 'Lên Sàn');
  fill(libraryFolder, folder);
  const app = await launchApp({ libraryFolder, args: [`--pack-key=${keyFile}`] });
  const { page } = app;
  const person = new Person(page);
  await page.getByRole('link', { name: 'Cài đặt' }).click();
  const panel = page.getByRole('region', { name: 'Luật và quy định' });
  await expect(panel.getByText(/cũ \d+ ngày/).first()).toBeVisible();

  await answerDialogs(app.application, [[bad], [good]]);
  await person.press('Nhập bộ luật mới…');
  await expect(panel.getByRole('alert')).toContainText('Chữ ký của bộ luật không khớp');
  await screenshot(page, 'rule-pack-refused');

  await person.press('Nhập bộ luật mới…');
  const dialog = page.getByRole('dialog', { name: 'Bộ luật mới thay đổi gì?' });
  await expect(dialog.getByText(/^Không còn đạt: [1-9]/)).toBeVisible({ timeout: 60_000 });
  await screenshot(page, 'rule-pack-impact');
  await dialog.getByRole('button', { name: 'Bật bộ luật này' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(panel.getByRole('button', { name: 'Tắt bộ luật này' })).toBeVisible();
  await screenshot(page, 'rule-pack-on');

  await page
    .getByRole('button', { name: /Hoàn tác/ })
    .first()
    .click();
  await expect(panel.getByRole('button', { name: 'Xem ảnh hưởng' })).toBeVisible();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the law is found from Sàn, says what is suspended and by what; a stopped comparison can be started again', async () => {
  test.setTimeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'len-san-packs-'));
  const signer = newSigner();
  const keyFile = join(folder, 'key.json');
  writeFileSync(keyFile, JSON.stringify(signer.key));
  const pack = changedPack('basics', (one) => {
    one.revision = '2027-01-01';
    for (const rule of one.rules)
      if (rule['code'] === 'description.missing') rule['severity'] = 'error';
  });
  const file = writeSigned(join(folder, 'bo-luat.json'), pack, signer);
  const libraryFolder = join(folder, 'Lên Sàn');
  // Enough that there is something to stop.
  fill(libraryFolder, folder, MANY);
  const app = await launchApp({ libraryFolder, args: [`--pack-key=${keyFile}`] });
  const { page } = app;
  const person = new Person(page);
  await page.getByRole('link', { name: 'Sàn', exact: true }).click();
  await person.press('Luật và quy định');
  const panel = page.getByRole('region', { name: 'Luật và quy định' });
  await expect(panel.getByRole('heading', { name: 'Luật và quy định' })).toBeInViewport();
  const law = panel.getByRole('list', { name: 'Luật đang tạm ngưng' }).getByRole('listitem');
  await expect(law).toContainText('Nghị định 46/2026');
  await expect(law).toContainText('tạm ngưng từ 04/02/2026');
  await expect(law).toContainText('Nghị quyết 15/2026/NQ-CP');
  await expect(law).toContainText('bài viết bên thứ ba');
  await law.scrollIntoViewIfNeeded();
  await screenshot(page, 'rules-suspended');

  await answerDialogs(app.application, [[file]]);
  await stopAtOnce(page);
  await person.press('Nhập bộ luật mới…');
  const dialog = page.getByRole('dialog', { name: 'Bộ luật mới thay đổi gì?' });
  await expect(dialog.getByText(/^Đã dừng so/u)).toBeVisible({ timeout: 20_000 });
  await expect(dialog.getByText(/^Đang so/u)).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: 'Bật bộ luật này' })).toBeDisabled();
  await screenshot(page, 'rule-pack-stopped');
  await dialog.getByRole('button', { name: 'So lại' }).click();
  await expect(dialog.getByText(/^Đã so [1-9]/u)).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Không bật' }).click();
  expect(app.complaints).toEqual([]);
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const MANY = 3000;

/** Presses the first stop button the moment it is there: the comparison is over sooner than a test looks again. */
async function stopAtOnce(page: Page): Promise<void> {
  await page.evaluate(() => {
    const observer = new MutationObserver(() => {
      const stop = document.querySelector<HTMLElement>('[role="dialog"] [aria-label^="Dừng"]');
      if (stop === null) return;
      observer.disconnect();
      stop.click();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
}

/** One household with a listing under the price the new pack asks for, and one above it, and so many `more`. */
function fill(library: string, folder: string, more = 0): void {
  const cli = (...args: string[]) =>
    execFileSync(process.execPath, ['out/main/cli.js', ...args, `--library=${library}`], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
  cli(
    'add-household',
    '--name=Lò Thị Hương',
    '--phone=0912345678',
    '--commune=03334',
    '--hamlet=Bản 1',
  );
  const listing = { household: 'Lò Thị Hương', ocopSet: 3, origin: 'Điện Biên', unit: 'kg' };
  const file = join(folder, 'san-pham.json');
  writeFileSync(
    file,
    JSON.stringify([
      { ...listing, name: 'Gạo nếp nương Điện Biên', price: '45k', description: 'Gặt tháng 10.' },
      { ...listing, name: 'Gạo tẻ thơm Điện Biên', price: '95k', description: 'Gặt tháng 10.' },
      ...Array.from({ length: more }, (_, index) => ({
        ...listing,
        name: `Gạo nếp nương số ${index + 1}`,
        price: '95k',
        sku: `LTH-GAO-${index + 1}`,
      })),
    ]),
  );
  cli('add-listing', `--file=${file}`);
}
