/** Some twenty screens, at about 20 KB each. */
const MOST_KEPT = 600;

const kept = new Map<string, HTMLImageElement>();

/**
 * Keeps a thumbnail loaded after its square is gone: what is scrolled back to is there without asking the main process
 * for it again. The longest unseen gives way.
 */
export function keepThumb(address: string): void {
  const known = kept.get(address);
  kept.delete(address);
  kept.set(address, known ?? loaded(address));
  if (kept.size <= MOST_KEPT) return;
  for (const oldest of kept.keys()) {
    kept.delete(oldest);
    return;
  }
}

/** The same address is loaded once, however many show it. */
function loaded(address: string): HTMLImageElement {
  const picture = new Image();
  picture.decoding = 'async';
  picture.src = address;
  return picture;
}
