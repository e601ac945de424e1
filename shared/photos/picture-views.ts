import type { Pixels } from './pixels.ts';

/** One byte a pixel, rows from the top. */
export interface Plane {
  readonly data: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The same picture as the measures need it: full for sharpness, half for lines, small for light and colour. */
export interface PictureViews {
  readonly luma: Plane;
  /** Each pixel the mean of 2 × 2 of `luma`. */
  readonly half: Plane;
  /** Long side at most SMALL_SIDE_PX: means, so that noise is gone. */
  readonly small: SmallPicture;
}

export interface SmallPicture {
  readonly red: Uint8Array;
  readonly green: Uint8Array;
  readonly blue: Uint8Array;
  readonly luma: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Light, colour and the place of the product do not change below this size, and noise does. */
const SMALL_SIDE_PX = 300;

/** Both sides of the picture are at least 2 px. */
export function viewPicture(pixels: Pixels): PictureViews {
  return createViewer()(pixels);
}

/**
 * Views in memory that is kept: the next picture is written over this one. To take a megabyte anew for each costs more
 * than to look at it.
 */
export function createViewer(): (pixels: Pixels) => PictureViews {
  let luma = new Uint8Array();
  let half = new Uint8Array();
  return (pixels) => {
    const { widthPx, heightPx } = pixels;
    luma = roomFor(widthPx * heightPx, luma);
    const full = { data: luma, widthPx, heightPx };
    writeLuma(pixels, luma);
    half = roomFor((widthPx >> 1) * (heightPx >> 1), half);
    return { luma: full, half: halve(full, half), small: shrink(pixels) };
  };
}

function roomFor(bytes: number, kept: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return kept.length === bytes ? kept : new Uint8Array(bytes);
}

/** Rec. 601 in 256ths: what "bright" means to the eye, close enough and without a division. */
export function lumaOf(pixels: Pixels): Plane {
  const { widthPx, heightPx } = pixels;
  const data = new Uint8Array(widthPx * heightPx);
  writeLuma(pixels, data);
  return { data, widthPx, heightPx };
}

function writeLuma(pixels: Pixels, luma: Uint8Array): void {
  const { data } = pixels;
  const words = wordsOf(pixels);
  if (words !== null) fourAtOnce(words, new Int32Array(luma.buffer, 0, luma.length / 4));
  else
    for (let at = 0, from = 0; at < luma.length; at += 1, from += 3)
      luma[at] = brightness(data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0);
}

function brightness(red: number, green: number, blue: number): number {
  return (77 * red + 150 * green + 29 * blue) >> 8;
}

/**
 * The pixels as 32-bit numbers, three for each four pixels of a row, or null where they do not lie so. Every machine
 * this runs on has the first byte lowest. To read bytes one by one takes three times as long.
 */
export function wordsOf({ data, widthPx, heightPx }: Pixels): Int32Array | null {
  const isAligned = data.byteOffset % 4 === 0 && widthPx % 4 === 0;
  return isAligned
    ? new Int32Array(data.buffer, data.byteOffset, (widthPx * heightPx * 3) / 4)
    : null;
}

function fourAtOnce(words: Int32Array, luma: Int32Array): void {
  for (let at = 0, from = 0; at < luma.length; at += 1, from += 3) {
    const one = words[from] ?? 0;
    const two = words[from + 1] ?? 0;
    const three = words[from + 2] ?? 0;
    luma[at] =
      brightness(one & 255, (one >> 8) & 255, (one >> 16) & 255) |
      (brightness(one >>> 24, two & 255, (two >> 8) & 255) << 8) |
      (brightness((two >> 16) & 255, two >>> 24, three & 255) << 16) |
      (brightness((three >> 8) & 255, (three >> 16) & 255, three >>> 24) << 24);
  }
}

/** Means of squares; what is left of one at the right and at the bottom is left out. */
function shrink(pixels: Pixels): SmallPicture {
  const { widthPx, heightPx } = pixels;
  const step = Math.max(1, Math.ceil(Math.max(widthPx, heightPx) / SMALL_SIDE_PX));
  const small = emptySmall(
    Math.max(1, Math.floor(widthPx / step)),
    Math.max(1, Math.floor(heightPx / step)),
  );
  const words = step === 4 ? wordsOf(pixels) : null;
  if (words === null) shrinkBy(step, pixels, small);
  else shrinkByFour(words, small);
  return small;
}

function shrinkBy(step: number, { data, widthPx }: Pixels, small: SmallPicture): void {
  let at = 0;
  for (let y = 0; y < small.heightPx; y += 1) {
    for (let x = 0; x < small.widthPx; x += 1) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let row = y * step; row < (y + 1) * step; row += 1) {
        const left = (row * widthPx + x * step) * 3;
        for (let from = left; from < left + step * 3; from += 3) {
          red += data[from] ?? 0;
          green += data[from + 1] ?? 0;
          blue += data[from + 2] ?? 0;
        }
      }
      keepMean(small, at, step * step, red, green, blue);
      at += 1;
    }
  }
}

