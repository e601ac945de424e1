import { BrowserWindow, nativeTheme, screen, type Session } from 'electron';
import type { Memory, Remembered } from './remembered.ts';

/** The paper of either theme (renderer/app tokens): what stands there until the page has drawn. */
const BACKGROUND = { light: '#f7f6f2', dark: '#151814' } as const;
/** Fits the common 1366 × 768 laptop; the page is laid out down to the smallest. */
const USUAL = { width: 1366, height: 768 } as const;
const SMALLEST = { width: 1024, height: 640 } as const;

export interface WindowOptions {
  readonly session: Session;
  readonly preload: string;
  readonly memory: Memory;
  readonly allowDevTools: boolean;
}

/**
 * Makes the one window, still without a page: isolated, sandboxed, and there at once in the colour of its paper. On a
 * cheap laptop a page that is waited for looks like a program that does not start.
 */
export function createWindow(options: WindowOptions): BrowserWindow {
  const remembered = options.memory.read();
  const window = new BrowserWindow({
    ...(placeOnScreen(remembered.bounds) ?? USUAL),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    // Maximizing shows it too, in its right size from the first moment.
    show: !remembered.isMaximized,
    title: 'Lên Sàn',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      session: options.session,
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      // The checker would fetch its dictionaries.
      spellcheck: false,
      devTools: options.allowDevTools,
      navigateOnDragDrop: false,
      enableWebSQL: false,
      v8CacheOptions: 'bypassHeatCheck',
    },
  });
  if (remembered.isMaximized) window.maximize();
  window.on('close', () => {
    options.memory.keep({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  return window;
}

/** The remembered place, unless the screen it was on is gone or has become smaller. */
function placeOnScreen(bounds: Remembered['bounds']): Remembered['bounds'] {
  if (bounds === null) return null;
  const { workArea } = screen.getDisplayMatching(bounds);
  const shownWidth =
    Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
  const isTitleReachable =
    shownWidth >= SMALLEST.width / 2 &&
    bounds.y >= workArea.y &&
    bounds.y < workArea.y + workArea.height - 100;
  return isTitleReachable ? bounds : null;
}
