import en from '../../resources/help/sheets.en.json' with { type: 'json' };
import vi from '../../resources/help/sheets.vi.json' with { type: 'json' };

export type SheetLanguage = 'vi' | 'en';
/** Both languages hold the same keys; the type of one checks the other. */
export type SheetWords = typeof vi;

export function sheetWords(language: SheetLanguage): SheetWords {
  return language === 'vi' ? vi : en;
}
