import type { RenditionSpec } from '../../shared/domain/rendition.ts';
import { editedSize, type Size } from '../../shared/photos/edited-size.ts';
import type { PhotoEdits } from '../../shared/photos/photo-edits.ts';

type Wanted = Pick<RenditionSpec, 'sidePx' | 'fit'>;

/** A straightened picture loses this many pixels at each edge, where its outermost pixels mix with the void. */
export const STRAIGHTENED_EDGE_PX = 2;

/** Side of the finished picture: the spec's, or less, since nothing is enlarged. `edited` as `editedSize` gives it. */
export function renditionSide(edited: Size, spec: Wanted): number {
  const long = Math.max(edited.widthPx, edited.heightPx);
  const short = Math.min(edited.widthPx, edited.heightPx);
  return Math.min(spec.sidePx, spec.fit === 'cover-square' ? short : long);
}

/** `edited`, made as much smaller as its longer side needs to be `side`. */
export function insideSize(edited: Size, side: number): Size {
  const scale = side / Math.max(edited.widthPx, edited.heightPx);
  return { widthPx: scaled(edited.widthPx, scale), heightPx: scaled(edited.heightPx, scale) };
}

/**
 * The smallest size at which one decode of the whole picture serves all of these renditions without enlarging: at
 * least the wanted side along the longer edge of what the edits leave, or along the shorter one where the longer is cut.
 */
export function sharedDecodeSize(
  original: Size,
  orders: readonly { readonly spec: Wanted; readonly edits: PhotoEdits }[],
): Size {
  const scale = Math.max(0, ...orders.map(({ spec, edits }) => decodeScale(original, spec, edits)));
  return {
    widthPx: scaled(original.widthPx, scale),
    heightPx: scaled(original.heightPx, scale),
  };
}

function decodeScale(original: Size, spec: Wanted, edits: PhotoEdits): number {
  const edited = editedSize(original, edits);
  const long = Math.max(edited.widthPx, edited.heightPx);
  const short = shorter(edited);
  const side = renditionSide(edited, spec);
  if (edits.straightenDegrees === 0) return side / (spec.fit === 'cover-square' ? short : long);
  // The rim that straightening loses weighs most on the shorter side. One more for rounding.
  const shortSide = spec.fit === 'cover-square' ? side : shorter(insideSize(edited, side));
  return (shortSide + 2 * (STRAIGHTENED_EDGE_PX + 1)) / short;
}

function shorter({ widthPx, heightPx }: Size): number {
  return Math.min(widthPx, heightPx);
}

function scaled(lengthPx: number, scale: number): number {
  return Math.min(lengthPx, Math.max(1, Math.round(lengthPx * scale)));
}
