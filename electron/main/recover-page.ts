import { type BrowserWindow, dialog } from 'electron';
import type { Log } from './log.ts';
import type { Words } from './words.ts';

const AGAIN_WITHIN_MS = 60_000;

/**
 * A page that dies (out of memory, driver fault) is loaded again: everything saved is in the library, and what
 * was being typed comes back as a draft. Twice within a minute is told, not repeated.
 */
export function recoverPage(
  window: BrowserWindow,
  log: Log,
  words: () => Words['pageStopped'],
): void {
  let lastDeathMs = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.info('page-gone', { reason, exitCode });
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const sinceMs = performance.now() - lastDeathMs;
    lastDeathMs = performance.now();
    if (sinceMs > AGAIN_WITHIN_MS) {
      window.webContents.reload();
      return;
    }
    const { what, safe, todo } = words();
    void dialog
      .showMessageBox(window, { type: 'warning', message: what, detail: `${safe}\n\n${todo}` })
      .then(() => window.destroy());
  });
}
