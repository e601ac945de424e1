import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import '../../renderer/api/len-san-client.ts';
import { inMain, launchApp, type LaunchedApp } from './launch.ts';

const repository = resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

let own = '';
test.beforeEach(() => {
  own = mkdtempSync(join(tmpdir(), 'len-san-start-'));
});
// Chromium's helpers write for a moment longer than the process lives.
test.afterEach(() =>
  rmSync(own, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
);

interface SaidDialog {
  readonly message: string;
  readonly detail: string;
  readonly buttons: string[];
}

/** Answers message boxes in order and writes down what they said: a file run before the product, no switch in it. */
function dialogsAnswered(answers: readonly number[]): {
  args: string[];
  said: () => SaidDialog[];
} {
  const file = join(own, 'dialogs.json');
  const preload = join(own, 'answer-dialogs.cjs');
  writeFileSync(
    preload,
    `const { BrowserWindow, dialog } = require('electron');
     const { writeFileSync } = require('node:fs');
     const answers = ${JSON.stringify(answers)};
     const said = [];
       process.on('SIGUSR2', () => BrowserWindow.getAllWindows()[0]?.close());
     dialog.showMessageBox = (...args) => {
       said.push(args.at(-1));
       writeFileSync(${JSON.stringify(file)}, JSON.stringify(said));
       return Promise.resolve({ response: answers.shift() ?? 0, checkboxChecked: false });
     };`,
  );
  return {
    args: ['-r', preload],
    said: () => JSON.parse(existsSync(file) ? readFileSync(file, 'utf8') : '[]') as SaidDialog[],
  };
}

/**
 * As the button of the title bar does it, which the page's own window.close() would not. By signal, because
 * Playwright loses its calls into a main process that is busy.
 */
function closeWindow({ application }: LaunchedApp): void {
  application.process().kill('SIGUSR2');
}

const household = {
  name: 'Lò Thị Mai',
  phone: '0912345678',
  communeCode: '03127',
  hamlet: 'Bản Phăng 1',
  oldAddress: '',
  kind: 'household',
  cooperativeName: '',
  note: '',
};

test('opens within seconds, remembers its place, and says in the log only what it did', async () => {
  const folders = { userDataFolder: join(own, 'user data'), libraryFolder: join(own, 'thư viện') };
  const first = await launchApp(folders);
  test
    .info()
    .annotations.push({ type: 'started in ms', description: first.startedInMs.toFixed(0) });
  await first.page.evaluate(
    (fields) => window.lenSan.invoke('households:create', { fields }),
    await withKnownCommune(first.page, household),
  );
  await inMain(() =>
    first.application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1100, height: 700 }),
    ),
  );
  await first.close();

  const second = await launchApp(folders);
  const bounds = await inMain(() =>
    second.application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
    ),
  );
  expect(bounds).toMatchObject({ width: 1100, height: 700 });
  const state = await second.page.evaluate(() => window.lenSan.invoke('app:get-state', {}));
  expect(state).toMatchObject({ ok: true, data: { counts: { households: 1 } } });
  await second.close();

  const log = readFileSync(join(folders.userDataFolder, 'logs', 'len-san.log'), 'utf8');
  expect(log).toMatch(/info ipc channel=households:create ms=[\d.]+ outcome=done/);
  expect(log).toMatch(/library-closed/);
  expect(log).not.toMatch(/Mai|Phăng|0912345678|thư viện/);
});

test('a second start brings the first to the front and ends', async () => {
  const app = await launchApp({ userDataFolder: join(own, 'user') });
  await app.application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.minimize(),
  );
  const electron: unknown = require('electron');
  const second = spawn(
    String(electron),
    [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      repository,
      `--user-data-dir=${app.userDataFolder}`,
      `--library=${app.libraryFolder}`,
    ],
    { stdio: 'ignore' },
  );
  const code = await new Promise((done) => {
    second.on('exit', done);
  });
  expect(code).toBe(0);
  const isMinimized = () =>
    app.application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.isMinimized(),
    );
  await expect.poll(isMinimized).toBe(false);
  expect(app.application.windows()).toHaveLength(1);
  await app.close();
});

test('what the page still says while it closes is kept', async () => {
  const folders = { userDataFolder: join(own, 'user'), libraryFolder: join(own, 'library') };
  const app = await launchApp({ ...folders, electronArgs: dialogsAnswered([]).args });
  await app.page.evaluate(() => {
    window.addEventListener('beforeunload', () => {
      void window.lenSan.invoke('settings:update', { officerName: 'Hà, lúc đóng' });
    });
  });
  const gone = app.application.waitForEvent('close');
  closeWindow(app);
  await gone;

  const again = await launchApp(folders);
  const settings = await again.page.evaluate(() => window.lenSan.invoke('settings:get', {}));
  expect(settings).toMatchObject({ ok: true, data: { officerName: 'Hà, lúc đóng' } });
  await again.close();
});

