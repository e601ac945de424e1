import { useEffect, useEffectEvent } from 'react';
import { useNavigate } from 'react-router';
import { isComposing, isTextField } from '../components/composition.ts';
import { searchDialog } from '../components/search-store.ts';
import { pageOfKey } from '../components/shortcuts.ts';
import { useUndo } from './use-undo.ts';

/** Ctrl+Z belongs to the text field while one has the focus, and to the library everywhere else. */
export function useShortcuts(): void {
  const navigate = useNavigate();
  const undo = useUndo();
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (isComposing(event) || event.defaultPrevented) return;
    const page = pageOfKey(event);
    if (page !== null) {
      event.preventDefault();
      void navigate(page);
      return;
    }
    const isControlAlone = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!isControlAlone) return;
    const key = event.key.toLowerCase();
    if (key === 'k') {
      event.preventDefault();
      searchDialog.open();
    } else if (key === 'z' && !isTextField(event.target)) {
      event.preventDefault();
      undo.run();
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
