import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { isAppError } from '../../shared/errors.ts';
import { type Library, openLibrary } from '../library/open-library.ts';
import type { ServiceContext } from '../library/service-context.ts';
import type { PackKey } from '../marketplaces/signed-pack.ts';
import type { Log } from './log.ts';
import { newReference } from './new-reference.ts';
import { showStartupError } from './show-startup-error.ts';
import { startPhotoWorker } from './start-photo-worker.ts';
import { startupMessage } from './startup-message.ts';
import type { Words } from './words.ts';

export interface OpeningOptions {
  readonly folder: string;
  readonly resourcesFolder: string;
  readonly logFolder: string;
  readonly window: BrowserWindow;
  readonly words: () => Words;
  readonly log: Log;
  readonly publish: ServiceContext['publish'];
  /** In the place of the pinned key; never given by a packaged application. */
  readonly packKey: PackKey | null;
}

/**
 * Opens the library. When it does not open, the person is told why, what is safe and what to do; an unusual
 * place may be opened on their word, anything else ends the program. Then the promise stays open for ever.
 */
export async function openLibraryOrExplain(options: OpeningOptions): Promise<Library> {
  const { folder, resourcesFolder, publish, log, packKey } = options;
  let acceptsUnsafePlace = false;
  for (;;) {
    const startedMs = performance.now();
    try {
      const library = await openLibrary({
        folder,
        resourcesFolder,
        bundleFolder: usualBundleFolder(),
        publish,
        ...(packKey === null ? {} : { packKey }),
        startPhotoWorker,
        acceptsUnsafePlace,
        // The statement is ours and its values are bound, so it may be kept.
        onSlowStatement: (sql, durationMs) =>
          log.info('slow-statement', { ms: Math.round(durationMs), sql: sql.replace(/\s+/g, ' ') }),
        reportUnexpected: (reference, error) => log.error('job', error, { reference }),
      });
      log.info('library-opened', { ms: Math.round(performance.now() - startedMs) });
      return library;
    } catch (error) {
      const reference = newReference();
      log.error('library-not-opened', error, {
        reference,
        code: isAppError(error) ? error.code : '',
      });
      const message = startupMessage(error, options.words(), reference);
      const answer = await showStartupError(
        options.window,
        message,
        options.words(),
        options.logFolder,
      );
      if (answer === 'quit') {
        app.exit(1);
        return await new Promise<never>(() => undefined);
      }
      acceptsUnsafePlace = true;
    }
  }
}

/** Where an officer looks for what a program has made. An account may be without a documents folder. */
function usualBundleFolder(): string {
  try {
    return join(app.getPath('documents'), 'Lên Sàn');
  } catch {
    return join(app.getPath('home'), 'Lên Sàn');
  }
}
