import { describe, expect, it } from 'vitest';
import { isComposing } from '../../../../renderer/components/composition.ts';
import { pageOfKey, SHORTCUTS } from '../../../../renderer/components/shortcuts.ts';

const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('keys that open a page', () => {
  it.each(SHORTCUTS.filter((shortcut) => 'to' in shortcut))('$keys', (shortcut) => {
    const key = shortcut.keys[1] ?? '';
    expect(pageOfKey({ ...bare, ctrlKey: true, key })).toBe(shortcut.to);
    expect(pageOfKey({ ...bare, key })).toBeNull();
    expect(pageOfKey({ ...bare, ctrlKey: true, shiftKey: true, key })).toBeNull();
    expect(pageOfKey({ ...bare, ctrlKey: true, altKey: true, key })).toBeNull();
  });

  it('are all different', () => {
    const names = SHORTCUTS.map((shortcut) => shortcut.keys.join('+'));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('composition by an input method', () => {
  it('is seen in the event, in the native event and in the key code 229', () => {
    expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true);
    expect(isComposing({ nativeEvent: { isComposing: true }, keyCode: 13 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
  });
});
