import { existsSync, readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { privateAddresses } from '../../electron/phone-drop/private-addresses.ts';
import { pageFaults } from './page-faults.ts';
import { launchApp, screenshot } from './launch.ts';
import { LOOKS, setContentSize, wear } from './visit-screens.ts';

const SAMPLES = resolve(import.meta.dirname, '../../node_modules/@vladmandic/face-api/demo');
const PICTURES = ['sample2.jpg', 'sample4.jpg'].map((name) => resolve(SAMPLES, name));

test('a phone sends two pictures to the window, a sign says so on every screen, and the port is closed after', async () => {
  test.skip(
    privateAddresses(networkInterfaces()).length === 0,
    'this machine is on no private network that a phone could be on',
  );
  expect(PICTURES.every((path) => existsSync(path))).toBe(true);
  test.setTimeout(120_000);
  const app = await launchApp();
  const { page } = app;
  await setContentSize(app.application);
  await page.getByRole('link', { name: /^Ảnh/ }).click();
  const open = async (): Promise<string> => {
    await page.getByRole('button', { name: 'Nhận ảnh từ điện thoại' }).click();
    await page.getByRole('button', { name: 'Bật nhận ảnh' }).click();
    const address = page.getByRole('dialog').getByText(/^http:/);
    await expect(page.getByRole('img', { name: /^Mã QR/ })).toBeVisible();
    return await address.innerText();
  };
  const url = await open();
  const cookies = (await fetch(url)).headers.getSetCookie();
  const secret = /^len-san=([^;]+)/.exec(cookies[0] ?? '')?.[1] ?? '';
  await expect(page.getByText('Điện thoại đã vào. Đang chờ ảnh.')).toBeVisible();
  for (const [index, path] of PICTURES.entries()) {
    const body = readFileSync(path);
    const headers = {
      'X-Len-San': secret,
      'X-Name': encodeURIComponent(`Ảnh ${index + 1}.jpg`),
      'X-Size': String(body.length),
      'X-Time': '1759384800000',
    };
    expect((await fetch(`${url}/file`, { method: 'PUT', headers, body })).status).toBe(200);
  }
  await expect(page.getByRole('dialog').getByText(/^Đã nhận 2 ảnh/)).toBeVisible();
  await page.keyboard.press('Escape');
  const grid = page.getByRole('listbox', { name: 'Ảnh', exact: true });
  for (const name of ['Ảnh 1.jpg', 'Ảnh 2.jpg']) {
    await expect(grid.getByRole('option', { name: new RegExp(`^${name}`) })).toBeVisible({
      timeout: 30_000,
    });
  }
  for (const look of LOOKS) {
    await wear(page, look);
    expect(await pageFaults(page), look.name).toEqual([]);
    await screenshot(page, `photo-phone-sign-${look.name}`);
  }
  await wear(page, LOOKS[0]!);
  await page.getByRole('link', { name: 'Hôm nay' }).click();
  await expect(page.getByText('Đang nhận ảnh từ điện thoại: 2')).toBeVisible();
  await page.getByRole('button', { name: 'Tắt nhận ảnh' }).click();
  await expect(page.getByText(/Đang nhận ảnh từ điện thoại/)).toHaveCount(0);
  await expect(fetch(url)).rejects.toThrow();

  // A window that is closed while it receives takes the port with it.
  await page.getByRole('link', { name: /^Ảnh/ }).click();
  const second = await open();
  expect((await fetch(second)).status).toBe(200);
  expect(app.complaints).toEqual([]);
  await app.close();
  await expect(fetch(second)).rejects.toThrow();
});
