/** Decoded sRGB pixels, upright: three bytes a pixel, rows from the top, no padding. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A rectangle in fractions of the upright original's width and height: 0..1 from the top left corner. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
