import enErrors from '../../resources/help/errors.en.json' with { type: 'json' };
import viErrors from '../../resources/help/errors.vi.json' with { type: 'json' };
import en from '../../resources/help/cli.en.json' with { type: 'json' };
import vi from '../../resources/help/cli.vi.json' with { type: 'json' };
import { isAppError } from '../../shared/errors.ts';
import { UsageError } from './usage-error.ts';

export type CliLanguage = 'vi' | 'en';
/** Both languages hold the same keys; the type of one checks the other. */
export type CliWords = typeof vi;

export function wordsFor(language: CliLanguage): CliWords {
  return language === 'vi' ? vi : en;
}

/** Fills {{names}}. Params that count bytes are written as MB. */
export function fillWords(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (typeof value === 'string') return value;
    return name.endsWith('Bytes') ? formatSize(value) : wholeNumber.format(value);
  });
}

const wholeNumber = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

/** Decimal units, as file managers show them: 2400000 → "2,4 MB". */
export function formatSize(bytes: number): string {
  if (bytes < 1_000_000) return `${wholeNumber.format(Math.ceil(bytes / 1000))} kB`;
  if (bytes < 1_000_000_000) return `${oneDecimal.format(bytes / 1_000_000)} MB`;
  return `${oneDecimal.format(bytes / 1_000_000_000)} GB`;
}

export interface FailureWords {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** What happened. */
  readonly what: string;
  /** What is safe, and what to do; empty for wrong usage. */
  readonly more: readonly string[];
}

type ErrorTexts = Readonly<Record<string, { what: string; safe: string; todo: string }>>;

/** What is said of any failure. An unknown one shows its own message: who works here can read it. */
export function describeFailure(error: unknown, language: CliLanguage): FailureWords {
  if (error instanceof UsageError) {
    const template = wordsFor(language).problem[error.problem];
    return {
      code: 'cli.usage',
      params: error.params,
      what: fillWords(template, error.params),
      more: [],
    };
  }
  const texts: ErrorTexts = language === 'vi' ? viErrors : enErrors;
  const code = isAppError(error) ? error.code : 'app.unexpected';
  const params: Record<string, string | number> = isAppError(error) ? { ...error.params } : {};
  const text = texts[code] ?? texts['app.unexpected'];
  const what = fillWords(text?.what ?? code, params);
  const isUnknown = code === 'app.unexpected';
  const detail = isUnknown && error instanceof Error ? ` (${error.message})` : '';
  return {
    code,
    params,
    what: `${what}${detail}`,
    more: [text?.safe ?? '', text?.todo ?? '']
      .filter((line) => line !== '')
      .map((line) => fillWords(line, params)),
  };
}
