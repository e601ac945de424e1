import { createInstance, type BackendModule, type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { vietnamese } from './vietnamese.ts';
import { pseudoWords } from './pseudo-locale.ts';

/** Set by tests that look for words which do not come from a locale. */
const PSEUDO_FLAG = 'len-san.pseudo-locale';

/** Vietnamese comes with the first screen; the other language is read when somebody wants it. */
const otherLanguages: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, _namespace, done) {
    if (language !== 'en') return done(null, {});
    import('./english.ts').then(
      ({ english }) => done(null, english),
      (error: unknown) => done(error instanceof Error ? error : String(error), false),
    );
  },
};

export async function createTranslations(language: 'vi' | 'en'): Promise<i18n> {
  const pseudo = sessionStorage.getItem(PSEUDO_FLAG) !== null;
  const resources: Resource = {
    vi: { translation: vietnamese },
    ...(pseudo ? { pseudo: { translation: pseudoWords(vietnamese) } } : {}),
  };
  const translations = createInstance();
  await translations
    .use(otherLanguages)
    .use(initReactI18next)
    .init({
      lng: pseudo ? 'pseudo' : language,
      fallbackLng: 'vi',
      resources,
      partialBundledLanguages: true,
      // React escapes; escaping twice would show entities.
      interpolation: { escapeValue: false },
      returnNull: false,
      react: { useSuspense: false },
    });
  return translations;
}
