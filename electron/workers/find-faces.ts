import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import type { Pixels, Region } from '../../shared/photos/pixels.ts';
import {
  convolve,
  convolvePoints,
  convolveSeparably,
  leak,
  poolLargest,
  type Layer,
} from './face-network.ts';

/**
 * Finds faces with the tiny detector of face-api (MIT): a YOLO of 190 kB. Only its weights are used; sizes, anchors and
 * means are those of its source (src/tinyFaceDetector/const.ts). Why this one: docs/decisions/find-faces.md.
 */
const MODEL = '@vladmandic/face-api/model/tiny_face_detector_model';
/** The picture's longer side as the network sees it. Faces under a twelfth of it are missed; they are hard to know. */
const SIDE_PX = 416;
/** Where precision and recall are best on what there was to try. */
const LEAST_SCORE = 0.5;
const MOST_OVERLAP = 0.4;
const MOST_FACES = 50;
const MEANS = [117.001, 114.697, 97.404] as const;
/** Widths and heights in cells. */
const ANCHORS = [
  [1.603231, 2.094468],
  [6.041143, 7.080126],
  [2.882459, 3.518061],
  [4.266906, 5.178857],
  [9.041765, 10.66308],
] as const;
const VALUES_PER_ANCHOR = 5;

const manifestSchema = z.array(
  z.object({
    weights: z.array(
      z.object({
        name: z.string(),
        shape: z.array(z.number().int().positive()),
        quantization: z.object({ dtype: z.literal('uint8'), scale: z.number(), min: z.number() }),
      }),
    ),
  }),
);
type Weights = (name: string) => Float64Array;
let loaded: Weights | null = null;

function loadWeights(): Weights {
  const { resolve } = createRequire(import.meta.url);
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(resolve(`${MODEL}-weights_manifest.json`), 'utf8')),
  );
  const bytes = readFileSync(resolve(`${MODEL}.bin`));
  const tables = new Map<string, Float64Array>();
  let at = 0;
  for (const { name, shape, quantization } of manifest.flatMap((group) => group.weights)) {
    const count = shape.reduce((product, side) => product * side, 1);
    const part = bytes.subarray(at, at + count);
    tables.set(
      name,
      Float64Array.from(part, (value) => value * quantization.scale + quantization.min),
    );
    at += count;
  }
  return (name) => {
    const table = tables.get(name);
    if (!table) throw new Error(`the face detector lacks ${name}`);
    return table;
  };
}

export interface ScoredFace {
  readonly region: Region;
  /** 0 to 1. */
  readonly score: number;
}

/** Faces in a picture, the surest first, at most 50; regions in fractions of the picture. */
export async function findFaces(pixels: Pixels): Promise<Region[]> {
  return await Promise.resolve(scoreFaces(pixels, LEAST_SCORE).map((face) => face.region));
}

/** The same with scores, for measuring. */
export function scoreFaces(pixels: Pixels, leastScore: number): ScoredFace[] {
  if (pixels.widthPx < 32 || pixels.heightPx < 32) return [];
  const weights = (loaded ??= loadWeights());
  const input = shrink(pixels);
  let layer = leak(convolve(input, weights('conv0/filters'), weights('conv0/bias')));
  for (const stage of [1, 2, 3, 4, 5]) {
    layer = leak(
      convolveSeparably(
        poolLargest(layer, 2),
        weights(`conv${stage}/depthwise_filter`),
        weights(`conv${stage}/pointwise_filter`),
        weights(`conv${stage}/bias`),
      ),
    );
  }
  const out = convolvePoints(
    poolLargest(layer, 1),
    weights('conv8/filters'),
    weights('conv8/bias'),
  );
  return keepSurest(readBoxes(out, input, leastScore));
}

/** Averages down to SIDE_PX, subtracts the means, scales as the network was taught. */
function shrink({ data, widthPx, heightPx }: Pixels): Layer {
  const scale = Math.min(1, SIDE_PX / Math.max(widthPx, heightPx));
  const width = Math.max(32, Math.round(widthPx * scale));
  const height = Math.max(32, Math.round(heightPx * scale));
  const shrunk = new Float64Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    const top = Math.floor((y * heightPx) / height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * heightPx) / height));
    for (let x = 0; x < width; x += 1) {
      const left = Math.floor((x * widthPx) / width);
      const right = Math.max(left + 1, Math.floor(((x + 1) * widthPx) / width));
      let [red, green, blue] = [0, 0, 0];
      for (let row = top; row < bottom; row += 1) {
        for (let from = (row * widthPx + left) * 3; from < (row * widthPx + right) * 3; from += 3) {
          red += data[from] ?? 0;
          green += data[from + 1] ?? 0;
          blue += data[from + 2] ?? 0;
        }
      }
      const count = (bottom - top) * (right - left);
      const to = (y * width + x) * 3;
      shrunk[to] = (red / count - MEANS[0]) / 255;
      shrunk[to + 1] = (green / count - MEANS[1]) / 255;
      shrunk[to + 2] = (blue / count - MEANS[2]) / 255;
    }
  }
  return { data: shrunk, width, height, channels: 3 };
}

function readBoxes(out: Layer, input: Layer, leastScore: number): ScoredFace[] {
  const faces: ScoredFace[] = [];
  // 32 pixels of the picture are one cell; the last may stand over.
  const cellsAcross = input.width / 32;
  const cellsDown = input.height / 32;
  for (let row = 0; row < out.height; row += 1) {
    for (let column = 0; column < out.width; column += 1) {
      for (const [index, [anchorWidth, anchorHeight]] of ANCHORS.entries()) {
        const at = (row * out.width + column) * out.channels + index * VALUES_PER_ANCHOR;
        const value = (offset: number): number => out.data[at + offset] ?? 0;
        const score = sigmoid(value(4));
        if (score < leastScore) continue;
        const width = (Math.exp(value(2)) * anchorWidth) / cellsAcross;
        const height = (Math.exp(value(3)) * anchorHeight) / cellsDown;
        const left = (column + sigmoid(value(0))) / cellsAcross - width / 2;
        const top = (row + sigmoid(value(1))) / cellsDown - height / 2;
        faces.push({ score, region: within(left, top, left + width, top + height) });
      }
    }
  }
  return faces;
}

function within(left: number, top: number, right: number, bottom: number): Region {
  const [x, y] = [clamp(left), clamp(top)];
  return { x, y, width: clamp(right) - x, height: clamp(bottom) - y };
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Of boxes that lie on one another, the surest stays. */
function keepSurest(faces: readonly ScoredFace[]): ScoredFace[] {
  const kept: ScoredFace[] = [];
  for (const face of faces.toSorted((one, other) => other.score - one.score)) {
    if (kept.length >= MOST_FACES) break;
    if (kept.every((each) => overlap(each.region, face.region) <= MOST_OVERLAP)) kept.push(face);
  }
  return kept;
}

function overlap(one: Region, other: Region): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (one.width * one.height + other.width * other.height - shared);
}
