import enErrors from '../../resources/help/errors.en.json' with { type: 'json' };
import viErrors from '../../resources/help/errors.vi.json' with { type: 'json' };
import type { ErrorCode } from '../../shared/errors.ts';
import en from './words/en.json' with { type: 'json' };
import vi from './words/vi.json' with { type: 'json' };

interface Sentences {
  readonly what: string;
  readonly safe: string;
  readonly todo: string;
}

/** Words of menus and dialogs, which exist before and outside the page. The page's own are in renderer/i18n. */
export type Words = typeof vi & {
  /** The same sentences that the page and the command line say. */
  readonly errors: Readonly<Record<ErrorCode, Sentences>>;
};

const languages: Readonly<Record<'vi' | 'en', Words>> = {
  vi: { ...vi, errors: viErrors },
  en: { ...en, errors: enErrors },
};

export function wordsFor(language: 'vi' | 'en'): Words {
  return languages[language];
}

/** Puts facts into a sentence: `{{folder}}` becomes params.folder; sizes in bytes are said in megabytes. */
export function fill(sentence: string, params: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return name.endsWith('Bytes') ? `${Math.ceil(Number(value) / 1_000_000)} MB` : String(value);
  });
}
