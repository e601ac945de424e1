import type { z } from 'zod';
import { settingsSchema } from '../../shared/ipc/contract-app.ts';

/** The part of the settings that the first painted frame already needs. */
const appearanceSchema = settingsSchema.pick({ language: true, colorScheme: true, textSize: true });
export type Appearance = z.infer<typeof appearanceSchema>;

const DEFAULT_APPEARANCE: Appearance = { language: 'vi', colorScheme: 'auto', textSize: 100 };
/** A copy of what the library holds, so that a dark window does not open white. */
const STORAGE_KEY = 'len-san.appearance';

export function rememberedAppearance(storage: Pick<Storage, 'getItem'>): Appearance {
  try {
    const parsed = appearanceSchema.safeParse(JSON.parse(storage.getItem(STORAGE_KEY) ?? 'null'));
    return parsed.success ? parsed.data : DEFAULT_APPEARANCE;
  } catch {
    return DEFAULT_APPEARANCE;
  }
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
