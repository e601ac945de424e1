/** Keys of the whole window; the same table makes them work and lists them in the settings. */
export interface Shortcut {
  /** i18n key under settings.shortcut.* */
  readonly name: string;
  readonly keys: readonly string[];
  /** Where it leads, for the keys that open a page. */
  readonly to?: string;
}

export const SHORTCUTS = [
  { name: 'search', keys: ['Ctrl', 'K'] },
  { name: 'undo', keys: ['Ctrl', 'Z'] },
  { name: 'save', keys: ['Ctrl', 'S'] },
  { name: 'home', keys: ['Ctrl', '1'], to: '/' },
  { name: 'households', keys: ['Ctrl', '2'], to: '/households' },
  { name: 'listings', keys: ['Ctrl', '3'], to: '/listings' },
  { name: 'exports', keys: ['Ctrl', '4'], to: '/exports' },
  { name: 'marketplaces', keys: ['Ctrl', '5'], to: '/marketplaces' },
  { name: 'photos', keys: ['Ctrl', '6'], to: '/photos' },
  { name: 'settings', keys: ['Ctrl', ','], to: '/settings' },
  { name: 'close', keys: ['Esc'] },
] as const satisfies readonly Shortcut[];

/** The page a key press asks for, or null. */
export function pageOfKey(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}): string | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return null;
  const shortcut = SHORTCUTS.find((one) => 'to' in one && one.keys[1] === event.key);
  return shortcut !== undefined && 'to' in shortcut ? shortcut.to : null;
}
