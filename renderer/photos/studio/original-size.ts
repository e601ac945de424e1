import type { Size } from '../../../shared/photos/edited-size.ts';
import type { PhotoView } from './studio-queries.ts';

/** As taken, upright. */
export function originalSize({ originalWidthPx, originalHeightPx }: PhotoView): Size {
  // A refused picture has no size; nothing is drawn on it, but ratios are asked for.
  return { widthPx: Math.max(1, originalWidthPx), heightPx: Math.max(1, originalHeightPx) };
}
