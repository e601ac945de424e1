import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing, isTextField } from '../../components/composition.ts';
import { announce } from '../../components/live-region.tsx';
import { pageOfKey } from '../../components/shortcuts.ts';
import type { EditSession } from './use-edit-session.ts';

/**
 * While the editor is open the keys of the window are its own: Ctrl+Z steps back here and not in the library behind
 * it, Ctrl+S saves the photo and not the form below, and no key leads to another page past what is not saved.
 * `isOn` is false while a question lies over the editor.
 */
export function useEditorKeys(
  session: EditSession,
  isOn: boolean,
  on: { readonly save: () => void; readonly leave: () => void },
): void {
  const { t } = useTranslation();
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && isOn && !isComposing(event)) {
      // The window draws again between two listeners: a question just opened would hear the same press.
      event.stopImmediatePropagation();
      event.preventDefault();
      on.leave();
      return;
    }
    const isControl = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (!isControl || isComposing(event)) return;
    const act = actionOf(event);
    if (act === null || (act !== 'save' && act !== 'none' && isTextField(event.target))) return;
    // Caught on its way down: nobody else hears of it.
    event.preventDefault();
    event.stopPropagation();
    if (!isOn) return;
    if (act === 'save') on.save();
    if (act === 'back' && session.canUndo) {
      session.undo();
      announce(t('photo-studio.editor.undone'));
    }
    if (act === 'forward' && session.canRedo) {
      session.redo();
      announce(t('photo-studio.editor.redone'));
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}

/** What Ctrl with this key means here; null leaves it to the browser. */
function actionOf(event: KeyboardEvent): 'back' | 'forward' | 'save' | 'none' | null {
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'forward' : 'back';
  if (key === 'y') return 'forward';
  if (key === 's') return 'save';
  return key === 'k' || pageOfKey(event) !== null ? 'none' : null;
}
