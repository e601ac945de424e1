import type { PhotoEdits } from './photo-edits.ts';
import type { Region } from './pixels.ts';

export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

type Geometry = Pick<PhotoEdits, 'quarterTurns' | 'straightenDegrees' | 'crop'>;

/** Size of the picture after the quarter turns. */
export function turnedSize(original: Size, quarterTurns: PhotoEdits['quarterTurns']): Size {
  return quarterTurns % 2 === 0
    ? { widthPx: original.widthPx, heightPx: original.heightPx }
    : { widthPx: original.heightPx, heightPx: original.widthPx };
}

/**
 * What is left of each side, 0..1, when a picture leans by this much and its empty corners are cut off: the largest
 * upright rectangle of the same aspect around the same middle.
 */
export function straightenedShare({ widthPx, heightPx }: Size, degrees: number): number {
  const angle = (Math.abs(degrees) * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return Math.min(
    widthPx / (widthPx * cos + heightPx * sin),
    heightPx / (widthPx * sin + heightPx * cos),
  );
}

/**
 * Size of the picture as edited, before any rendition makes it smaller: what a marketplace's least size is held
 * against. `original` is upright, as EXIF shows it.
 */
export function editedSize(original: Size, edits: Geometry): Size {
  const turned = turnedSize(original, edits.quarterTurns);
  const share = straightenedShare(turned, edits.straightenDegrees);
  const crop = insideCrop(edits.crop);
  return {
    widthPx: atLeastOne(turned.widthPx * share * crop.width),
    heightPx: atLeastOne(turned.heightPx * share * crop.height),
  };
}

/** A crop without what reaches beyond the picture, where there is nothing to show; all of it for none. */
export function insideCrop(crop: PhotoEdits['crop']): Region {
  if (crop === null) return { x: 0, y: 0, width: 1, height: 1 };
  const { x, y, width, height } = crop;
  return { x, y, width: Math.min(width, 1 - x), height: Math.min(height, 1 - y) };
}

function atLeastOne(length: number): number {
  return Math.max(1, Math.round(length));
}
