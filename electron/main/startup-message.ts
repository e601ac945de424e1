import { type ErrorCode, isAppError } from '../../shared/errors.ts';
import { fill, type Words } from './words.ts';

/** What a person is told when the library did not open, put together and still without a dialog. */
export interface StartupMessage {
  readonly what: string;
  /** What is safe, what to do, and the code, each a paragraph. */
  readonly detail: string;
  /** The person may give their word and open it all the same. */
  readonly canOpenAnyway: boolean;
}

const ASKS_FOR_WORD: ReadonlySet<ErrorCode> = new Set([
  'library.on-removable-drive',
  'library.on-network-drive',
]);

export function startupMessage(error: unknown, words: Words, reference: string): StartupMessage {
  const code = isAppError(error) ? error.code : 'app.unexpected';
  const params = isAppError(error) ? error.params : {};
  const { what, safe, todo } = words.errors[code];
  return {
    what: fill(what, params),
    detail: [
      fill(safe, params),
      fill(todo, params),
      `${words.startup.code}: ${code} · ${reference}`,
    ].join('\n\n'),
    canOpenAnyway: ASKS_FOR_WORD.has(code),
  };
}
