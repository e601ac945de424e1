import type { SmallPicture } from './picture-views.ts';

/** Brightness in levels of 0..255, parts in 0..1. */
export interface Light {
  /** What only the brightest twentieth exceeds: whites in light, or the best the picture has. */
  readonly brightest: number;
  readonly middle: number;
  /** From the darkest to the brightest, but for two in a thousand: a small product on a plain ground counts. */
  readonly range: number;
  /** Between the brightest hundredth and the middle: low where neither is bright. */
  readonly level: number;
  /** How much of what is not bare ground has lost its drawing to white. */
  readonly washedOut: number;
}

/** From here on a pixel shows white and nothing else; phones write 255 less a little after compression. */
const WHITE = 247;
/** A channel at its end in a pale colour: skin, wood and cloth in too much light. Vivid fruit is at an end as well. */
const TOP = 250;
const PALE_FROM = 90;
/** A product smaller than this cannot be told from leftovers at the rim of the ground. */
const LEAST_PRODUCT_PART = 0.01;

export function measureLight(small: SmallPicture): Light {
  const counts = new Uint32Array(256);
  const { luma } = small;
  for (let at = 0; at < luma.length; at += 1) {
    const value = luma[at] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return {
    brightest: levelAt(counts, luma.length, 0.95),
    middle: levelAt(counts, luma.length, 0.5),
    range: levelAt(counts, luma.length, 0.998) - levelAt(counts, luma.length, 0.002),
    level: (levelAt(counts, luma.length, 0.99) + levelAt(counts, luma.length, 0.5)) / 2,
    washedOut: washedOut(small),
  };
}

function levelAt(counts: Uint32Array, total: number, part: number): number {
  let seen = 0;
  for (let value = 0; value < 256; value += 1) {
    seen += counts[value] ?? 0;
    if (seen >= total * part) return value;
  }
  return 255;
}

/**
 * White that reaches the rim of the picture is its ground: a cut-out on white is what marketplaces ask for, not a
 * fault. What is white inside has been lost to light.
 */
function washedOut({ red, green, blue, luma, widthPx, heightPx }: SmallPicture): number {
  const ground = new Uint8Array(luma.length);
  const queue = new Int32Array(luma.length);
  let end = 0;
  const visit = (at: number): void => {
    if (ground[at] === 1 || (luma[at] ?? 0) < WHITE) return;
    ground[at] = 1;
    queue[end] = at;
    end += 1;
  };
  for (let x = 0; x < widthPx; x += 1) {
    visit(x);
    visit((heightPx - 1) * widthPx + x);
  }
  for (let y = 0; y < heightPx; y += 1) {
    visit(y * widthPx);
    visit(y * widthPx + widthPx - 1);
  }
  for (let next = 0; next < end; next += 1) {
    const at = queue[next] ?? 0;
    const x = at % widthPx;
    if (x > 0) visit(at - 1);
    if (x < widthPx - 1) visit(at + 1);
    if (at >= widthPx) visit(at - widthPx);
    if (at < luma.length - widthPx) visit(at + widthPx);
  }
  const rest = luma.length - end;
  // Nothing but white: the whole picture is lost.
  if (rest < luma.length * LEAST_PRODUCT_PART) return 1;
  let lost = 0;
  for (let at = 0; at < luma.length; at += 1) {
    if (ground[at] === 1) continue;
    const r = red[at] ?? 0;
    const g = green[at] ?? 0;
    const b = blue[at] ?? 0;
    if ((r >= TOP || g >= TOP || b >= TOP) && r >= PALE_FROM && g >= PALE_FROM && b >= PALE_FROM)
      lost += 1;
  }
  return lost / rest;
}