test('who works in English finds the window in English after the next start', async () => {
  const folders = { userDataFolder: join(own, 'user'), libraryFolder: join(own, 'library') };
  const app = await launchApp(folders);
  await app.page.getByRole('link', { name: 'Cài đặt' }).click();
  await app.page.getByText('English', { exact: true }).click();
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText('Settings');
  await app.close();

  const again = await launchApp(folders);
  await expect(again.page.getByRole('heading', { level: 1 })).toHaveText(/^Begin with/u);
  await expect(again.page.getByRole('link', { name: 'Today' })).toBeVisible();
  await again.close();
});

test('closing while work runs asks once; staying goes on, stopping loses nothing', async () => {
  test.setTimeout(120_000);
  const folders = { userDataFolder: join(own, 'user'), libraryFolder: join(own, 'library') };
  const dialogs = dialogsAnswered([0, 1]);
  const app = await launchApp({ ...folders, electronArgs: dialogs.args });
  const started = await app.page.evaluate(() => window.lenSan.invoke('demo:fill', {}));
  expect(started).toMatchObject({ ok: true });
  const jobs = () => app.page.evaluate(() => window.lenSan.invoke('jobs:list', {}));

  closeWindow(app);
  await expect.poll(() => dialogs.said().length).toBe(1);
  expect(dialogs.said()[0]).toMatchObject({
    message: 'Đang có việc chạy dở. Dừng lại và đóng?',
    buttons: ['Chờ làm xong', 'Dừng và đóng'],
  });
  expect(await jobs()).toMatchObject({ data: { jobs: [{ kind: 'fill-demo', state: 'running' }] } });

  const gone = app.application.waitForEvent('close');
  closeWindow(app);
  await gone;
  expect(dialogs.said()).toHaveLength(2);

  const again = await launchApp(folders);
  const after = await again.page.evaluate(() => window.lenSan.invoke('jobs:list', {}));
  expect(after).toMatchObject({ data: { jobs: [{ kind: 'fill-demo', state: 'cancelled' }] } });
  await again.close();
});

test.describe('a library that cannot be opened', () => {
  async function startUntilItEnds(
    args: readonly string[],
    libraryFolder: string,
  ): Promise<number | null> {
    const electron: unknown = require('electron');
    const child = spawn(
      String(electron),
      [
        ...args,
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        repository,
        `--user-data-dir=${join(own, 'user')}`,
        `--library=${libraryFolder}`,
      ],
      { stdio: 'ignore' },
    );
    return await new Promise((done) => {
      child.on('exit', done);
    });
  }

  test('a folder that is not there', async () => {
    const dialogs = dialogsAnswered([0]);
    const folder = join(own, 'unplugged', 'library');
    expect(await startUntilItEnds(dialogs.args, folder)).toBe(1);
    const [first] = dialogs.said();
    expect(first?.message).toContain(`“${folder}”`);
    expect(first?.detail).toMatch(
      /Không có gì bị xóa[\s\S]*ổ đĩa[\s\S]*Mã: library\.folder-missing · [0-9A-Z]{6}/,
    );
    expect(first?.buttons).toEqual(['Thoát', 'Mở thư mục nhật ký']);
  });

  test('a file that is no database stays as it is', async () => {
    const folder = join(own, 'library');
    mkdirSync(folder);
    const damaged = Buffer.alloc(8192, 'not a database ');
    writeFileSync(join(folder, 'len-san.db'), damaged);
    const dialogs = dialogsAnswered([0]);
    expect(await startUntilItEnds(dialogs.args, folder)).toBe(1);
    expect(dialogs.said()[0]?.detail).toContain('library.damaged');
    expect(readFileSync(join(folder, 'len-san.db')).equals(damaged)).toBe(true);
  });

  test('a library that is open elsewhere', async () => {
    const app = await launchApp({ libraryFolder: join(own, 'library') });
    const dialogs = dialogsAnswered([0]);
    expect(await startUntilItEnds(dialogs.args, app.libraryFolder)).toBe(1);
    expect(dialogs.said()[0]?.detail).toContain('library.in-use');
    const state = await app.page.evaluate(() => window.lenSan.invoke('app:get-state', {}));
    expect(state).toMatchObject({ ok: true });
    await app.close();
    expect(readdirSync(app.libraryFolder)).not.toContain('library.lock');
  });
});

/** A commune that this build knows, so that the household can be saved. */
async function withKnownCommune(
  page: Awaited<ReturnType<typeof launchApp>>['page'],
  fields: typeof household,
): Promise<typeof household> {
  const found = (await page.evaluate(() =>
    window.lenSan.invoke('places:search-communes', { query: 'muong phang', limit: 1 }),
  )) as { data: { communes: { code: string }[] } };
  return { ...fields, communeCode: found.data.communes[0]?.code ?? fields.communeCode };
}
