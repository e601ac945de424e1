import { setTimeout as wait } from 'node:timers/promises';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

const repository = resolve(import.meta.dirname, '../..');
/** A window that asks before closing would wait for ever. */
const CLOSING_MOST_MS = 15_000;
const screenshots = join(repository, 'test-output', 'screenshots');

export interface LaunchOptions {
  /** An existing library; without it a fresh one that is removed at the end. */
  readonly libraryFolder?: string;
  /** Kept by the caller, for tests that start twice; without it fresh and removed at the end. */
  readonly userDataFolder?: string;
  /** For Electron itself, before the application's folder: `-r FILE` runs FILE first. */
  readonly electronArgs?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface LaunchedApp {
  readonly application: ElectronApplication;
  readonly page: Page;
  readonly libraryFolder: string;
  readonly userDataFolder: string;
  /** Milliseconds from the start of the process to a page that answers. */
  readonly startedInMs: number;
  /** Everything Chromium complained about so far, among it each breach of the content security policy. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Starts the built application (`npm run build` first) on folders of its own. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  if (!existsSync(join(repository, 'out', 'main', 'index.js'))) {
    throw new Error('out/ is missing: run npm run build first');
  }
  const own = mkdtempSync(join(tmpdir(), 'len-san-e2e-'));
  const libraryFolder = options.libraryFolder ?? join(own, 'thư viện');
  const userDataFolder = options.userDataFolder ?? join(own, 'user-data');
  const startedMs = performance.now();
  const application = await _electron.launch({
    cwd: repository,
    args: [
      ...(options.electronArgs ?? []),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '.',
      `--user-data-dir=${userDataFolder}`,
      `--library=${libraryFolder}`,
      ...(options.args ?? []),
    ],
    env: { ...ownEnvironment(), ...options.env },
  });
  askAgainWhenLost(application);
  const page = await application.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  try {
    // Looked at by the clock: a window that is not drawn has no frames to wait for.
    await page.waitForFunction(() => document.querySelector('#root')?.hasChildNodes(), undefined, {
      polling: 50,
    });
  } catch (cause) {
    application.process().kill('SIGKILL');
    throw new Error(`the page stayed empty; Chromium said: ${complaints.join('\n') || 'nothing'}`, {
      cause,
    });
  }
  return {
    application,
    page,
    libraryFolder,
    userDataFolder,
    startedInMs: performance.now() - startedMs,
    complaints,
    async close() {
      const hung = setTimeout(() => application.process().kill('SIGKILL'), CLOSING_MOST_MS);
      await application.close();
      clearTimeout(hung);
      // Chromium's helpers write for a moment longer than the process lives.
      rmSync(own, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** The next open dialogs answer with these paths, one list per dialog; then they answer "closed". */
export async function answerDialogs(
  application: ElectronApplication,
  picks: readonly (readonly string[])[],
): Promise<void> {
  await inMain(() =>
    application.evaluate(
      ({ dialog }, queue) => {
        const left = queue.map((paths) => [...paths]);
        dialog.showOpenDialog = () => {
          const filePaths = left.shift() ?? [];
          return Promise.resolve({ canceled: filePaths.length === 0, filePaths });
        };
      },
      picks.map((paths) => [...paths]),
    ),
  );
}

/** For every later question too. */
function askAgainWhenLost(application: ElectronApplication): void {
  const evaluate = application.evaluate.bind(application) as (
    ...args: readonly unknown[]
  ) => Promise<unknown>;
  Object.defineProperty(application, 'evaluate', {
    value: (...args: readonly unknown[]) => inMain(() => evaluate(...args)),
  });
}

/** The inspector of the main process now and then loses the answer to what it was asked; then it is asked again. */
export async function inMain<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      const isLost = error instanceof Error && error.message.includes('was garbage collected');
      if (!isLost || attempt === 20) throw error;
      await wait(150);
    }
  }
}

/** Writes test-output/screenshots/<name>.png. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled' });
}

function ownEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(?:ELECTRON_|NODE_OPTIONS$|LEN_SAN_)/.test(entry[0]),
  );
  return Object.fromEntries(kept);
}
