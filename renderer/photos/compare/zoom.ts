/** 'fit' shows all of it; the others in hundredths of the preview's own pixels. */
export const ZOOMS = ['fit', '100', '200'] as const;
export type Zoom = (typeof ZOOMS)[number];

/** In fractions of the picture, from its top left corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export const IN_THE_MIDDLE: Spot = { x: 0.5, y: 0.5 };

/** How much larger than fitted; never smaller, so that a small picture does not shrink at "100 %". */
export function zoomScale(zoom: Zoom, naturalPx: number, shownPx: number): number {
  if (zoom === 'fit' || shownPx <= 0) return 1;
  return Math.max(1, (naturalPx * Number(zoom)) / 100 / shownPx);
}

export function spotAt(
  point: { readonly x: number; readonly y: number },
  box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  },
): Spot {
  const within = (value: number, size: number) =>
    size <= 0 ? 0.5 : Math.max(0, Math.min(1, value / size));
  return { x: within(point.x - box.left, box.width), y: within(point.y - box.top, box.height) };
}
