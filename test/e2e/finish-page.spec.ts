import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { zipSync, strToU8 } from 'fflate';
import { manifestSchema } from '../../shared/bundle/manifest-schema.ts';
import { BUNDLED_HOUSEHOLD, copyDemoLibrary } from './demo-library.ts';
import { screenshot } from './launch.ts';

const repository = resolve(import.meta.dirname, '../..');
const BASE = 'https://anh.htx-vidu.vn/goi-1/';
const MARKETPLACE = 'shopify';
/** The narrowest phone that is still sold. */
const PHONE = { width: 360, height: 740 };

/** A window of plain Chromium: no preload, nothing of ours but the page; downloads go where `saved` says. */
const BARE_WINDOW = `const { app, BrowserWindow, session } = require('electron');
const { join } = require('node:path');
app.whenReady().then(() => {
  const requests = [];
  globalThis.requests = requests;
  globalThis.saved = [];
  session.defaultSession.webRequest.onBeforeRequest((details, go) => {
    requests.push(details.url);
    go({});
  });
  session.defaultSession.on('will-download', (_event, item) => {
    item.setSavePath(join(process.argv.at(-1), item.getFilename()));
    item.once('done', (_done, state) => globalThis.saved.push([item.getFilename(), state]));
  });
  const window = new BrowserWindow({ useContentSize: true, width: ${PHONE.width}, height: ${PHONE.height},
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false } });
  window.loadFile(process.argv.at(-2));
});`;

interface BarePage {
  readonly application: ElectronApplication;
  readonly page: Page;
  readonly complaints: string[];
  /** Presses the button and gives back what was saved. */
  press(name: RegExp): Promise<Buffer>;
}

let work: string;
let downloads: string;
let userData: string;

test.beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'len-san-finish-'));
  downloads = mkdtempSync(join(work, 'downloads-'));
  userData = join(work, 'user-data');
});

test.afterEach(() => rmSync(work, { recursive: true, force: true, maxRetries: 10 }));

async function openPage(file: string): Promise<BarePage> {
  const app = mkdtempSync(join(work, 'app-'));
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'bare', main: 'main.cjs' }));
  writeFileSync(join(app, 'main.cjs'), BARE_WINDOW);
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const application = await _electron.launch({
    cwd: repository,
    args: [...sandbox, app, `--user-data-dir=${userData}`, file, downloads],
  });
  const page = await application.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  // From the first byte on, with the listeners in place.
  await page.reload();
  const press = async (name: RegExp): Promise<Buffer> => {
    const before = await savedFiles(application);
    await page.getByRole('button', { name }).click();
    await expect.poll(async () => (await savedFiles(application)).length).toBe(before.length + 1);
    const [saved, state] = (await savedFiles(application)).at(-1) ?? ['', ''];
    expect(state).toBe('completed');
    const path = join(downloads, saved);
    const bytes = readFileSync(path);
    rmSync(path);
    return bytes;
  };
  return { application, page, complaints, press };
}

async function savedFiles(application: ElectronApplication): Promise<[string, string][]> {
  return await application.evaluate(
    () => (globalThis as unknown as { saved: [string, string][] }).saved,
  );
}

/** Nothing was said by Chromium, and nothing was asked for but the page itself. */
async function expectQuiet({ application, complaints }: BarePage): Promise<void> {
  expect(complaints).toEqual([]);
  const requests = await application.evaluate(
    () => (globalThis as unknown as { requests: string[] }).requests,
  );
  expect(requests.filter((url) => !/^(?:file:\/\/.*\/hoan-tat\.html|blob:)/.test(url))).toEqual([]);
}

