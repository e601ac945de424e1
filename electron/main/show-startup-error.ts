import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { Log } from './log.ts';
import { newReference } from './new-reference.ts';
import { type StartupMessage, startupMessage } from './startup-message.ts';
import type { Words } from './words.ts';

export type StartupAnswer = 'open-anyway' | 'quit';

/** Says why the library did not open: what happened, what is safe, what to do. */
export async function showStartupError(
  window: BrowserWindow,
  message: StartupMessage,
  words: Words,
  logFolder: string,
): Promise<StartupAnswer> {
  for (;;) {
    const options = {
      type: 'warning' as const,
      title: words.startup.title,
      message: message.what,
      detail: message.detail,
      buttons: [
        words.startup.quit,
        message.canOpenAnyway ? words.startup.openAnyway : words.startup.openLogs,
      ],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    };
    const { response } = await dialog.showMessageBox(window, options);
    if (response === 0) return 'quit';
    if (message.canOpenAnyway) return 'open-anyway';
    await shell.openPath(logFolder);
  }
}

/** For a failure before there was anything to answer in: said, logged, ended. */
export function endWithStartupError(error: unknown, words: Words, log: Log): void {
  const reference = newReference();
  log.error('not-started', error, { reference });
  const { what, detail } = startupMessage(error, words, reference);
  dialog.showErrorBox(words.startup.title, `${what}\n\n${detail}`);
  app.exit(1);
}
