import type { RenditionSpec } from '../../shared/domain/rendition.ts';

export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Side of the finished picture: the spec's, or less, since nothing is enlarged. */
export function renditionSide(original: Size, spec: Pick<RenditionSpec, 'sidePx' | 'fit'>): number {
  const long = Math.max(original.widthPx, original.heightPx);
  const short = Math.min(original.widthPx, original.heightPx);
  return Math.min(spec.sidePx, spec.fit === 'cover-square' ? short : long);
}

/**
 * The smallest size at which one decode serves all of these renditions without enlarging: at least the wanted side
 * along the longer edge, or along the shorter one where the longer is cut.
 */
export function sharedDecodeSize(
  original: Size,
  specs: readonly Pick<RenditionSpec, 'sidePx' | 'fit'>[],
): Size {
  const long = Math.max(original.widthPx, original.heightPx);
  const short = Math.min(original.widthPx, original.heightPx);
  const scale = Math.max(
    0,
    ...specs.map(
      (spec) => renditionSide(original, spec) / (spec.fit === 'cover-square' ? short : long),
    ),
  );
  return {
    widthPx: Math.max(1, Math.round(original.widthPx * scale)),
    heightPx: Math.max(1, Math.round(original.heightPx * scale)),
  };
}