/** One bundle as a folder. */
function exportBundle(library: string, ...options: readonly string[]): string {
  const out = mkdtempSync(join(work, 'out-'));
  execFileSync(
    process.execPath,
    [
      join(repository, 'out', 'main', 'cli.js'),
      'export',
      `--library=${library}`,
      `--household=${BUNDLED_HOUSEHOLD}`,
      `--marketplace=${MARKETPLACE}`,
      '--format=folder',
      `--out=${out}`,
      ...options,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const [name = ''] = readdirSync(out);
  return join(out, name);
}

function pictureNames(bundle: string): string[] {
  return readdirSync(join(bundle, 'anh')).toSorted();
}

test('the page in a bundle makes the file the application would have made', async () => {
  // Three bundles are packed first, and a library filled where none is kept yet.
  test.slow();
  const demo = copyDemoLibrary();
  const withBase = exportBundle(demo.folder, `--picture-base=${BASE}`);
  const without = exportBundle(demo.folder, '--no-picture-addresses');
  const names = pictureNames(without);
  expect(names.length).toBeGreaterThan(2);
  // A store that renames what is uploaded: its export names the original beside the address.
  const listed = [
    'Tên gốc,Địa chỉ',
    ...names.map((name, index) => `${name.toUpperCase()},https://cdn.example.vn/f/${index}a9?x=1`),
  ];
  const listFile = join(work, 'kho-anh.csv');
  writeFileSync(listFile, listed.join('\r\n'));
  const withList = exportBundle(demo.folder, `--picture-list=${listFile}`);
  demo.remove();

  const manifest = (bundle: string) =>
    manifestSchema.parse(JSON.parse(readFileSync(join(bundle, 'manifest.json'), 'utf8')));
  expect(manifest(without)).toMatchObject({ pictureBase: null, pictureAddresses: 'none' });
  expect(manifest(withBase)).toMatchObject({ pictureBase: BASE, pictureAddresses: 'base' });
  expect(manifest(withList).products.flatMap((product) => product.pictureGaps)).toEqual([]);

  const opened = await openPage(join(without, 'hoan-tat.html'));
  const { page, press } = opened;
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hoàn tất tệp cho Shopify');
  expect(await page.evaluate(() => innerWidth)).toBe(PHONE.width);
  // A desktop's scroll bar takes its part; nothing may be wider than what is left.
  expect(
    await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    }),
  ).toBe(0);
  for (const button of await page.getByRole('button').all()) {
    if (await button.isVisible()) {
      expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(48);
    }
  }
  await screenshot(page, 'finish-1-empty');

  // Nothing typed: said where it is missing, and nothing is saved.
  await page.getByRole('button', { name: /^Lấy tệp/ }).click();
  await expect(page.getByText('Hãy dán danh sách địa chỉ vào ô trên.')).toBeVisible();

  // One address for all.
  await page.getByText('Chung một địa chỉ').click();
  const base = page.getByRole('textbox', { name: 'Địa chỉ chung của ảnh' });
  await base.fill('anh.htx-vidu.vn');
  await expect(page.getByText(/^Địa chỉ phải bắt đầu bằng/)).toBeVisible();
  await base.fill(BASE.slice(0, -1));
  await expect(page.getByText(`Đã có địa chỉ cho cả ${names.length} ảnh.`)).toBeVisible();
  await screenshot(page, 'finish-2-base');
  const byBase = await press(/^Lấy tệp products\.csv$/);
  expect(byBase.equals(readFileSync(join(withBase, 'products.csv')))).toBe(true);
  await expect(page.getByText(/^Đã lưu products\.csv/)).toBeVisible();

  // The list of the media library, with one picture missing at first.
  await page.getByText('Trong kho ảnh của sàn').click();
  const list = page.getByRole('textbox', { name: 'Dán danh sách địa chỉ' });
  await list.fill(listed.slice(0, -1).join('\n'));
  await expect(
    page.getByText(`Đã có địa chỉ cho ${names.length - 1} trên ${names.length} ảnh.`),
  ).toBeVisible();
  await page.getByText('Còn thiếu 1 ảnh').click();
  await expect(page.getByRole('listitem').filter({ hasText: names.at(-1) ?? '' })).toBeVisible();
  await page.getByRole('button', { name: /thiếu 1 ảnh/ }).scrollIntoViewIfNeeded();
  await screenshot(page, 'finish-3-gaps');
  expect((await press(/thiếu 1 ảnh/)).toString('utf8')).not.toContain(`/f/${names.length - 1}a9`);

  // What was typed outlives the page.
  await page.reload();
  await expect(list).toHaveValue(listed.slice(0, -1).join('\n'));
  // The missing one from a picked workbook.
  const workbook = zipSync({
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${listed.at(-1)?.split(',')[0] ?? ''}</t></is></c>` +
        `<c r="B1" t="inlineStr"><is><t>${listed.at(-1)?.split(',')[1] ?? ''}</t></is></c></row></sheetData></worksheet>`,
    ),
  });
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'kho.xlsx', mimeType: '', buffer: Buffer.from(workbook) });
  await expect(page.getByText(`Đã có địa chỉ cho cả ${names.length} ảnh.`)).toBeVisible();
  const byList = await press(/^Lấy tệp products\.csv$/);
  expect(byList.equals(readFileSync(join(withList, 'products.csv')))).toBe(true);
  await screenshot(page, 'finish-4-done');
  await expectQuiet(opened);
  await opened.application.close();
});
