/** A part of the goods smaller than this part of the largest is a crumb, a crease or noise. */
const LEAST_PART = 0.04;
/** A hole smaller than this part of the picture is a gleam or a white label, not ground seen through. */
const LARGEST_GLEAM = 0.004;

/** Takes crumbs out of a mask of goods (1) and ground (0), and fills gleams in. */
export function keepGoods(mask: Uint8Array, widthPx: number, heightPx: number): Uint8Array {
  const goods = partsOf(mask, 1, widthPx, heightPx);
  const largest = Math.max(0, ...goods.sizes.slice(1));
  const kept = mask.map((value, at) =>
    value === 1 && (goods.sizes[goods.labels[at] ?? 0] ?? 0) < largest * LEAST_PART ? 0 : value,
  );
  const holes = partsOf(kept, 0, widthPx, heightPx);
  const most = mask.length * LARGEST_GLEAM;
  return kept.map((value, at) => {
    const label = holes.labels[at] ?? 0;
    return value === 0 && holes.touchesRim[label] !== true && (holes.sizes[label] ?? 0) <= most
      ? 1
      : value;
  });
}

interface Parts {
  /** One number a pixel, from 1; 0 where the pixel has another value. */
  readonly labels: Int32Array;
  /** By label; [0] is unused. */
  readonly sizes: readonly number[];
  readonly touchesRim: readonly boolean[];
}

function partsOf(mask: Uint8Array, wanted: number, widthPx: number, heightPx: number): Parts {
  const labels = new Int32Array(mask.length);
  const queue = new Int32Array(mask.length);
  const sizes = [0];
  const touchesRim = [false];
  for (let first = 0; first < mask.length; first += 1) {
    if (mask[first] !== wanted || labels[first] !== 0) continue;
    const label = sizes.length;
    let end = 1;
    let isAtRim = false;
    queue[0] = first;
    labels[first] = label;
    for (let next = 0; next < end; next += 1) {
      const at = queue[next] ?? 0;
      const x = at % widthPx;
      const y = Math.floor(at / widthPx);
      isAtRim ||= x === 0 || y === 0 || x === widthPx - 1 || y === heightPx - 1;
      for (const [isInside, near] of [
        [x > 0, at - 1],
        [x < widthPx - 1, at + 1],
        [y > 0, at - widthPx],
        [y < heightPx - 1, at + widthPx],
      ] as const) {
        if (!isInside || mask[near] !== wanted || labels[near] !== 0) continue;
        labels[near] = label;
        queue[end] = near;
        end += 1;
      }
    }
    sizes.push(end);
    touchesRim.push(isAtRim);
  }
  return { labels, sizes, touchesRim };
}

/**
 * 0..1: along how much of the edge goods and ground differ clearly. `differs` compares two pixels, one on each side,
 * two pixels away from the edge. 0 without any edge.
 */
export function edgeConfidence(
  mask: Uint8Array,
  widthPx: number,
  differs: (goods: number, ground: number) => boolean,
): number {
  let [edges, clear] = [0, 0];
  const away = 2;
  for (const step of [1, widthPx]) {
    for (let at = away * step; at + (away + 1) * step < mask.length; at += 1) {
      const other = at + step;
      if (mask[at] === mask[other]) continue;
      // The end of one line and the start of the next are no neighbours.
      const x = at % widthPx;
      if (step === 1 && (x < away || x > widthPx - 2 - away)) continue;
      edges += 1;
      const [before, after] = [at - away * step, other + away * step];
      if (mask[at] === 1 ? differs(before, after) : differs(after, before)) clear += 1;
    }
  }
  return edges === 0 ? 0 : clear / edges;
}
