// AssemblyScript, a part of layers.as.ts: the innermost sums, where all the time is spent.
//
// A "tile" is four pixels times eight channels of the result: its eight sums, two filters and one value fit the
// sixteen vector registers there are, and each filter that is read serves four pixels. Doing four values in one round
// of the loop made it no faster.

/**
 * Sums of one tile. Each pixel reads `runs` runs of `count` values that lie `pitch` bytes apart; its filters lie as
 * [run][value][8]. Below zero `slope` is let through. With `pools` only the largest of the four pixels is kept, at
 * `toA`: adding the bias and leaking keep the order, so they are done once, after.
 */
export function sumTile(
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  runs: i32,
  count: i32,
  pitch: usize,
  filters: usize,
  bias: usize,
  slope: f32,
  pools: bool,
  toA: usize,
  toB: usize,
  toC: usize,
  toD: usize,
): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  const past = pitch - ((count as usize) << 2);
  for (let run = 0; run < runs; run += 1) {
    for (let index = count; index > 0; index -= 1) {
      const low = v128.load(filters);
      const high = v128.load(filters, 16);
      let value = v128.load32_splat(a);
      a0 = f32x4.add(a0, f32x4.mul(value, low));
      a1 = f32x4.add(a1, f32x4.mul(value, high));
      value = v128.load32_splat(b);
      b0 = f32x4.add(b0, f32x4.mul(value, low));
      b1 = f32x4.add(b1, f32x4.mul(value, high));
      value = v128.load32_splat(c);
      c0 = f32x4.add(c0, f32x4.mul(value, low));
      c1 = f32x4.add(c1, f32x4.mul(value, high));
      value = v128.load32_splat(d);
      d0 = f32x4.add(d0, f32x4.mul(value, low));
      d1 = f32x4.add(d1, f32x4.mul(value, high));
      a += 4;
      b += 4;
      c += 4;
      d += 4;
      filters += 32;
    }
    a += past;
    b += past;
    c += past;
    d += past;
  }
  const low = v128.load(bias);
  const high = v128.load(bias, 16);
  if (pools) {
    a0 = f32x4.pmax(f32x4.pmax(a0, b0), f32x4.pmax(c0, d0));
    a1 = f32x4.pmax(f32x4.pmax(a1, b1), f32x4.pmax(c1, d1));
    v128.store(toA, leak(f32x4.add(a0, low), slope));
    v128.store(toA, leak(f32x4.add(a1, high), slope), 16);
    return;
  }
  v128.store(toA, leak(f32x4.add(a0, low), slope));
  v128.store(toA, leak(f32x4.add(a1, high), slope), 16);
  v128.store(toB, leak(f32x4.add(b0, low), slope));
  v128.store(toB, leak(f32x4.add(b1, high), slope), 16);
  v128.store(toC, leak(f32x4.add(c0, low), slope));
  v128.store(toC, leak(f32x4.add(c1, high), slope), 16);
  v128.store(toD, leak(f32x4.add(d0, low), slope));
  v128.store(toD, leak(f32x4.add(d1, high), slope), 16);
}

/** `slope` is 0 to 1, so the larger of both is right on either side of zero. */
function leak(values: v128, slope: f32): v128 {
  return f32x4.pmax(values, f32x4.mul(values, f32x4.splat(slope)));
}
