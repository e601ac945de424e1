import { nativeTheme } from 'electron';
import type { Settings } from '../../shared/ipc/contract-app.ts';
import type { Memory } from './remembered.ts';

type Shown = Pick<Settings, 'colorScheme' | 'language'>;

/** Title bar, dialogs and the first paint follow the chosen theme. */
export function showTheme({ colorScheme }: Pick<Shown, 'colorScheme'>): void {
  nativeTheme.themeSource = colorScheme === 'auto' ? 'system' : colorScheme;
}

/** From now on the theme follows the settings, and the menu the language. */
export function followSettings(memory: Memory, installMenu: (language: Shown['language']) => void) {
  let shown = memory.read();
  const show = (next: Shown): void => {
    showTheme(next);
    installMenu(next.language);
  };
  show(shown);
  return (next: Shown): void => {
    if (next.colorScheme === shown.colorScheme && next.language === shown.language) return;
    memory.keep({ colorScheme: next.colorScheme, language: next.language });
    shown = memory.read();
    show(shown);
  };
}
