import { COMPILED_LAYERS } from './compiled-layers.ts';

/** What layers.as.ts exports; addresses and counts are whole numbers, and nothing checks them there. */
interface Layers {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly convolveAndPool: (
    from: number,
    width: number,
    height: number,
    ins: number,
    outs: number,
    filters: number,
    bias: number,
    slope: number,
    to: number,
  ) => void;
  readonly convolveSeparablyAndPool: (
    from: number,
    width: number,
    height: number,
    ins: number,
    outs: number,
    depthwise: number,
    pointwise: number,
    bias: number,
    slope: number,
    rows: number,
    to: number,
  ) => void;
  readonly filterChannels: (
    from: number,
    width: number,
    height: number,
    channels: number,
    filters: number,
    to: number,
  ) => void;
  readonly convolvePoints: (
    from: number,
    pixels: number,
    ins: number,
    outs: number,
    filters: number,
    bias: number,
    slope: number,
    to: number,
  ) => void;
  readonly poolInPlace: (at: number, width: number, height: number, channels: number) => void;
}

export interface Cells {
  /**
   * Rows from the top, cells from the left, `stride` numbers each of which the first 25 mean something. The next sum
   * writes over them.
   */
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
  readonly stride: number;
}

export interface FaceNetwork {
  /** Where the picture goes: red, green, blue, as the network was taught; rows from the top, without gaps. */
  readonly input: Float32Array;
  /** Width and height of the picture in `input`: 32 to `LONGEST_SIDE_PX` each. */
  sum(width: number, height: number): Cells;
}

/** The longest side there is memory for. */
export const LONGEST_SIDE_PX = 416;
/** Channels after each stage; the picture has three before the first. */
const [COLOURS, FIRST, CELL_OUTS] = [3, 16, 25];
const POOLED_STAGES = [1, 2, 3, 4] as const;
/** Below zero a tenth is let through. */
const [LEAKS, DOES_NOT_LEAK] = [0.1, 1];
/** Filters are laid out for eight channels of the result at a time. */
const TOGETHER = 8;
/** Bytes between things in memory, so that none straddles more lines of the cache than it must. */
const ALIGNMENT = 64;

/**
 * The network of the tiny face detector, its weights laid out and its memory taken: 6 MB, always.
 *
 * @param weights a table by the name it has in the detector's manifest; throws where there is none
 */
export function startFaceNetwork(weights: (name: string) => Float32Array): FaceNetwork {
  const program = new WebAssembly.Module(Buffer.from(COMPILED_LAYERS, 'base64'));
  const exports: unknown = new WebAssembly.Instance(program).exports;
  const layers = exports as Layers;
  const { buffer } = layers.memory;
  let taken = ALIGNMENT;

  function take(floats: number): number {
    const at = taken;
    taken = Math.ceil((at + floats * 4) / ALIGNMENT) * ALIGNMENT;
    if (taken > buffer.byteLength) throw new RangeError('the face network does not fit its memory');
    return at;
  }

  function place(table: Float32Array): number {
    const at = take(table.length);
    new Float32Array(buffer, at, table.length).set(table);
    return at;
  }

  const channelsAfter = (stage: number): number => FIRST * 2 ** stage;
  const placeSeparable = (stage: number) => ({
    ins: channelsAfter(stage - 1),
    outs: channelsAfter(stage),
    depthwise: place(weights(`conv${stage}/depthwise_filter`)),
    pointwise: place(inEights(weights(`conv${stage}/pointwise_filter`), channelsAfter(stage))),
    bias: place(weights(`conv${stage}/bias`)),
  });
  const first = {
    filters: place(inEights(weights('conv0/filters'), FIRST)),
    bias: place(weights('conv0/bias')),
  };
  const stages = POOLED_STAGES.map(placeSeparable);
  const fifth = placeSeparable(5);
  const cellStride = Math.ceil(CELL_OUTS / TOGETHER) * TOGETHER;
  const eighth = {
    filters: place(inEights(weights('conv8/filters'), CELL_OUTS)),
    bias: place(inEights(weights('conv8/bias'), CELL_OUTS)),
  };

  // Each layer is read once, so two places are enough: one is read while the other is written.
  const halved = Math.ceil(LONGEST_SIDE_PX / 2);
  const cells = (LONGEST_SIDE_PX / 32) ** 2;
  const one = take(LONGEST_SIDE_PX ** 2 * COLOURS);
  const other = take((halved + 2) ** 2 * FIRST);
  const between = take(cells * fifth.ins);

  return {
    input: new Float32Array(buffer, one, LONGEST_SIDE_PX ** 2 * COLOURS),
    sum(inputWidth, inputHeight) {
      if (
        Math.min(inputWidth, inputHeight) < 32 ||
        Math.max(inputWidth, inputHeight) > LONGEST_SIDE_PX
      )
        throw new RangeError(`no face network for ${inputWidth} × ${inputHeight}`);
      let [from, to] = [one, other];
      layers.convolveAndPool(
        from,
        inputWidth,
        inputHeight,
        COLOURS,
        FIRST,
        first.filters,
        first.bias,
        LEAKS,
        to,
      );
      let width = Math.ceil((inputWidth - 2) / 2);
      let height = Math.ceil((inputHeight - 2) / 2);
      for (const stage of stages) {
        [from, to] = [to, from];
        layers.convolveSeparablyAndPool(
          from,
          width,
          height,
          stage.ins,
          stage.outs,
          stage.depthwise,
          stage.pointwise,
          stage.bias,
          LEAKS,
          between,
          to,
        );
        width = Math.ceil(width / 2);
        height = Math.ceil(height / 2);
      }
      // The fifth is not halved: each cell takes the largest of itself and its neighbours, which no tile has together.
      [from, to] = [to, from];
      const { ins, outs } = fifth;
      layers.filterChannels(from, width, height, ins, fifth.depthwise, between);
      layers.convolvePoints(
        between,
        width * height,
        ins,
        outs,
        fifth.pointwise,
        fifth.bias,
        LEAKS,
        to,
      );
      layers.poolInPlace(to, width, height, outs);
      layers.convolvePoints(
        to,
        width * height,
        outs,
        cellStride,
        eighth.filters,
        eighth.bias,
        DOES_NOT_LEAK,
        from,
      );
      const data = new Float32Array(buffer, from, width * height * cellStride);
      return { data, width, height, stride: cellStride };
    },
  };
}

/** From [in][out] to [out / 8][in][8]; what is lacking to eight is nought. */
function inEights(table: Float32Array, outs: number): Float32Array {
  const ins = table.length / outs;
  const blocks = Math.ceil(outs / TOGETHER);
  const laid = new Float32Array(blocks * ins * TOGETHER);
  for (let block = 0; block < blocks; block += 1) {
    for (let index = 0; index < ins; index += 1) {
      const from = index * outs + block * TOGETHER;
      const most = Math.min(TOGETHER, outs - block * TOGETHER);
      laid.set(table.subarray(from, from + most), (block * ins + index) * TOGETHER);
    }
  }
  return laid;
}
