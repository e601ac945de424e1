import { answerRequest } from '../ipc/answer-request.ts';
import type { AnswerRequest } from '../ipc/handle-request.ts';
import { createPublisher } from '../ipc/publish-event.ts';
import { createAllHandlers } from '../ipc/register-handlers.ts';
import type { RequestSender } from '../ipc/trusted-senders.ts';
import type { Desktop } from '../ipc/window-handlers.ts';
import type { Library } from '../library/open-library.ts';
import type { Settings } from '../../shared/ipc/contract-app.ts';
import { logRequests } from './log-requests.ts';
import { newReference } from './new-reference.ts';
import {
  lookThroughOrExplain,
  openLibraryOrExplain,
  type OpeningOptions,
} from './open-library-or-explain.ts';
import { createPhotoServer } from './photo-server.ts';

/** After the first call the page draws its first screen; by then it stands, and hardly anything can have been saved. */
const LOOK_THROUGH_AFTER_MS = 5000;

export interface ServingOptions extends Omit<OpeningOptions, 'publish'> {
  readonly desktop: Desktop;
  readonly version: string;
  /** Development and tests: answers and events are held against the contract. */
  readonly isChecking: boolean;
  readonly isTrusted: (sender: RequestSender | null) => boolean;
  /** The settings as they are now: once at the start and after every change of the library. */
  readonly onSettings: (settings: Settings) => void;
}

export interface ServedLibrary {
  readonly library: Library;
  readonly answer: AnswerRequest;
  readonly servePhoto: ReturnType<typeof createPhotoServer>;
}

/**
 * Everything behind the window, from the open library to the desk that answers its calls. The window is on its
 * way while this file and what it needs (the schemas, the database, the rules) are read: main/index.ts imports it
 * late, and it must stay the only way from there to the library.
 */
export async function serveLibrary(options: ServingOptions): Promise<ServedLibrary> {
  const { desktop, version, isChecking, isTrusted, log, onSettings } = options;
  const send = createPublisher({ checksPayload: isChecking });
  const opening: Promise<Library> = openLibraryOrExplain({
    ...options,
    publish: (name, payload) => {
      send(name, payload);
      if (name === 'library:changed')
        void opening.then(({ services }) => onSettings(services.settings.get()));
    },
  });
  const library = await opening;
  onSettings(library.services.settings.get());
  const desk = {
    handlers: createAllHandlers(library, desktop, version),
    isTrusted,
    checksOutput: isChecking,
    newReference,
    clockMs: () => performance.now(),
    record: logRequests(log),
  };
  let isAnswering = false;
  return {
    library,
    answer(channel, sender, rawInput) {
      if (!isAnswering) {
        isAnswering = true;
        setTimeout(() => void lookThroughOrExplain(library, options), LOOK_THROUGH_AFTER_MS);
      }
      return answerRequest(desk, channel, sender, rawInput);
    },
    servePhoto: createPhotoServer(async (id, asked) =>
      'tryKey' in asked
        ? await library.services.edits.triedRendition(id, asked.tryKey)
        : await library.services.photos.screenRendition(id, asked.name),
    ),
  };
}
