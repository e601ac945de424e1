import type { Pixels } from './pixels.ts';
import { fitBackdrop, type Backdrop } from './backdrop.ts';
import { keepGoods } from './mask-parts.ts';
import { softenNoise, toLab, type LabPixels } from './lab-pixels.ts';

/** How far from the backdrop's colour still counts as backdrop, in steps of Lab: what a plain cloth in daylight varies by. */
export const USUAL_TOLERANCE = 9;

export interface GroundCut {
  /** One byte a pixel: 1 goods, 0 ground. */
  readonly goods: Uint8Array;
  /** 0..1: how much of the picture's rim looks like one plain backdrop. */
  readonly plainness: number;
}

/** Shadows of goods on cloth leave about a third of the light; darker than this many steps is something else. */
const DEEPEST_SHADOW = 45;
/** Steps of light a shadow may change from one pixel to the next at 640 pixels; the rim of goods changes by more. */
const SHADOW_STEP = 3.2;
/** Colour of a shadow stays the cloth's: a little of the sky's blue is allowed. */
const SHADOW_COLOUR = 0.7;

/**
 * Finds the plain backdrop by flowing in from the rim: over everything that has the backdrop's colour, which may change
 * slowly over the picture, and down into shadows where light falls off gently and the colour stays. Sharp edges stop it.
 * For pictures of at most some 640 pixels a side. The same pixels give the same cut.
 */
export function floodGround(picture: Pixels, tolerance: number): GroundCut {
  const sharp = toLab(picture);
  const lab = softenNoise(sharp);
  const backdrop = fitBackdrop(lab);
  const ground = flow(lab, backdrop, tolerance);
  creepToEdge(ground, sharp, backdrop, tolerance);
  const goods = keepGoods(
    ground.map((each) => 1 - each),
    lab.widthPx,
    lab.heightPx,
  );
  return { goods, plainness: backdrop.plainness };
}

/** Colour without its light: a shadow has the cloth's colour in proportion to what light is left. */
function away(lab: LabPixels, backdrop: Backdrop, at: number): { light: number; colour: number } {
  const x = at % lab.widthPx;
  const y = Math.floor(at / lab.widthPx);
  const l = lab.l[at] ?? 0;
  const wanted = backdrop.at(x, y);
  const share = Math.max(0.2, Math.min(1.3, l / Math.max(1, wanted.l)));
  return {
    light: l - wanted.l,
    colour: Math.hypot((lab.a[at] ?? 0) - wanted.a * share, (lab.b[at] ?? 0) - wanted.b * share),
  };
}

function flow(lab: LabPixels, backdrop: Backdrop, tolerance: number): Uint8Array {
  const { widthPx, heightPx } = lab;
  const ground = new Uint8Array(widthPx * heightPx);
  const queue = new Int32Array(widthPx * heightPx);
  let end = 0;
  const isBackdrop = (at: number): boolean => {
    const { light, colour } = away(lab, backdrop, at);
    return Math.hypot(light, colour) <= tolerance;
  };
  const isShadow = (at: number, from: number): boolean => {
    const { light, colour } = away(lab, backdrop, at);
    return (
      light < 0 &&
      light > -DEEPEST_SHADOW &&
      colour <= tolerance * SHADOW_COLOUR &&
      Math.abs((lab.l[at] ?? 0) - (lab.l[from] ?? 0)) <= SHADOW_STEP &&
      steepness(lab, at) <= SHADOW_STEP
    );
  };
  const take = (at: number): void => {
    ground[at] = 1;
    queue[end] = at;
    end += 1;
  };
  for (let at = 0; at < ground.length; at += 1) {
    const x = at % widthPx;
    const isRim = x === 0 || x === widthPx - 1 || at < widthPx || at >= ground.length - widthPx;
    if (isRim && isBackdrop(at)) take(at);
  }
  for (let next = 0; next < end; next += 1) {
    const from = queue[next] ?? 0;
    const x = from % widthPx;
    for (const [isInside, at] of [
      [x > 0, from - 1],
      [x < widthPx - 1, from + 1],
      [from >= widthPx, from - widthPx],
      [from < ground.length - widthPx, from + widthPx],
    ] as const) {
      if (isInside && ground[at] === 0 && (isBackdrop(at) || isShadow(at, from))) take(at);
    }
  }
  return ground;
}

/** Largest change of light to a neighbour. */
function steepness({ l, widthPx }: LabPixels, at: number): number {
  const here = l[at] ?? 0;
  let most = 0;
  for (const near of [at - 1, at + 1, at - widthPx, at + widthPx]) {
    most = Math.max(most, Math.abs((l[near] ?? here) - here));
  }
  return most;
}

/** Softening spreads each edge by a pixel or two: pixels that are plainly backdrop when seen sharp go to the ground. */
function creepToEdge(
  ground: Uint8Array,
  sharp: LabPixels,
  backdrop: Backdrop,
  tolerance: number,
): void {
  const { widthPx } = sharp;
  for (let round = 0; round < 2; round += 1) {
    const before = ground.slice();
    for (let at = 0; at < ground.length; at += 1) {
      if (before[at] === 1) continue;
      const x = at % widthPx;
      const isBeside =
        (x > 0 && before[at - 1] === 1) ||
        (x < widthPx - 1 && before[at + 1] === 1) ||
        before[at - widthPx] === 1 ||
        before[at + widthPx] === 1;
      if (!isBeside) continue;
      const { light, colour } = away(sharp, backdrop, at);
      if (Math.hypot(light, colour) <= tolerance * 1.3) ground[at] = 1;
    }
  }
}
