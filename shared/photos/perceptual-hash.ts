import type { SmallPicture } from './picture-views.ts';

const SIDE = 32;
const BITS = 64;
/** The lowest waves first: what a picture keeps when it is made small and compressed hard. */
const WAVES = lowestWaves();
const COSINES = cosineTable();

/**
 * 64-bit perceptual hash (discrete cosine transform of a 32 × 32 grey copy, each wave against the median), 16
 * lower-case hex digits. The mean is left out, so that light alone changes nothing.
 */
export function perceptualHash(small: SmallPicture): string {
  const grey = shrink(small);
  const values = new Float64Array(BITS);
  const rows = new Float64Array(SIDE * WAVES.size);
  for (let y = 0; y < SIDE; y += 1) {
    for (let wave = 0; wave < WAVES.size; wave += 1) {
      let sum = 0;
      for (let x = 0; x < SIDE; x += 1)
        sum += (grey[y * SIDE + x] ?? 0) * (COSINES[wave * SIDE + x] ?? 0);
      rows[wave * SIDE + y] = sum;
    }
  }
  for (const [bit, [across, down]] of WAVES.order.entries()) {
    let sum = 0;
    for (let y = 0; y < SIDE; y += 1)
      sum += (rows[across * SIDE + y] ?? 0) * (COSINES[down * SIDE + y] ?? 0);
    values[bit] = sum;
  }
  const sorted = values.toSorted();
  const median = ((sorted[BITS / 2 - 1] ?? 0) + (sorted[BITS / 2] ?? 0)) / 2;
  let hex = '';
  for (let digit = 0; digit < BITS / 4; digit += 1) {
    let value = 0;
    for (let bit = 0; bit < 4; bit += 1)
      value = value * 2 + ((values[digit * 4 + bit] ?? 0) > median ? 1 : 0);
    hex += value.toString(16);
  }
  return hex;
}

/** Means of 32 × 32 fields, whatever the picture's shape. */
function shrink({ luma, widthPx, heightPx }: SmallPicture): Float64Array {
  const grey = new Float64Array(SIDE * SIDE);
  for (let y = 0; y < SIDE; y += 1) {
    const top = Math.floor((y * heightPx) / SIDE);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * heightPx) / SIDE));
    for (let x = 0; x < SIDE; x += 1) {
      const left = Math.floor((x * widthPx) / SIDE);
      const right = Math.max(left + 1, Math.floor(((x + 1) * widthPx) / SIDE));
      let sum = 0;
      for (let row = top; row < bottom; row += 1)
        for (let column = left; column < right; column += 1)
          sum += luma[row * widthPx + column] ?? 0;
      grey[y * SIDE + x] = sum / ((bottom - top) * (right - left));
    }
  }
  return grey;
}

function lowestWaves(): { readonly size: number; readonly order: readonly [number, number][] } {
  const order: [number, number][] = [];
  for (let sum = 1; order.length < BITS; sum += 1)
    for (let across = 0; across <= sum && order.length < BITS; across += 1)
      order.push([across, sum - across]);
  return { size: 1 + Math.max(...order.flat()), order };
}

function cosineTable(): Float64Array {
  const table = new Float64Array(WAVES.size * SIDE);
  for (let wave = 0; wave < WAVES.size; wave += 1)
    for (let at = 0; at < SIDE; at += 1)
      table[wave * SIDE + at] =
        Math.cos((Math.PI * wave * (2 * at + 1)) / (2 * SIDE)) * (wave === 0 ? Math.SQRT1_2 : 1);
  return table;
}
