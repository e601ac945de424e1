// AssemblyScript, compiled by scripts/build-face-network.mjs; not part of the TypeScript program.
//
// The sums of a small convolutional network in 32-bit floats, four at a time. Rows from the top, channels innermost.
// Every argument is an address or a count given by face-network.ts, which also keeps them inside the memory.

import { sumTile } from './sum-tile.as';

/** The sums of two rows of `width` pixels, the largest of each 2 × 2; a row or column too few stands for itself. */
function poolRows(
  upper: usize,
  lower: usize,
  width: i32,
  pixelBytes: usize,
  runs: i32,
  count: i32,
  pitch: usize,
  outs: i32,
  filters: usize,
  bias: usize,
  slope: f32,
  to: usize,
): void {
  const outBytes = (outs as usize) << 2;
  for (let out = 0; out < outs; out += 8) {
    const at = to + ((out as usize) << 2);
    for (let x = 0; x < width; x += 2) {
      const left = (x as usize) * pixelBytes;
      const right = x + 1 < width ? left + pixelBytes : left;
      const target = at + ((x >> 1) as usize) * outBytes;
      sumTile(
        upper + left,
        upper + right,
        lower + left,
        lower + right,
        runs,
        count,
        pitch,
        filters,
        bias,
        slope,
        true,
        target,
        target,
        target,
        target,
      );
    }
    filters += ((runs * count) as usize) << 5;
    bias += 32;
  }
}

/** Depthwise 3 × 3 of one row. `from` has a border; its rows are two pixels longer than `width`. */
function filterRow(from: usize, width: i32, channels: i32, filters: usize, to: usize): void {
  const pixel = (channels as usize) << 2;
  const pitch = ((width + 2) as usize) * pixel;
  const two = pixel << 1;
  for (let offset: usize = 0; offset < pixel; offset += 16) {
    let filter = filters + offset;
    const f0 = v128.load(filter);
    const f1 = v128.load(filter + pixel);
    const f2 = v128.load(filter + two);
    filter += two + pixel;
    const f3 = v128.load(filter);
    const f4 = v128.load(filter + pixel);
    const f5 = v128.load(filter + two);
    filter += two + pixel;
    const f6 = v128.load(filter);
    const f7 = v128.load(filter + pixel);
    const f8 = v128.load(filter + two);
    let top = from + offset;
    let middle = top + pitch;
    let bottom = middle + pitch;
    let target = to + offset;
    for (let x = 0; x < width; x += 1) {
      let sum = f32x4.mul(v128.load(top), f0);
      sum = f32x4.add(sum, f32x4.mul(v128.load(top + pixel), f1));
      sum = f32x4.add(sum, f32x4.mul(v128.load(top + two), f2));
      sum = f32x4.add(sum, f32x4.mul(v128.load(middle), f3));
      sum = f32x4.add(sum, f32x4.mul(v128.load(middle + pixel), f4));
      sum = f32x4.add(sum, f32x4.mul(v128.load(middle + two), f5));
      sum = f32x4.add(sum, f32x4.mul(v128.load(bottom), f6));
      sum = f32x4.add(sum, f32x4.mul(v128.load(bottom + pixel), f7));
      sum = f32x4.add(sum, f32x4.mul(v128.load(bottom + two), f8));
      v128.store(target, sum);
      top += pixel;
      middle += pixel;
      bottom += pixel;
      target += pixel;
    }
  }
}

/**
 * A full 3 × 3 convolution without padding, then the largest of each 2 × 2. `from` has no border, `to` gets one of
 * zeros. Filters as [out / 8][y][x][in][8].
 */
export function convolveAndPool(
  from: usize,
  width: i32,
  height: i32,
  ins: i32,
  outs: i32,
  filters: usize,
  bias: usize,
  slope: f32,
  to: usize,
): void {
  const pixel = (ins as usize) << 2;
  const pitch = (width as usize) * pixel;
  const across = width - 2;
  const down = height - 2;
  const outPitch = startBordered(to, (across + 1) >> 1, (down + 1) >> 1, outs);
  let target = to + outPitch + ((outs as usize) << 2);
  for (let y = 0; y < down; y += 2) {
    const upper = from + (y as usize) * pitch;
    const lower = y + 1 < down ? upper + pitch : upper;
    poolRows(upper, lower, across, pixel, 3, 3 * ins, pitch, outs, filters, bias, slope, target);
    target += outPitch;
  }
}

