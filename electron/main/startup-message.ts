import { type AppError, type ErrorCode, isAppError } from '../../shared/errors.ts';
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

export function startupMessage(
  error: unknown,
  words: Words['startup'],
  reference: string,
): StartupMessage {
  const known = isAppError(error) ? toldError(error, words) : null;
  const sentences = known?.sentences ?? words['app.unexpected'];
  const params = known?.error.params ?? {};
  const code = known?.error.code ?? 'app.unexpected';
  return {
    what: fill(sentences.what, params),
    detail: [
      fill(sentences.safe, params),
      fill(sentences.todo, params),
      `${words.code}: ${code} · ${reference}`,
    ].join('\n\n'),
    canOpenAnyway: known !== null && ASKS_FOR_WORD.has(known.error.code),
  };
}

interface Sentences {
  readonly what: string;
  readonly safe: string;
  readonly todo: string;
}

function toldError(
  error: AppError,
  words: Words['startup'],
): { error: AppError; sentences: Sentences } | null {
  if (!Object.hasOwn(words, error.code)) return null;
  const sentences: string | Sentences = words[error.code as keyof Words['startup']];
  return typeof sentences === 'string' ? null : { error, sentences };
}
