import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Locator, type Page } from '@playwright/test';
import { median, type BenchResult } from './bench-result.ts';
import { fillLibrary } from './fill-library.ts';
import { ROOT } from './places.ts';

const LISTINGS = 10_000;
const ROUNDS = 9;

/** From start of the process until the first screen answers, against an Electron window with an empty page. */
export async function measureWindow(): Promise<BenchResult[]> {
  const folder = await fillLibrary(LISTINGS);
  const empty = mkdtempSync(join(tmpdir(), 'len-san-empty-'));
  writeFileSync(
    join(empty, 'package.json'),
    JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.js' }),
  );
  writeFileSync(
    join(empty, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => {
       const window = new BrowserWindow({ width: 1366, height: 768 });
       window.loadFile('index.html');
     });`,
  );
  writeFileSync(
    join(empty, 'index.html'),
    '<!doctype html><html lang="vi"><button>sẵn sàng</button></html>',
  );
  const ours: number[] = [];
  const theirs: number[] = [];
  try {
    // The first start of each warms the disk's cache and, for ours, fills the search index; it is not counted.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const bare = await timeTo((page) => page.getByRole('button'), [empty]);
      // The rail counts the listings: the library is open, the window has asked and been answered.
      const own = await timeTo(
        (page) => page.getByRole('link', { name: /10\.000/ }),
        [ROOT, `--library=${folder}`],
      );
      if (round === 0) continue;
      theirs.push(bare);
      ours.push(own);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(empty, { recursive: true, force: true });
  }
  const ratio = median(ours) / median(theirs);
  return [
    {
      name: `window interactive with ${LISTINGS} listings`,
      value: median(ours),
      unit: 'ms',
      baseline: { name: 'empty Electron window', value: median(theirs) },
      ratio,
      target: '≤ 1.5 ×',
      met: ratio <= 1.5,
      note: `median of ${ROUNDS} starts each, in turn`,
    },
  ];
}

async function timeTo(sign: (page: Page) => Locator, args: readonly string[]): Promise<number> {
  const userData = mkdtempSync(join(tmpdir(), 'len-san-user-'));
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const start = performance.now();
  const app = await _electron.launch({
    args: [...args, ...sandbox, `--user-data-dir=${userData}`],
    cwd: ROOT,
  });
  const page = await app.firstWindow();
  await sign(page).first().waitFor({ state: 'visible' });
  // Interactive means that the page answers, not only that it is painted.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))));
  const taken = performance.now() - start;
  await app.close();
  rmSync(userData, { recursive: true, force: true });
  return taken;
}
