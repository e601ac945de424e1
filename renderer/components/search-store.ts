let openings = 0;
const listeners = new Set<() => void>();

/** The search over everything, for whoever opens it; its dialog is another matter, and is read when first asked for. */
export const searchDialog = {
  open(): void {
    openings += 1;
    for (const listener of listeners) listener();
  },
  /** How often it was asked for since the start. */
  openings: () => openings,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
