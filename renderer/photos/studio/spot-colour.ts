import type { Place } from './region-geometry.ts';

/** Wide enough that noise and JPEG blocks (8 px) even out. */
const SIDE_PX = 9;

/** The mean colour around a place of a shown picture, sRGB 0..255; null where the picture's pixels cannot be read. */
export function spotColour(
  image: HTMLImageElement,
  place: Place,
): readonly [number, number, number] | null {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE_PX;
  canvas.height = SIDE_PX;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  const left = startOf(place.x, image.naturalWidth);
  const top = startOf(place.y, image.naturalHeight);
  context.drawImage(image, left, top, SIDE_PX, SIDE_PX, 0, 0, SIDE_PX, SIDE_PX);
  try {
    const { data } = context.getImageData(0, 0, SIDE_PX, SIDE_PX);
    const mean = (channel: number) => {
      let sum = 0;
      for (let at = channel; at < data.length; at += 4) sum += data[at] ?? 0;
      return sum / (SIDE_PX * SIDE_PX);
    };
    return [mean(0), mean(1), mean(2)];
  } catch {
    // A picture that came without leave to be read.
    return null;
  }
}

function startOf(fraction: number, length: number): number {
  const middle = Math.round(fraction * length - SIDE_PX / 2);
  return Math.max(0, Math.min(length - SIDE_PX, middle));
}
