import type { Region } from '../../../shared/photos/pixels.ts';

/** All lengths are fractions of the picture the region lies on; a `ratio` is width by height in those fractions. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export type Corner = 'nw' | 'ne' | 'sw' | 'se';

export const WHOLE: Region = { x: 0, y: 0, width: 1, height: 1 };
/** Smaller could not be taken hold of again: 7 px on a picture 350 px wide. */
const LEAST_SIDE = 0.02;
/** A hundred-thousandth is a twentieth of a pixel of a 12-megapixel photo. */
const GRAINS = 100_000;

/** Stays inside the picture, with its size. */
export function moveRegion(region: Region, dx: number, dy: number): Region {
  return tidy({
    ...region,
    x: within(region.x + dx, 0, 1 - region.width),
    y: within(region.y + dy, 0, 1 - region.height),
  });
}

/** The corner goes where it is dragged, the opposite one stays; with a ratio the longer pull decides. */
export function dragCorner(
  region: Region,
  corner: Corner,
  to: Place,
  ratio: number | null,
): Region {
  const isWest = corner === 'nw' || corner === 'sw';
  const isNorth = corner === 'nw' || corner === 'ne';
  const anchorX = isWest ? region.x + region.width : region.x;
  const anchorY = isNorth ? region.y + region.height : region.y;
  const roomX = isWest ? anchorX : 1 - anchorX;
  const roomY = isNorth ? anchorY : 1 - anchorY;
  let width = within((isWest ? -1 : 1) * (to.x - anchorX), LEAST_SIDE, roomX);
  let height = within((isNorth ? -1 : 1) * (to.y - anchorY), LEAST_SIDE, roomY);
  if (ratio !== null) {
    width = Math.min(Math.max(width, height * ratio), roomX, roomY * ratio);
    height = width / ratio;
  }
  return tidy({
    x: isWest ? anchorX - width : anchorX,
    y: isNorth ? anchorY - height : anchorY,
    width,
    height,
  });
}

/** By keys: grows or shrinks at its lower right corner. */
export function resizeRegion(region: Region, dx: number, dy: number, ratio: number | null): Region {
  // With a fixed ratio the longer pull decides, which would make shrinking impossible: both sides are pulled.
  const pull = dx === 0 ? dy : dx;
  const [growX, growY] = ratio === null ? [dx, dy] : [pull, pull / ratio];
  const to = { x: region.x + region.width + growX, y: region.y + region.height + growY };
  return dragCorner(region, 'se', to, ratio);
}

/** Drawn from one place to another, whichever way. Null when it is no more than a click. */
export function regionBetween(from: Place, to: Place): Region | null {
  const [left, right] = [from.x, to.x].map((x) => within(x, 0, 1)).toSorted((a, b) => a - b);
  const [top, bottom] = [from.y, to.y].map((y) => within(y, 0, 1)).toSorted((a, b) => a - b);
  const [x = 0, y = 0] = [left, top];
  const width = (right ?? 0) - x;
  const height = (bottom ?? 0) - y;
  return width < LEAST_SIDE || height < LEAST_SIDE ? null : tidy({ x, y, width, height });
}

/** The largest region of this ratio, its middle as near to `middle` as the picture allows. */
export function largestRegion(ratio: number, middle: Place = { x: 0.5, y: 0.5 }): Region {
  const width = Math.min(1, ratio);
  const height = width / ratio;
  return tidy({
    x: within(middle.x - width / 2, 0, 1 - width),
    y: within(middle.y - height / 2, 0, 1 - height),
    width,
    height,
  });
}

export function middleOf(region: Region): Place {
  return { x: region.x + region.width / 2, y: region.y + region.height / 2 };
}

/** Larger by this share of itself at each side, as far as the picture goes. */
export function widenRegion(region: Region, share: number): Region {
  const left = within(region.x - region.width * share, 0, 1);
  const top = within(region.y - region.height * share, 0, 1);
  const right = within(region.x + region.width * (1 + share), 0, 1);
  const bottom = within(region.y + region.height * (1 + share), 0, 1);
  return tidy({ x: left, y: top, width: right - left, height: bottom - top });
}

/** The largest part of `frame` that shows none of the regions, taking one after another away. */
export function frameWithout(frame: Region, regions: readonly Region[]): Region {
  let left = frame;
  for (const region of regions) left = largestPartBeside(left, region);
  return left;
}

function largestPartBeside(frame: Region, region: Region): Region {
  const right = region.x + region.width;
  const bottom = region.y + region.height;
  const frameRight = frame.x + frame.width;
  const frameBottom = frame.y + frame.height;
  const isApart =
    region.x >= frameRight || right <= frame.x || region.y >= frameBottom || bottom <= frame.y;
  if (isApart) return frame;
  const parts: readonly Region[] = [
    { ...frame, width: region.x - frame.x },
    { ...frame, x: right, width: frameRight - right },
    { ...frame, height: region.y - frame.y },
    { ...frame, y: bottom, height: frameBottom - bottom },
  ];
  const [largest = frame] = parts.toSorted((one, other) => areaOf(other) - areaOf(one));
  return tidy(largest);
}

/** 0 where nothing is left. */
export function areaOf({ width, height }: Region): number {
  return Math.max(0, width) * Math.max(0, height);
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(Math.max(least, most), value));
}

/** Rounded, never outside the picture by a hair. */
function tidy(region: Region): Region {
  const x = grain(within(region.x, 0, 1));
  const y = grain(within(region.y, 0, 1));
  return {
    x,
    y,
    width: Math.min(grain(within(region.width, 0, 1)), grain(1 - x)),
    height: Math.min(grain(within(region.height, 0, 1)), grain(1 - y)),
  };
}

function grain(value: number): number {
  return Math.round(value * GRAINS) / GRAINS;
}
