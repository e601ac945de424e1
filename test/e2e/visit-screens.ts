import { expect, type ElectronApplication, type Page } from '@playwright/test';
import '../../renderer/api/len-san-client.ts';
import { BUNDLED_HOUSEHOLD } from './demo-library.ts';

/** A listing of the demo with a claim no marketplace takes, and a fix for it. */
const LISTING_WITH_VIOLATIONS = 'Tinh dầu tràm Huế';

export interface Screen {
  readonly name: string;
  /** In which library it is shown. */
  readonly library: 'demo' | 'empty';
  /** The path after the #, found in the library where it names a record. */
  readonly path: string | ((page: Page) => Promise<string>);
  /** Opens what lies above the page. */
  readonly open?: (page: Page) => Promise<void>;
  readonly close?: (page: Page) => Promise<void>;
}

const pressEscape = (page: Page) => page.keyboard.press('Escape');

/** Every screen there is, in the order an officer meets them. */
export const SCREENS: readonly Screen[] = [
  { name: 'today-empty', library: 'empty', path: '/' },
  { name: 'households-empty', library: 'empty', path: '/households' },
  { name: 'listings-empty', library: 'empty', path: '/listings' },
  { name: 'photos-empty', library: 'empty', path: '/photos' },
  { name: 'exports-empty', library: 'empty', path: '/exports' },
  { name: 'today', library: 'demo', path: '/' },
  { name: 'households', library: 'demo', path: '/households' },
  { name: 'household', library: 'demo', path: bundledHousehold('') },
  { name: 'household-form', library: 'demo', path: '/households/new' },
  { name: 'household-edit', library: 'demo', path: bundledHousehold('/edit') },
  { name: 'consent', library: 'demo', path: bundledHousehold('/consent') },
  { name: 'listings', library: 'demo', path: '/listings' },
  { name: 'matrix-empty', library: 'empty', path: '/listings/matrix' },
  { name: 'matrix', library: 'demo', path: '/listings/matrix' },
  { name: 'matrix-nearly-ready', library: 'demo', path: '/listings/matrix?filter=unfinished' },
  { name: 'visits-empty', library: 'empty', path: '/visits' },
  { name: 'visits', library: 'demo', path: '/visits' },
  { name: 'pick-household', library: 'demo', path: '/listings/new' },
  { name: 'editor', library: 'demo', path: editorPath },
  {
    name: 'editor-fix',
    library: 'demo',
    path: editorPath,
    open: async (page) => {
      const fix = page.getByRole('button', { name: /^(Sửa giúp|Fix for me)$/ });
      await fix.first().click();
    },
  },
  {
    name: 'photos',
    library: 'demo',
    path: '/photos?show=all',
    open: async (page) => {
      await page.getByRole('option').first().click();
    },
  },
  {
    name: 'photo-drop',
    library: 'demo',
    path: '/photos',
    open: async (page) => {
      await page.getByRole('button', { name: /^(Nhận ảnh từ điện thoại|From a phone)$/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    close: pressEscape,
  },
  { name: 'exports', library: 'demo', path: '/exports' },
  {
    name: 'exports-chosen',
    library: 'demo',
    path: '/exports',
    open: async (page) => {
      await page.getByRole('checkbox', { name: /WooCommerce/ }).click();
      await page.getByRole('checkbox', { name: /Shopify/ }).click();
    },
  },
  {
    name: 'receipt',
    library: 'demo',
    path: '/exports',
    open: async (page) => {
      await page
        .getByRole('button', { name: /^(Chi tiết|Details)/ })
        .first()
        .click();
      await expect(page.getByRole('dialog').getByRole('table').first()).toBeVisible();
    },
    close: pressEscape,
  },
  { name: 'marketplaces', library: 'demo', path: '/marketplaces' },
  {
    name: 'marketplaces-sources',
    library: 'demo',
    path: '/marketplaces',
    open: async (page) => {
      await page.getByRole('tab', { name: /^(Nguồn|Sources)/u }).click();
    },
  },
  { name: 'marketplaces-not-offered', library: 'demo', path: '/marketplaces?show=tiki' },
  { name: 'learn-form', library: 'demo', path: '/marketplaces/learn' },
  { name: 'settings', library: 'demo', path: '/settings' },
  {
    name: 'search',
    library: 'demo',
    path: '/households',
    open: async (page) => {
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog').locator('input')).toBeFocused();
      await page.keyboard.type('gao');
      await expect(page.getByRole('dialog').getByText(/Gạo/).first()).toBeVisible();
    },
    close: pressEscape,
  },
];

export interface Look {
  readonly name: string;
  readonly settings: {
    readonly language: 'vi' | 'en';
    readonly colorScheme: 'light' | 'dark';
    readonly textSize: 100 | 150;
  };
}

export const LOOKS: readonly Look[] = [
  { name: 'light', settings: { language: 'vi', colorScheme: 'light', textSize: 100 } },
  { name: 'dark', settings: { language: 'vi', colorScheme: 'dark', textSize: 100 } },
  { name: 'large', settings: { language: 'vi', colorScheme: 'light', textSize: 150 } },
  { name: 'english', settings: { language: 'en', colorScheme: 'light', textSize: 100 } },
];

/** The page of a 1366 × 768 screen, whatever frame is around it here. */
export async function setContentSize(application: ElectronApplication): Promise<void> {
  await application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768),
  );
}

export async function wear(page: Page, look: Look): Promise<void> {
  const { language, colorScheme, textSize } = look.settings;
  await page.evaluate(
    (settings) => window.lenSan.invoke('settings:update', settings),
    look.settings,
  );
  await page.waitForFunction(
    ([wantedLanguage, wantedScheme, scale]) => {
      const root = document.documentElement;
      return (
        root.lang === wantedLanguage &&
        root.dataset['mantineColorScheme'] === wantedScheme &&
        root.style.getPropertyValue('--ls-text-scale') === scale
      );
    },
    [language, colorScheme, String(textSize / 100)] as const,
  );
}

export async function visit(page: Page, screen: Screen): Promise<void> {
  const path = typeof screen.path === 'string' ? screen.path : await screen.path(page);
  // As after a start on that page: the router knows no address that was put there behind its back.
  await page.evaluate((wanted) => history.replaceState(null, '', `#${wanted}`), path);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await settle(page);
  await screen.open?.(page);
  await settle(page);
}

/** Nothing loads, no picture is missing and nothing moves any more. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const shown = [...document.images].filter((image) => image.getClientRects().length > 0);
    return (
      document.fonts.status === 'loaded' &&
      document.querySelector('.mantine-Loader-root, [aria-busy="true"]') === null &&
      shown.every((image) => image.complete && image.naturalWidth > 0) &&
      (await Promise.all(shown.map((image) => image.decode()))).length === shown.length &&
      document.getAnimations().every((animation) => animation.playState !== 'running')
    );
  });
  // Nothing is lit up because the mouse happens to rest there.
  await page.mouse.move(0, 0);
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

function bundledHousehold(rest: string): (page: Page) => Promise<string> {
  return async (page) => {
    const id = await findId(page, 'households:list', {
      query: BUNDLED_HOUSEHOLD,
      filter: 'all',
      offset: 0,
      limit: 1,
    });
    return `/households/${id}${rest}`;
  };
}

async function editorPath(page: Page): Promise<string> {
  const id = await findId(page, 'listings:list', {
    query: LISTING_WITH_VIOLATIONS,
    householdId: null,
    filter: 'all',
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 1,
  });
  return `/listings/${id}`;
}

async function findId(
  page: Page,
  channel: 'households:list' | 'listings:list',
  input: Readonly<Record<string, unknown>>,
): Promise<string> {
  const found = (await page.evaluate(([name, query]) => window.lenSan.invoke(name, query), [
    channel,
    input,
  ] as const)) as { readonly data?: { readonly rows: readonly { readonly id: string }[] } };
  const id = found.data?.rows[0]?.id;
  if (id === undefined) throw new Error(`${channel} found nothing: ${JSON.stringify(found)}`);
  return id;
}
