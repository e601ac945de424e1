import { useSyncExternalStore } from 'react';

let stands = false;
const listeners = new Set<() => void>();

/** Called once, when the first screen is drawn with its answers. */
export function tellFirstScreenStands(): void {
  stands = true;
  for (const listener of listeners) listener();
}

/** False until the first screen is drawn with its answers: a part it does not show can wait for that. */
export function useFirstScreenStands(): boolean {
  return useSyncExternalStore(subscribe, () => stands);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
