/** A window that nobody sees draws nothing; its questions are asked all the same. */
const WAITS_AT_MOST_MS = 200;

let tell: () => void = () => undefined;
const drawn = new Promise<void>((resolve) => {
  tell = resolve;
});

/** Resolves when the frame around the first page stands on the screen. */
export function frameIsDrawn(): Promise<void> {
  return drawn;
}

/** Call once, when the frame has been handed to the browser: waits until it has been painted. */
export function watchFrame(): void {
  setTimeout(tell, WAITS_AT_MOST_MS);
  // The second one comes after the picture of the first.
  requestAnimationFrame(() => requestAnimationFrame(() => tell()));
}
