import { type BrowserWindow, dialog, shell } from 'electron';
import type { StartupMessage } from './startup-message.ts';
import type { Words } from './words.ts';

export type StartupAnswer = 'open-anyway' | 'quit';

/** Says why the library did not open: what happened, what is safe, what to do. */
export async function showStartupError(
  window: BrowserWindow | null,
  message: StartupMessage,
  words: Words['startup'],
  logFolder: string,
): Promise<StartupAnswer> {
  for (;;) {
    const options = {
      type: 'warning' as const,
      title: words.title,
      message: message.what,
      detail: message.detail,
      buttons: [words.quit, message.canOpenAnyway ? words.openAnyway : words.openLogs],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    };
    const { response } = await (window === null
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(window, options));
    if (response === 0) return 'quit';
    if (message.canOpenAnyway) return 'open-anyway';
    await shell.openPath(logFolder);
  }
}
