import type { Pixels, Region } from '../../shared/photos/pixels.ts';
import {
  LONGEST_SIDE_PX,
  startFaceNetwork,
  type Cells,
  type FaceNetwork,
} from './face-network/face-network.ts';
import { readFaceWeights } from './face-network/read-face-weights.ts';
import { shrinkInto } from './face-network/shrink-into.ts';

/**
 * Finds faces with the tiny detector of face-api: a YOLO of 190 kB. Sizes, anchors and means are those of its source
 * (src/tinyFaceDetector/const.ts). Why this one: docs/decisions/find-faces.md.
 */
/** The picture's longer side as the network sees it. Faces under a twelfth of it are missed; they are hard to know. */
const SIDE_PX = LONGEST_SIDE_PX;
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

let started: FaceNetwork | null = null;

interface ScoredFace {
  readonly region: Region;
  /** 0 to 1. */
  readonly score: number;
}

/** Faces in a picture, the surest first, at most 50; regions in fractions of the picture. */
export function findFaces(pixels: Pixels): Region[] {
  if (pixels.widthPx < 32 || pixels.heightPx < 32) return [];
  const network = (started ??= startFaceNetwork(readFaceWeights()));
  const { width, height } = shrinkInto(network.input, pixels, SIDE_PX, MEANS);
  const boxes = readBoxes(network.sum(width, height), width / 32, height / 32, LEAST_SCORE);
  return keepSurest(boxes).map(({ region }) => region);
}

/** 32 pixels of the picture are one cell; the last may stand over. */
function readBoxes(
  out: Cells,
  cellsAcross: number,
  cellsDown: number,
  leastScore: number,
): ScoredFace[] {
  const faces: ScoredFace[] = [];
  for (let row = 0; row < out.height; row += 1) {
    for (let column = 0; column < out.width; column += 1) {
      for (const [index, [anchorWidth, anchorHeight]] of ANCHORS.entries()) {
        const at = (row * out.width + column) * out.stride + index * VALUES_PER_ANCHOR;
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
