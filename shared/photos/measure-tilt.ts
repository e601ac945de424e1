import type { Plane } from './picture-views.ts';

/** How far the picture leans, and how sure that is. */
export interface Tilt {
  /** Clockwise; 0 where the edges do not agree. */
  readonly degrees: number;
}

/** Beyond this a thing lies askew on purpose, and nobody holds a telephone so by mistake. */
const MOST_DEGREES = 15;
const BINS_PER_DEGREE = 2;
const BINS = MOST_DEGREES * 2 * BINS_PER_DEGREE + 1;
/** Sobel sums below this are noise and soft shading, whose directions mean nothing. */
const LEAST_GRADIENT = 90;
/** Edges of a table, a wall or a shelf run out of the picture; those of a product lying askew do not. */
const RIM_PART = 0.14;
/** The agreeing edges must be this many times what edges in all directions would leave in as many bins. */
const LEAST_AGREEMENT = 3.2;
/** One straight line along a third of the short side, two pixels wide, so that a few stems are no horizon. */
const LEAST_LINE_PART = 0.67;
/** An edge's own bins: one to each side. */
const REACH = 1;

/**
 * From the directions of edges that are nearly level or nearly upright: where most of them lean alike, and lean alike
 * at the rim of the picture too, the picture leans.
 */
export function measureTilt(half: Plane): Tilt {
  const { data, widthPx, heightPx } = half;
  const all = new Float64Array(BINS);
  const rim = new Float64Array(BINS);
  const rimX = Math.round(widthPx * RIM_PART);
  const rimY = Math.round(heightPx * RIM_PART);
  const steepest = Math.tan((MOST_DEGREES * Math.PI) / 180);
  for (let y = 1; y < heightPx - 1; y += 1) {
    const isRimRow = y < rimY || y >= heightPx - rimY;
    const row = y * widthPx;
    for (let x = 1; x < widthPx - 1; x += 1) {
      const at = row + x;
      const northWest = data[at - widthPx - 1] ?? 0;
      const northEast = data[at - widthPx + 1] ?? 0;
      const southWest = data[at + widthPx - 1] ?? 0;
      const southEast = data[at + widthPx + 1] ?? 0;
      const gradientX =
        northEast +
        southEast -
        northWest -
        southWest +
        2 * ((data[at + 1] ?? 0) - (data[at - 1] ?? 0));
      const gradientY =
        southWest +
        southEast -
        northWest -
        northEast +
        2 * ((data[at + widthPx] ?? 0) - (data[at - widthPx] ?? 0));
      const alongX = gradientX < 0 ? -gradientX : gradientX;
      const alongY = gradientY < 0 ? -gradientY : gradientY;
      if (alongX + alongY < LEAST_GRADIENT) continue;
      // A level edge has its gradient upright; turned clockwise, the gradient turns along.
      const slope = alongY > alongX ? -gradientX / gradientY : gradientY / gradientX;
      if (slope > steepest || slope < -steepest) continue;
      const bin = Math.round((Math.atan(slope) * (180 / Math.PI) + MOST_DEGREES) * BINS_PER_DEGREE);
      all[bin] = (all[bin] ?? 0) + 1;
      if (isRimRow || x < rimX || x >= widthPx - rimX) rim[bin] = (rim[bin] ?? 0) + 1;
    }
  }
  const inAll = peakOf(all);
  const inRim = peakOf(rim);
  const leastLine = Math.min(widthPx, heightPx) * LEAST_LINE_PART;
  const isAgreed =
    inAll.agreement >= LEAST_AGREEMENT &&
    inRim.agreement >= LEAST_AGREEMENT &&
    inAll.weight >= leastLine &&
    Math.abs(inAll.degrees - inRim.degrees) <= 1;
  return { degrees: isAgreed ? inAll.degrees : 0 };
}

interface Peak {
  readonly degrees: number;
  readonly weight: number;
  /** Times what an even spread would have left there. */
  readonly agreement: number;
}

function peakOf(counts: Float64Array): Peak {
  let total = 0;
  for (const value of counts) total += value;
  let best = 0;
  let weight = 0;
  for (let bin = REACH; bin < BINS - REACH; bin += 1) {
    let sum = 0;
    for (let near = bin - REACH; near <= bin + REACH; near += 1) sum += counts[near] ?? 0;
    if (sum > weight) {
      weight = sum;
      best = bin;
    }
  }
  if (weight === 0) return { degrees: 0, weight: 0, agreement: 0 };
  let moment = 0;
  for (let near = best - REACH; near <= best + REACH; near += 1)
    moment += near * (counts[near] ?? 0);
  return {
    degrees: moment / weight / BINS_PER_DEGREE - MOST_DEGREES,
    weight,
    agreement: weight / ((total * (2 * REACH + 1)) / BINS),
  };
}
