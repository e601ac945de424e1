import type { Pixels } from './pixels.ts';

/** From which share on, of 255, a pixel's colour is its own and no mixture with the ground. */
const OWN = 250;
/** How far a mixed pixel looks for a colour of the goods. */
const REACH_PX = 3;

/**
 * Lays white under the goods, in place. `share` says for each pixel how much of it is goods, 0..255: 0 becomes exactly
 * white. Where goods and ground are mixed, the colour comes from the goods beside it, so that no rim of the old
 * ground is left around them.
 */
export function layWhite(picture: Pixels, share: Uint8Array): void {
  const { data } = picture;
  // Written aside first: what is white already must not be taken for a colour of the goods.
  const laid = new Uint8Array(data);
  for (let at = 0; at < share.length; at += 1) {
    const part = share[at] ?? 0;
    if (part >= OWN) continue;
    if (part === 0) {
      laid.fill(255, at * 3, at * 3 + 3);
      continue;
    }
    const colour = goodsBeside(picture, share, at);
    for (let channel = 0; channel < 3; channel += 1) {
      laid[at * 3 + channel] = Math.round(255 + ((colour[channel] ?? 255) - 255) * (part / 255));
    }
  }
  data.set(laid);
}

/** Mean of the goods' own pixels around; the pixel's own colour where there are none. */
function goodsBeside(
  { data, widthPx, heightPx }: Pixels,
  share: Uint8Array,
  at: number,
): readonly [number, number, number] {
  const x = at % widthPx;
  const y = Math.floor(at / widthPx);
  const sum: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let ny = Math.max(0, y - REACH_PX); ny <= Math.min(heightPx - 1, y + REACH_PX); ny += 1) {
    for (let nx = Math.max(0, x - REACH_PX); nx <= Math.min(widthPx - 1, x + REACH_PX); nx += 1) {
      const near = ny * widthPx + nx;
      if ((share[near] ?? 0) < OWN) continue;
      // Nearer ones count more.
      const weight = 1 / (1 + (nx - x) ** 2 + (ny - y) ** 2);
      sum[0] += weight * (data[near * 3] ?? 0);
      sum[1] += weight * (data[near * 3 + 1] ?? 0);
      sum[2] += weight * (data[near * 3 + 2] ?? 0);
      count += weight;
    }
  }
  if (count === 0) return [data[at * 3] ?? 0, data[at * 3 + 1] ?? 0, data[at * 3 + 2] ?? 0];
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}
