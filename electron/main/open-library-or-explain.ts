import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { isAppError } from '../../shared/errors.ts';
import { type Library, openLibrary } from '../library/open-library.ts';
import type { ServiceContext } from '../library/service-context.ts';
import { readPackKeyFile } from '../marketplaces/signed-pack.ts';
import type { Log } from './log.ts';
import { newReference } from './new-reference.ts';
import { showStartupError } from './show-startup-error.ts';
import { startGroundWorker, startLabelWorker, startPhotoWorker } from './start-photo-worker.ts';
import { startupMessage } from './startup-message.ts';
import type { Words } from './words.ts';

/** What it takes to tell a person why the library cannot be used. */
interface Explaining {
  readonly logFolder: string;
  readonly window: BrowserWindow;
  readonly words: () => Words;
  readonly log: Log;
}

export interface OpeningOptions extends Explaining {
  readonly folder: string;
  readonly resourcesFolder: string;
  readonly publish: ServiceContext['publish'];
  /** In the place of the pinned key; never given by a packaged application. */
  readonly packKeyFile: string | null;
}

/**
 * Opens the library. When it does not open, the person is told why, what is safe and what to do; an unusual
 * place may be opened on their word, anything else ends the program. Then the promise stays open for ever.
 */
export async function openLibraryOrExplain(options: OpeningOptions): Promise<Library> {
  const { folder, resourcesFolder, publish, log, packKeyFile } = options;
  let acceptsUnsafePlace = false;
  for (;;) {
    const startedMs = performance.now();
    try {
      const library = await openLibrary({
        folder,
        resourcesFolder,
        bundleFolder: usualBundleFolder(),
        publish,
        ...(packKeyFile === null ? {} : { packKey: readPackKeyFile(packKeyFile) }),
        startPhotoWorker,
        startLabelWorker,
        startGroundWorker,
        acceptsUnsafePlace,
        looksThroughLater: true,
        // The statement is ours and its values are bound, so it may be kept.
        onSlowStatement: (sql, durationMs) =>
          log.info('slow-statement', { ms: Math.round(durationMs), sql: sql.replace(/\s+/g, ' ') }),
        reportUnexpected: (reference, error) => log.error('job', error, { reference }),
      });
      log.info('library-opened', { ms: Math.round(performance.now() - startedMs) });
      return library;
    } catch (error) {
      await explain(error, 'library-not-opened', options);
      acceptsUnsafePlace = true;
    }
  }
}

/**
 * Looks for the damage that opening does not find. When there is some, the person is told and the program ends:
 * nothing was written into it.
 */
export async function lookThroughOrExplain(library: Library, options: Explaining): Promise<void> {
  try {
    await library.proveStructure();
  } catch (error) {
    await explain(error, 'library-damaged', options);
  }
}

/** Returns when the person gives their word for an unusual place; anything else ends the program. */
async function explain(error: unknown, event: string, options: Explaining): Promise<void> {
  const { log, window, words, logFolder } = options;
  const reference = newReference();
  log.error(event, error, { reference, code: isAppError(error) ? error.code : '' });
  const message = startupMessage(error, words(), reference);
  if ((await showStartupError(window, message, words(), logFolder)) === 'open-anyway') return;
  app.exit(1);
  await new Promise<never>(() => undefined);
}

/** Where an officer looks for what a program has made. An account may be without a documents folder. */
function usualBundleFolder(): string {
  try {
    return join(app.getPath('documents'), 'Lên Sàn');
  } catch {
    return join(app.getPath('home'), 'Lên Sàn');
  }
}
