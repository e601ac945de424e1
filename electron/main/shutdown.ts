import { app, type BrowserWindow, dialog } from 'electron';
import type { Log } from './log.ts';
import type { Words } from './words.ts';

/** Work that closing would interrupt. */
export interface RunningWork {
  isRunning(): boolean;
  /** Asks everything to stop and resolves when it has. */
  stop(): Promise<void>;
}

/**
 * Closing while jobs run asks once. The page gets its `beforeunload` in any case and may still save what was
 * typed: calls made there are answered before the library closes (see `closeLibraryAtEnd`).
 */
export function guardClosing(
  window: BrowserWindow,
  work: RunningWork,
  words: () => Words['closing'],
): void {
  let isAsking = false;
  let mayClose = false;
  window.on('close', (event) => {
    if (mayClose || !work.isRunning()) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    void ask().finally(() => {
      isAsking = false;
    });
  });

  async function ask(): Promise<void> {
    const { question, detail, stay, stopAndClose } = words();
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: question,
      detail,
      buttons: [stay, stopAndClose],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (response !== 1) return;
    await work.stop();
    mayClose = true;
    window.close();
  }
}

/** A worker that does not answer must not keep the program alive for ever. */
const PATIENCE_MS = 10_000;

/** When every window is gone: let the last calls finish, stop work, close the library, then end. */
export function closeLibraryAtEnd(
  log: Log,
  close: {
    readonly drainRequests: () => Promise<void>;
    readonly closeLibrary: () => Promise<void>;
  },
): void {
  let isClosing = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (isClosing) return;
    isClosing = true;
    event.preventDefault();
    const closed = close.drainRequests().then(close.closeLibrary);
    const patience = new Promise<void>((resolve) => {
      setTimeout(resolve, PATIENCE_MS).unref();
    });
    void Promise.race([closed, patience])
      .catch((error: unknown) => log.error('library-not-closed', error))
      .finally(() => {
        log.info('ended');
        app.exit(0);
      });
  });
}
