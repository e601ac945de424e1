import { createInstance, type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { pseudoWords, type Words } from './pseudo-locale.ts';

/** One file per thing: `locales/vi/home.json` becomes the keys `home.*`. */
const files = import.meta.glob<Words>('./locales/*/*.json', { eager: true, import: 'default' });

/** What happened, what is safe, what to do, per error code. Shared with the command line. */
const errorFiles = import.meta.glob<Words>('../../resources/help/errors.*.json', {
  eager: true,
  import: 'default',
});

/** All words of a language under the names of their things. */
export function wordsOf(language: 'vi' | 'en'): Words {
  const words: Record<string, Words> = {};
  for (const [path, content] of Object.entries(files)) {
    const match = /\/locales\/(\w+)\/([\w-]+)\.json$/u.exec(path);
    const thing = match?.[2];
    if (match?.[1] === language && thing !== undefined) words[thing] = content;
  }
  const errors = errorFiles[`../../resources/help/errors.${language}.json`];
  if (errors !== undefined) words['errors'] = errors;
  return words;
}

/** Set by tests that look for words which do not come from a locale. */
const PSEUDO_FLAG = 'len-san.pseudo-locale';

export async function createTranslations(language: 'vi' | 'en'): Promise<i18n> {
  const pseudo = sessionStorage.getItem(PSEUDO_FLAG) !== null;
  const resources: Resource = {
    vi: { translation: wordsOf('vi') },
    en: { translation: wordsOf('en') },
    ...(pseudo ? { pseudo: { translation: pseudoWords(wordsOf('vi')) } } : {}),
  };
  const translations = createInstance();
  await translations.use(initReactI18next).init({
    lng: pseudo ? 'pseudo' : language,
    fallbackLng: 'vi',
    resources,
    // React escapes; escaping twice would show entities.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return translations;
}
