import { blurReach } from '../../shared/photos/blur-region.ts';
import {
  insideCrop,
  straightenedShare,
  turnedSize,
  type Size,
} from '../../shared/photos/edited-size.ts';
import type { PhotoEdits } from '../../shared/photos/photo-edits.ts';
import type { Region } from '../../shared/photos/pixels.ts';
import { turnRegion } from '../../shared/photos/turn-edits.ts';

/** A rectangle in whole pixels of a picture. */
export interface Window extends Size {
  readonly left: number;
  readonly top: number;
}

/** Whatever looks at neighbours looks no farther: bicubic two, the rim of white ground three; one for rounding. */
const MARGIN_PX = 4;

/**
 * The part of the upright picture that these edits need, when all of it would have the size `whole`: what is cropped,
 * with a margin, and every blurred region that reaches into it as a whole, because half a face must not be blurred more
 * finely than all of it.
 */
export function neededWindow(whole: Size, edits: PhotoEdits): Window {
  let needed = grown(boxOf(cropOnUpright(whole, edits), whole), MARGIN_PX);
  const reaches = edits.blurs.map((region) => blurReach(whole, region));
  for (const reach of reaches.filter((each) => touches(each, needed))) {
    needed = {
      left: Math.min(needed.left, reach.left),
      top: Math.min(needed.top, reach.top),
      right: Math.max(needed.right, reach.right),
      bottom: Math.max(needed.bottom, reach.bottom),
    };
  }
  const left = Math.max(0, Math.floor(needed.left));
  const top = Math.max(0, Math.floor(needed.top));
  return {
    left: Math.min(left, whole.widthPx - 1),
    top: Math.min(top, whole.heightPx - 1),
    widthPx: Math.max(1, Math.min(whole.widthPx, Math.ceil(needed.right)) - left),
    heightPx: Math.max(1, Math.min(whole.heightPx, Math.ceil(needed.bottom)) - top),
  };
}

/** Around the crop, in fractions of the upright picture. */
function cropOnUpright(whole: Size, edits: PhotoEdits): Region {
  const turned = turnedSize(whole, edits.quarterTurns);
  const share = straightenedShare(turned, edits.straightenDegrees);
  const crop = insideCrop(edits.crop);
  const angle = (-edits.straightenDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const across: number[] = [];
  const down: number[] = [];
  for (const x of [crop.x, crop.x + crop.width]) {
    for (const y of [crop.y, crop.y + crop.height]) {
      const right = (x - 0.5) * share * turned.widthPx;
      const below = (y - 0.5) * share * turned.heightPx;
      across.push((right * cos - below * sin) / turned.widthPx + 0.5);
      down.push((right * sin + below * cos) / turned.heightPx + 0.5);
    }
  }
  const [left, top] = [fraction(Math.min(...across)), fraction(Math.min(...down))];
  const around = {
    x: left,
    y: top,
    width: fraction(Math.max(...across)) - left,
    height: fraction(Math.max(...down)) - top,
  };
  const back = ([0, 3, 2, 1] as const)[edits.quarterTurns];
  return turnRegion(around, back);
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxOf({ x, y, width, height }: Region, { widthPx, heightPx }: Size): Box {
  return {
    left: x * widthPx,
    top: y * heightPx,
    right: (x + width) * widthPx,
    bottom: (y + height) * heightPx,
  };
}

function grown({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

function touches(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    one.right > other.left &&
    one.top < other.bottom &&
    one.bottom > other.top
  );
}

function fraction(value: number): number {
  return Math.max(0, Math.min(1, value));
}
