import type { RenditionSpec } from '../../shared/domain/rendition.ts';
import { editedSize, type Size } from '../../shared/photos/edited-size.ts';
import type { PhotoEdits } from '../../shared/photos/photo-edits.ts';

type Wanted = Pick<RenditionSpec, 'sidePx' | 'fit'>;

/** Side of the finished picture: the spec's, or less, since nothing is enlarged. `edited` as `editedSize` gives it. */
export function renditionSide(edited: Size, spec: Wanted): number {
  const long = Math.max(edited.widthPx, edited.heightPx);
  const short = Math.min(edited.widthPx, edited.heightPx);
  return Math.min(spec.sidePx, spec.fit === 'cover-square' ? short : long);
}

/** The finished picture of 'inside': `edited`, made as much smaller as its longer side needs to be `side`. */
export function insideSize(edited: Size, side: number): Size {
  return scaledSize(edited, side / Math.max(edited.widthPx, edited.heightPx));
}

/** The size at which what the edits leave is cut out: as large as `spec` needs it, not larger. */
export function cutSize(edited: Size, spec: Wanted): Size {
  return scaledSize(edited, scaleFor(edited, spec));
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
  return scaledSize(original, scale);
}

function decodeScale(original: Size, spec: Wanted, edits: PhotoEdits): number {
  return scaleFor(editedSize(original, edits), spec);
}

function scaleFor(edited: Size, spec: Wanted): number {
  const { widthPx, heightPx } = edited;
  const decisive =
    spec.fit === 'cover-square' ? Math.min(widthPx, heightPx) : Math.max(widthPx, heightPx);
  return renditionSide(edited, spec) / decisive;
}

function scaledSize({ widthPx, heightPx }: Size, scale: number): Size {
  return { widthPx: scaled(widthPx, scale), heightPx: scaled(heightPx, scale) };
}

function scaled(lengthPx: number, scale: number): number {
  return Math.min(lengthPx, Math.max(1, Math.round(lengthPx * scale)));
}
