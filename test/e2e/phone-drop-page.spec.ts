import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import type { ReceivedFile } from '../../electron/phone-drop/drop-folder.ts';
import { createPhoneDrop, type PhoneDrop } from '../../electron/phone-drop/phone-drop.ts';

const repository = resolve(import.meta.dirname, '../..');
/** The narrowest phone that is still sold. */
const PHONE = { width: 360, height: 740 };
const GIGABYTE = 1_000_000_000;

/** A window of plain Chromium, as a phone's browser would be. */
const BARE_WINDOW = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ useContentSize: true, width: ${PHONE.width}, height: ${PHONE.height},
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false } });
  window.loadURL('about:blank');
});`;

let work: string;
let drop: PhoneDrop;
let browser: ElectronApplication;
let page: Page;
let received: ReceivedFile[];
let complaints: string[];
let freeBytes: number;

test.beforeEach(async () => {
  work = mkdtempSync(join(tmpdir(), 'len-san-drop-'));
  received = [];
  complaints = [];
  freeBytes = 10 * GIGABYTE;
  drop = createPhoneDrop({
    stagingFolder: join(work, 'den'),
    pageFolder: join(repository, 'resources', 'phone-drop'),
    onFile: (file) => void received.push(file),
    now: () => new Date(),
    newToken: () => randomBytes(24).toString('base64url'),
    addresses: () => ['127.0.0.1'],
    freeBytes: () => Promise.resolve(freeBytes),
  });
  const folder = mkdtempSync(join(work, 'app-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bare', main: 'main.cjs' }));
  writeFileSync(join(folder, 'main.cjs'), BARE_WINDOW);
  browser = await _electron.launch({
    cwd: repository,
    env: { ...process.env, ELECTRON_DISABLE_SECURITY_WARNINGS: 'true' },
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      folder,
      `--user-data-dir=${join(work, 'user-data')}`,
      '--lang=vi',
    ],
  });
  page = await browser.firstWindow();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
});

test.afterEach(async () => {
  await browser.close();
  await drop.stop();
  rmSync(work, { recursive: true, force: true, maxRetries: 10 });
});

function photo(name: string, bytes: number): string {
  const path = join(work, name);
  writeFileSync(path, randomBytes(bytes));
  return path;
}

const choose = (...paths: string[]) => page.locator('#files').setInputFiles(paths);

test('a phone sends photos, and the computer has every byte before it says so', async () => {
  const { url } = await drop.start();
  await page.goto(url);
  await expect(page.getByText('Chọn ảnh')).toBeVisible();
  const paths = [photo('Ảnh 1.jpg', 6_000_000), photo('b.heic', 2_500_000), photo('c.jpg', 10)];
  await choose(...paths);
  await expect(page.getByText('Xong. Máy tính đã nhận đủ 3 ảnh.')).toBeVisible();
  expect(received.map(({ name }) => name)).toEqual(['Ảnh 1.jpg', 'b.heic', 'c.jpg']);
  for (const [index, { path }] of received.entries())
    expect(readFileSync(path).equals(readFileSync(paths[index] ?? ''))).toBe(true);
  // Chosen once more by mistake: nothing is sent twice.
  await choose(...paths.slice(0, 2));
  await expect(page.getByText('Xong. Máy tính đã nhận đủ 3 ảnh.')).toBeVisible();
  expect(received).toHaveLength(3);
  expect(complaints).toEqual([]);
  expect(await page.evaluate(() => document.body.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
});

test('what could not be sent is said, and sent again by one press', async () => {
  const { url } = await drop.start();
  await page.goto(url);
  freeBytes = 0;
  await choose(photo('a.jpg', 1000), photo('b.jpg', 2000));
  await expect(page.getByRole('alert')).toContainText('Máy tính hết chỗ trống');
  await expect(page.locator('#summary')).toHaveText('Đã nhận 0/2 ảnh');
  freeBytes = 10 * GIGABYTE;
  await page.getByRole('button', { name: 'Gửi lại ảnh chưa được' }).click();
  await expect(page.getByText('Xong. Máy tính đã nhận đủ 2 ảnh.')).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();
  expect(received).toHaveLength(2);
});

test('a phone that lost the computer says so', async () => {
  const { url } = await drop.start();
  await page.goto(url);
  await drop.stop();
  await choose(photo('a.jpg', 1000));
  await expect(page.getByRole('alert')).toContainText('Chưa nối được với máy tính');
  // A page that is still sending asks before it is left.
  browser.process().kill('SIGKILL');
});

test('a code lets in one phone', async () => {
  const { url } = await drop.start();
  expect((await fetch(url)).status).toBe(200);
  await page.goto(url);
  await expect(page.getByText('Mã này không còn dùng được')).toBeVisible();
});
