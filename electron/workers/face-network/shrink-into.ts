import { wordsOf } from '../../../shared/photos/picture-views.ts';
import type { Pixels } from '../../../shared/photos/pixels.ts';

/** The network halves five times. */
const LEAST_SIDE_PX = 32;

/**
 * The picture as the network takes it: a long side of at most `sidePx`, each pixel the mean of those it stands for,
 * less `means`, one channel's whole range being 1. @returns the size it has in `input`
 */
export function shrinkInto(
  input: Float32Array,
  pixels: Pixels,
  sidePx: number,
  means: readonly [number, number, number],
): { width: number; height: number } {
  const { widthPx, heightPx } = pixels;
  const scale = Math.min(1, sidePx / Math.max(widthPx, heightPx));
  const width = Math.max(LEAST_SIDE_PX, Math.round(widthPx * scale));
  const height = Math.max(LEAST_SIDE_PX, Math.round(heightPx * scale));
  const lefts = starts(width, widthPx);
  const tops = starts(height, heightPx);
  const sumRows = rowSummer(pixels);
  let to = 0;
  for (let y = 0; y < height; y += 1) {
    const top = tops[y] ?? 0;
    const bottom = Math.max(top + 1, tops[y + 1] ?? 0);
    const sums = sumRows(top, bottom);
    for (let x = 0; x < width; x += 1) {
      const left = lefts[x] ?? 0;
      const right = Math.max(left + 1, lefts[x + 1] ?? 0);
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let from = left * 3; from < right * 3; from += 3) {
        red += sums[from] ?? 0;
        green += sums[from + 1] ?? 0;
        blue += sums[from + 2] ?? 0;
      }
      const count = (bottom - top) * (right - left);
      input[to] = (red / count - means[0]) / 255;
      input[to + 1] = (green / count - means[1]) / 255;
      input[to + 2] = (blue / count - means[2]) / 255;
      to += 3;
    }
  }
  return { width, height };
}

/** Where each of `parts` begins among `whole`, and where the last ends. */
function starts(parts: number, whole: number): Int32Array {
  return Int32Array.from({ length: parts + 1 }, (_, part) => Math.floor((part * whole) / parts));
}

/** Sums rows byte by byte, four at a time where the picture lies so; the next sum is written over the last. */
function rowSummer(pixels: Pixels): (top: number, bottom: number) => Uint16Array {
  const { data, widthPx } = pixels;
  const rowBytes = widthPx * 3;
  const words = wordsOf(pixels);
  if (words === null) {
    const sums = new Uint16Array(rowBytes);
    return (top, bottom) => {
      sums.fill(0);
      for (let row = top; row < bottom; row += 1)
        for (let at = 0; at < rowBytes; at += 1)
          sums[at] = (sums[at] ?? 0) + (data[row * rowBytes + at] ?? 0);
      return sums;
    };
  }
  const rowWords = rowBytes / 4;
  const pairs = new Int32Array(rowWords * 2);
  const sums = new Uint16Array(pairs.buffer);
  return (top, bottom) => {
    const rows = bottom - top;
    for (let at = 0, from = top * rowWords; at < rowWords; at += 1, from += 1) {
      // Mostly two or three: to go round a loop for them takes twice as long.
      const one = words[from] ?? 0;
      const two = rows > 1 ? (words[from + rowWords] ?? 0) : 0;
      const three = rows > 2 ? (words[from + 2 * rowWords] ?? 0) : 0;
      let firstAndThird = even(one) + even(two) + even(three);
      let secondAndFourth = even(one >>> 8) + even(two >>> 8) + even(three >>> 8);
      for (let row = 3; row < rows; row += 1) {
        const word = words[from + row * rowWords] ?? 0;
        firstAndThird += even(word);
        secondAndFourth += even(word >>> 8);
      }
      pairs[2 * at] = (firstAndThird & 0xffff) | (secondAndFourth << 16);
      pairs[2 * at + 1] = (firstAndThird >>> 16) | (secondAndFourth & ~0xffff);
    }
    return sums;
  };
}

/** Two bytes of four: sums of up to 256 rows cannot run into one another. */
function even(word: number): number {
  return word & 0x00ff00ff;
}
