import type { Settings } from '../../shared/ipc/contract-app.ts';

/** The part of the settings that the first painted frame already needs. */
export type Appearance = Pick<Settings, 'language' | 'colorScheme' | 'textSize'>;

const DEFAULT_APPEARANCE: Appearance = { language: 'vi', colorScheme: 'auto', textSize: 100 };
const LANGUAGES = ['vi', 'en'] as const satisfies readonly Appearance['language'][];
const COLOR_SCHEMES = [
  'light',
  'dark',
  'auto',
] as const satisfies readonly Appearance['colorScheme'][];
const TEXT_SIZES = [100, 115, 130, 150] as const satisfies readonly Appearance['textSize'][];
/** A copy of what the library holds, so that a dark window does not open white. */
const STORAGE_KEY = 'len-san.appearance';

export function rememberedAppearance(storage: Pick<Storage, 'getItem'>): Appearance {
  try {
    const stored: unknown = JSON.parse(storage.getItem(STORAGE_KEY) ?? 'null');
    return readAppearance(stored) ?? DEFAULT_APPEARANCE;
  } catch {
    return DEFAULT_APPEARANCE;
  }
}

/** By hand: the schemas of the contract are more code than all that is drawn first. */
function readAppearance(stored: unknown): Appearance | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const known: Partial<Record<keyof Appearance, unknown>> = stored;
  const language = LANGUAGES.find((one) => one === known.language);
  const colorScheme = COLOR_SCHEMES.find((one) => one === known.colorScheme);
  const textSize = TEXT_SIZES.find((one) => one === known.textSize);
  return language === undefined || colorScheme === undefined || textSize === undefined
    ? null
    : { language, colorScheme, textSize };
}

export function rememberAppearance(
  storage: Pick<Storage, 'setItem'>,
  appearance: Appearance,
): void {
  const { language, colorScheme, textSize } = appearance;
  storage.setItem(STORAGE_KEY, JSON.stringify({ language, colorScheme, textSize }));
}

/** Text size and language of the document; colours are Mantine's to switch. */
export function applyAppearance(root: HTMLElement, appearance: Appearance): void {
  root.style.setProperty('--ls-text-scale', String(appearance.textSize / 100));
  root.lang = appearance.language;
}
