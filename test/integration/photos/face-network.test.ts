import { describe, expect, it } from 'vitest';
import { COMPILED_LAYERS } from '../../../electron/workers/face-network/compiled-layers.ts';
import { startFaceNetwork } from '../../../electron/workers/face-network/face-network.ts';
import { readFaceWeights } from '../../../electron/workers/face-network/read-face-weights.ts';
import { compileFaceNetwork } from '../../../scripts/build-face-network.mjs';

/** The same network said plainly, in double precision: rows from the top, channels innermost. */
interface Layer {
  readonly data: Float64Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

const at = ({ data, width, height, channels }: Layer, x: number, y: number, channel: number) =>
  x < 0 || y < 0 || x >= width || y >= height ? 0 : data[(y * width + x) * channels + channel]!;

function make(
  [width, height, channels]: readonly [number, number, number],
  value: (x: number, y: number, channel: number) => number,
): Layer {
  const data = new Float64Array(width * height * channels);
  let to = 0;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let channel = 0; channel < channels; channel += 1) data[to++] = value(x, y, channel);
  return { data, width, height, channels };
}

/** `side` × `side`, filters as [y][x][in][out]; `margin` pixels of nought all around. */
function convolve(
  input: Layer,
  filters: Float32Array,
  bias: Float32Array,
  side: number,
  margin: number,
): Layer {
  const less = side - 1 - 2 * margin;
  const outs = bias.length;
  const { width, height, channels } = input;
  return make([width - less, height - less, outs], (x, y, out) => {
    let sum = bias[out]!;
    for (let tap = 0; tap < side * side; tap += 1) {
      const column = x - margin + (tap % side);
      const row = y - margin + Math.floor(tap / side);
      for (let channel = 0; channel < channels; channel += 1)
        sum += at(input, column, row, channel) * filters[(tap * channels + channel) * outs + out]!;
    }
    return sum;
  });
}

function filterChannels(input: Layer, filters: Float32Array): Layer {
  const { width, height, channels } = input;
  return make([width, height, channels], (x, y, channel) => {
    let sum = 0;
    for (let tap = 0; tap < 9; tap += 1) {
      const value = at(input, x - 1 + (tap % 3), y - 1 + Math.floor(tap / 3), channel);
      sum += value * filters[tap * channels + channel]!;
    }
    return sum;
  });
}

function leak(input: Layer): Layer {
  return { ...input, data: input.data.map((value) => (value < 0 ? value * 0.1 : value)) };
}

function poolLargest(input: Layer, stride: number): Layer {
  const { width, height, channels } = input;
  return make(
    [Math.ceil(width / stride), Math.ceil(height / stride), channels],
    (x, y, channel) => {
      const columns = [x * stride, Math.min(width - 1, x * stride + 1)];
      const rows = [y * stride, Math.min(height - 1, y * stride + 1)];
      return Math.max(
        ...rows.flatMap((row) => columns.map((column) => at(input, column, row, channel))),
      );
    },
  );
}

function sumPlainly(input: Layer, weights: (name: string) => Float32Array): Layer {
  let layer = leak(convolve(input, weights('conv0/filters'), weights('conv0/bias'), 3, 0));
  for (const stage of [1, 2, 3, 4, 5]) {
    const pooled = poolLargest(layer, 2);
    const filtered = filterChannels(pooled, weights(`conv${stage}/depthwise_filter`));
    const pointwise = weights(`conv${stage}/pointwise_filter`);
    layer = leak(convolve(filtered, pointwise, weights(`conv${stage}/bias`), 1, 0));
  }
  return convolve(poolLargest(layer, 1), weights('conv8/filters'), weights('conv8/bias'), 1, 0);
}

/** Colours as the network is taught them, smooth with a grain: not random, and the same every time. */
function picture(width: number, height: number): Layer {
  let seed = width * 1000 + height;
  return make([width, height, 3], (x, y, channel) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return Math.sin(x / 9 + channel) * Math.cos(y / 7) * 0.4 + (seed / 2_147_483_647 - 0.5) * 0.2;
  });
}

describe('startFaceNetwork', () => {
  const weights = readFaceWeights();
  const network = startFaceNetwork(weights);

  /** Small after large and large after small: nothing of a picture may be left for the next. */
  it.each([
    [416, 312],
    [32, 32],
    [53, 416],
    [33, 47],
    [416, 416],
    [95, 34],
    [66, 67],
  ])('sums %i × %i as plain loops do', { timeout: 120_000 }, (width, height) => {
    const input = picture(width, height);
    network.input.set(input.data);
    const sums = network.sum(width, height);
    const plain = sumPlainly(input, weights);
    expect([sums.width, sums.height]).toEqual([plain.width, plain.height]);
    let furthest = 0;
    plain.data.forEach((value, index) => {
      const [cell, channel] = [Math.floor(index / 25), index % 25];
      const difference = Math.abs(value - sums.data[cell * sums.stride + channel]!);
      // Not a number is far away, too.
      furthest = difference <= furthest ? furthest : difference;
    });
    // A score or a side of a box moves by no more than the sum it is made of.
    expect(furthest).toBeLessThan(1e-3);
  });

  it.each([
    [31, 100],
    [100, 417],
  ])('refuses %i × %i, for which it has no memory', (width, height) => {
    expect(() => network.sum(width, height)).toThrow(RangeError);
  });
});

it('the committed program is what its source says', { timeout: 120_000 }, async () => {
  const compiled = Buffer.from(await compileFaceNetwork());
  expect(compiled.equals(Buffer.from(COMPILED_LAYERS, 'base64'))).toBe(true);
});
