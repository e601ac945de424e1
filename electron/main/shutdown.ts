import { app, type BrowserWindow, dialog } from 'electron';
import type { OpenRequests } from '../ipc/handle-request.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { Library } from '../library/open-library.ts';
import type { Log } from './log.ts';
import type { Words } from './words.ts';

/** The part of the job runner that closing needs. */
type Jobs = Pick<JobRunner, 'list' | 'cancelAll' | 'drain'>;

/**
 * Closing while jobs run asks once. The page gets its `beforeunload` in any case and may still save what was
 * typed: calls made there are answered before the library closes (see `closeLibraryAtEnd`).
 */
export function guardClosing(
  window: BrowserWindow,
  jobs: Jobs,
  words: () => Words['closing'],
): void {
  let isAsking = false;
  let mayClose = false;
  window.on('close', (event) => {
    const isRunning = jobs.list().some((job) => job.state === 'running');
    if (mayClose || !isRunning) return;
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
    jobs.cancelAll();
    await jobs.drain();
    mayClose = true;
    window.close();
  }
}

/** A worker that does not answer must not keep the program alive for ever. */
const PATIENCE_MS = 10_000;

/** When every window is gone: let the last calls finish, stop work, close the library, then end. */
export function closeLibraryAtEnd(
  log: Log,
  requests: OpenRequests,
  library: Pick<Library, 'close'>,
): void {
  let isClosing = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (isClosing) return;
    isClosing = true;
    event.preventDefault();
    const closed = requests
      .drain()
      .then(() => library.close())
      .then(() => log.info('library-closed'));
    const patience = new Promise<void>((resolve) => {
      setTimeout(resolve, PATIENCE_MS).unref();
    });
    void Promise.race([closed, patience])
      .catch((error: unknown) => log.error('library-not-closed', error))
      .finally(() => {
        app.exit(0);
      });
  });
}
