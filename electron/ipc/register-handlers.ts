import type { Library } from '../library/open-library.ts';
import type { AllHandlers } from './answer-request.ts';
import { appState } from './app-state.ts';
import { createWindowHandlers, type Desktop } from './window-handlers.ts';

/** One handler per channel of the contract; the compiler counts them. */
export function createAllHandlers(
  library: Library,
  desktop: Desktop,
  version: string,
): AllHandlers {
  return {
    ...library.handlers,
    ...createWindowHandlers(library, desktop),
    'app:get-state': () => appState(library, version),
  };
}
