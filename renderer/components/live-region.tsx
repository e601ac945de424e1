import { useSyncExternalStore } from 'react';
import { VisuallyHidden } from '@mantine/core';

let message = '';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says a sentence to screen readers when they pause, without moving the focus. */
export function announce(text: string): void {
  message = text;
  for (const listener of listeners) listener();
}

/** Stands once in the shell. */
export function LiveRegion() {
  const text = useSyncExternalStore(subscribe, () => message);
  return (
    <VisuallyHidden component="output" aria-live="polite">
      {text}
    </VisuallyHidden>
  );
}
