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

/** One walk over the pixels for all measures. The picture needs both sides of at least 2 px. */
export function viewPicture({ data, widthPx, heightPx }: Pixels): PictureViews {
  const luma = new Uint8Array(widthPx * heightPx);
  const step = Math.max(1, Math.ceil(Math.max(widthPx, heightPx) / SMALL_SIDE_PX));
  const smallWidth = Math.max(1, Math.floor(widthPx / step));
  const smallHeight = Math.max(1, Math.floor(heightPx / step));
  const small = emptySmall(smallWidth, smallHeight);
  const reds = new Uint32Array(smallWidth);
  const greens = new Uint32Array(smallWidth);
  const blues = new Uint32Array(smallWidth);
  const covered = smallWidth * step;
  let from = 0;
  for (let y = 0; y < heightPx; y += 1) {
    const row = y * widthPx;
    let column = 0;
    let within = 0;
    for (let x = 0; x < widthPx; x += 1) {
      const red = data[from] ?? 0;
      const green = data[from + 1] ?? 0;
      const blue = data[from + 2] ?? 0;
      from += 3;
      // Rec. 601 in 256ths: what "bright" means to the eye, close enough and without a division.
      luma[row + x] = (77 * red + 150 * green + 29 * blue) >> 8;
      if (x < covered) {
        reds[column] = (reds[column] ?? 0) + red;
        greens[column] = (greens[column] ?? 0) + green;
        blues[column] = (blues[column] ?? 0) + blue;
        within += 1;
        if (within === step) {
          within = 0;
          column += 1;
        }
      }
    }
    if (y % step === step - 1) {
      const smallRow = (y - step + 1) / step;
      if (smallRow < smallHeight) closeRow(small, smallRow * smallWidth, reds, greens, blues, step);
    }
  }
  return { luma: { data: luma, widthPx, heightPx }, half: halve(luma, widthPx, heightPx), small };
}

function emptySmall(widthPx: number, heightPx: number): SmallPicture {
  const plane = (): Uint8Array => new Uint8Array(widthPx * heightPx);
  return { red: plane(), green: plane(), blue: plane(), luma: plane(), widthPx, heightPx };
}

function closeRow(
  small: SmallPicture,
  at: number,
  reds: Uint32Array,
  greens: Uint32Array,
  blues: Uint32Array,
  step: number,
): void {
  const count = step * step;
  for (let column = 0; column < reds.length; column += 1) {
    const red = (reds[column] ?? 0) / count;
    const green = (greens[column] ?? 0) / count;
    const blue = (blues[column] ?? 0) / count;
    small.red[at + column] = red;
    small.green[at + column] = green;
    small.blue[at + column] = blue;
    small.luma[at + column] = (77 * red + 150 * green + 29 * blue) / 256;
  }
  reds.fill(0);
  greens.fill(0);
  blues.fill(0);
}

function halve(luma: Uint8Array, widthPx: number, heightPx: number): Plane {
  const width = widthPx >> 1;
  const height = heightPx >> 1;
  const half = new Uint8Array(width * height);
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