/**
 * Depthwise 3 × 3 with a zero border, pointwise, then the largest of each 2 × 2. `from` has a border and `to` gets
 * one. Depthwise filters as [y][x][in], pointwise as [out / 8][in][8]; `rows` holds two rows between the two.
 */
export function convolveSeparablyAndPool(
  from: usize,
  width: i32,
  height: i32,
  ins: i32,
  outs: i32,
  depthwise: usize,
  pointwise: usize,
  bias: usize,
  slope: f32,
  rows: usize,
  to: usize,
): void {
  const pixel = (ins as usize) << 2;
  const pitch = ((width + 2) as usize) * pixel;
  const second = rows + (width as usize) * pixel;
  const outPitch = startBordered(to, (width + 1) >> 1, (height + 1) >> 1, outs);
  let target = to + outPitch + ((outs as usize) << 2);
  for (let y = 0; y < height; y += 2) {
    const upper = from + (y as usize) * pitch;
    filterRow(upper, width, ins, depthwise, rows);
    let lower = rows;
    if (y + 1 < height) {
      filterRow(upper + pitch, width, ins, depthwise, second);
      lower = second;
    }
    poolRows(rows, lower, width, pixel, 1, ins, 0, outs, pointwise, bias, slope, target);
    target += outPitch;
  }
}

/** Depthwise 3 × 3 with a zero border: `from` has it, `to` has none. Filters as [y][x][channel]. */
export function filterChannels(
  from: usize,
  width: i32,
  height: i32,
  channels: i32,
  filters: usize,
  to: usize,
): void {
  const pixel = (channels as usize) << 2;
  for (let y = 0; y < height; y += 1) {
    filterRow(from, width, channels, filters, to);
    from += ((width + 2) as usize) * pixel;
    to += (width as usize) * pixel;
  }
}

/** 1 × 1 over `pixels` pixels without borders. Filters as [out / 8][in][8]. */
export function convolvePoints(
  from: usize,
  pixels: i32,
  ins: i32,
  outs: i32,
  filters: usize,
  bias: usize,
  slope: f32,
  to: usize,
): void {
  const pixel = (ins as usize) << 2;
  const outBytes = (outs as usize) << 2;
  const last = pixels - 1;
  for (let out = 0; out < outs; out += 8) {
    for (let at = 0; at < pixels; at += 4) {
      // The last tile may count a pixel more than once.
      const a = at as usize;
      const b = min(at + 1, last) as usize;
      const c = min(at + 2, last) as usize;
      const d = min(at + 3, last) as usize;
      sumTile(
        from + a * pixel,
        from + b * pixel,
        from + c * pixel,
        from + d * pixel,
        1,
        ins,
        0,
        filters,
        bias,
        slope,
        false,
        to + a * outBytes,
        to + b * outBytes,
        to + c * outBytes,
        to + d * outBytes,
      );
    }
    filters += (ins as usize) << 5;
    bias += 32;
    to += 32;
  }
}

/** The largest of each pixel and its neighbours right and below; what would lie outside is left out. */
export function poolInPlace(at: usize, width: i32, height: i32, channels: i32): void {
  const pixel = (channels as usize) << 2;
  const pitch = (width as usize) * pixel;
  for (let y = 0; y < height; y += 1) {
    const down = y + 1 < height ? pitch : 0;
    for (let x = 0; x < width; x += 1) {
      const right = x + 1 < width ? pixel : 0;
      for (const end = at + pixel; at < end; at += 16) {
        const upper = f32x4.pmax(v128.load(at), v128.load(at + right));
        const lower = f32x4.pmax(v128.load(at + down), v128.load(at + down + right));
        v128.store(at, f32x4.pmax(upper, lower));
      }
    }
  }
}

/** Clears a layer and the border round it; gives the length of its rows. */
function startBordered(at: usize, width: i32, height: i32, channels: i32): usize {
  const pitch = (((width + 2) * channels) as usize) << 2;
  memory.fill(at, 0, pitch * ((height + 2) as usize));
  return pitch;
}
