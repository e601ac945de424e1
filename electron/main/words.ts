import en from './words/en.json' with { type: 'json' };
import vi from './words/vi.json' with { type: 'json' };

/** Words of menus and dialogs, which exist before and outside the page. The page's own are in renderer/i18n. */
export type Words = typeof vi;

const languages: Readonly<Record<'vi' | 'en', Words>> = { vi, en };

export function wordsFor(language: 'vi' | 'en'): Words {
  return languages[language];
}

/** Puts facts into a sentence: `{folder}` becomes params.folder. */
export function fill(sentence: string, params: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