/** Every second byte of a number: two sums at once, of four rows, that cannot run into one another. */
const EVERY_SECOND = 0x00ff00ff;

/** The usual preview. A square is three numbers wide: red, green, blue, red | green, blue, red, green | blue and so on. */
function shrinkByFour(words: Int32Array, small: SmallPicture): void {
  const row = small.widthPx * 3;
  let at = 0;
  for (let y = 0; y < small.heightPx; y += 1) {
    for (let x = 0; x < small.widthPx; x += 1) {
      const top = y * 4 * row + x * 3;
      let [redBlue, greenRed, greenRed2, blueGreen, blueGreen2, redBlue2] = [0, 0, 0, 0, 0, 0];
      for (let from = top; from < top + 4 * row; from += row) {
        const one = words[from] ?? 0;
        const two = words[from + 1] ?? 0;
        const three = words[from + 2] ?? 0;
        redBlue += one & EVERY_SECOND;
        greenRed += (one >>> 8) & EVERY_SECOND;
        greenRed2 += two & EVERY_SECOND;
        blueGreen += (two >>> 8) & EVERY_SECOND;
        blueGreen2 += three & EVERY_SECOND;
        redBlue2 += (three >>> 8) & EVERY_SECOND;
      }
      const red = low(redBlue) + high(greenRed) + high(greenRed2) + low(redBlue2);
      const green = low(greenRed) + low(greenRed2) + high(blueGreen) + high(blueGreen2);
      const blue = high(redBlue) + low(blueGreen) + low(blueGreen2) + high(redBlue2);
      keepMean(small, at, 16, red, green, blue);
      at += 1;
    }
  }
}

const low = (sums: number): number => sums & 0xffff;
const high = (sums: number): number => sums >>> 16;

function keepMean(
  small: SmallPicture,
  at: number,
  count: number,
  red: number,
  green: number,
  blue: number,
): void {
  small.red[at] = red / count;
  small.green[at] = green / count;
  small.blue[at] = blue / count;
  small.luma[at] = (77 * red + 150 * green + 29 * blue) / (256 * count);
}

function emptySmall(widthPx: number, heightPx: number): SmallPicture {
  const plane = (): Uint8Array => new Uint8Array(widthPx * heightPx);
  return { red: plane(), green: plane(), blue: plane(), luma: plane(), widthPx, heightPx };
}

function halve({ data: luma, widthPx, heightPx }: Plane, half: Uint8Array): Plane {
  const width = widthPx >> 1;
  const height = heightPx >> 1;
  for (let y = 0; y < height; y += 1) {
    let above = y * 2 * widthPx;
    let below = above + widthPx;
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      half[row + x] =
        ((luma[above] ?? 0) +
          (luma[above + 1] ?? 0) +
          (luma[below] ?? 0) +
          (luma[below + 1] ?? 0) +
          2) >>
        2;
      above += 2;
      below += 2;
    }
  }
  return { data: half, widthPx: width, heightPx: height };
}
