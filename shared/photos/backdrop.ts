import type { LabPixels } from './lab-pixels.ts';

interface Lab {
  readonly l: number;
  readonly a: number;
  readonly b: number;
}

export interface Backdrop {
  /** Colour the backdrop would have at this pixel: light may fall off over the picture. */
  at(x: number, y: number): Lab;
  /** 0..1: the part of the rim that has this colour. */
  readonly plainness: number;
}

/** Below this the ground is not plain enough to flow over: drawn cloths have 1.00, drawn leaves 0.54 at most. */
export const LEAST_PLAINNESS = 0.75;

/** The rim that is looked at, as a part of the shorter side. */
const RIM = 0.03;
/** Steps of Lab within which the rim counts as plain. */
const PLAIN = 8;
const ROUNDS = 4;

/** The backdrop's colour, from the rim: a middle colour that falls off evenly, with goods at the rim left out. */
export function fitBackdrop(lab: LabPixels): Backdrop {
  const { widthPx, heightPx } = lab;
  const rim = rimOf(widthPx, heightPx);
  const middle = {
    l: medianOf(rim, lab.l),
    a: medianOf(rim, lab.a),
    b: medianOf(rim, lab.b),
  };
  let at = (_x: number, _y: number): Lab => middle;
  // From wide to narrow: light that falls off over the picture first moves the plane, then goods fall out.
  for (let round = 0; round < ROUNDS; round += 1) {
    const within = PLAIN * (ROUNDS - round);
    const kept = rim.filter((pixel) => distance(lab, pixel, at) <= within);
    // Too few to fit anything to: the middle colour stays.
    if (kept.length < rim.length * 0.2) break;
    const [l, a, b] = [lab.l, lab.a, lab.b].map((plane) => fitPlane(kept, plane, widthPx));
    if (!l || !a || !b) break;
    at = (x, y) => ({ l: l(x, y), a: a(x, y), b: b(x, y) });
  }
  const plain = rim.filter((pixel) => distance(lab, pixel, at) <= PLAIN).length;
  return { at, plainness: plain / Math.max(1, rim.length) };
}

function rimOf(widthPx: number, heightPx: number): number[] {
  const depth = Math.max(1, Math.round(RIM * Math.min(widthPx, heightPx)));
  const rim: number[] = [];
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      if (Math.min(x, y, widthPx - 1 - x, heightPx - 1 - y) < depth) rim.push(y * widthPx + x);
    }
  }
  return rim;
}

function distance({ l, a, b, widthPx }: LabPixels, pixel: number, at: Backdrop['at']): number {
  const wanted = at(pixel % widthPx, Math.floor(pixel / widthPx));
  return Math.hypot(
    (l[pixel] ?? 0) - wanted.l,
    (a[pixel] ?? 0) - wanted.a,
    (b[pixel] ?? 0) - wanted.b,
  );
}

function medianOf(pixels: readonly number[], plane: Float32Array): number {
  const sorted = Float32Array.from(pixels, (pixel) => plane[pixel] ?? 0).sort();
  return sorted[sorted.length >> 1] ?? 0;
}

/** Least squares of value = c0 + c1 x + c2 y, about the pixels' own middle; null where they lie on a line. */
function fitPlane(
  pixels: readonly number[],
  plane: Float32Array,
  widthPx: number,
): ((x: number, y: number) => number) | null {
  let [sx, sy, sv] = [0, 0, 0];
  for (const pixel of pixels) {
    sx += pixel % widthPx;
    sy += Math.floor(pixel / widthPx);
    sv += plane[pixel] ?? 0;
  }
  const [mx, my, mv] = [sx / pixels.length, sy / pixels.length, sv / pixels.length];
  let [xx, xy, yy, xv, yv] = [0, 0, 0, 0, 0];
  for (const pixel of pixels) {
    const [x, y, v] = [
      (pixel % widthPx) - mx,
      Math.floor(pixel / widthPx) - my,
      (plane[pixel] ?? 0) - mv,
    ];
    xx += x * x;
    xy += x * y;
    yy += y * y;
    xv += x * v;
    yv += y * v;
  }
  const whole = xx * yy - xy * xy;
  if (whole < 1e-6) return null;
  const [cx, cy] = [(xv * yy - yv * xy) / whole, (yv * xx - xv * xy) / whole];
  return (x, y) => mv + cx * (x - mx) + cy * (y - my);
}
