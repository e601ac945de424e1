import { useEffect, useEffectEvent } from 'react';
import { useNavigate } from 'react-router';
import { isComposing, isTextField } from '../components/composition.ts';
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
    const control = event.ctrlKey || event.metaKey;
    if (
      control &&
      !event.shiftKey &&
      event.key.toLowerCase() === 'z' &&
      !isTextField(event.target)
    ) {
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
