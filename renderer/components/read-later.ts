/** A part of the window that the first screen does without, together with the look of its controls. */
export async function readLater<Part>(part: Promise<Part>): Promise<Part> {
  const [read] = await Promise.all([part, import('./control-styles.ts')]);
  return read;
}
