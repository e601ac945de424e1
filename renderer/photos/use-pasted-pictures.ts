import { useEffect, useEffectEvent } from 'react';
import { isTextField } from '../components/composition.ts';

/** A picture on the clipboard is for the page; text is for the field that has the focus. */
export function usePastedPictures(onFiles: (files: readonly File[]) => void): void {
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    const hasText = (event.clipboardData?.getData('text/plain') ?? '') !== '';
    if (files.length === 0 || (hasText && isTextField(event.target))) return;
    event.preventDefault();
    onFiles(files);
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent) => paste(event);
    window.addEventListener('paste', listen);
    return () => window.removeEventListener('paste', listen);
  }, []);
}
