import { editedSize, type Size } from './edited-size.ts';
import type { PhotoEdits } from './photo-edits.ts';
import type { PhotoJudgement } from './photo-judgement.ts';
import type { Region } from './pixels.ts';

/** Room left around the product in a square crop, as a share of its longer side. */
const AROUND = 0.12;
/** A crop never throws away so much that a buyer sees fewer pixels than the smallest marketplaces ask (500 px). */
const LEAST_SIDE_PX = 800;
/** Levels are about this power of the light: a level of half is a light of less than a quarter. */
const GAMMA = 2.2;
/** In stops: just out of what is called dark. More of it, and a barn at dusk looks like a lamp was lit in it. */
const ABOVE_DARK = 0.1;
const ABOVE_BRIGHT = 0.3;
/** Above this a telephone's noise in the shadows is what is seen. */
const MOST_LIFT = 1.5;

/**
 * What can be mended without a person's eye: the lean, the cast, the light, and a square around the product where it is
 * small. `original` is upright, as taken. What was done by hand stays.
 */
export function proposeEdits(
  original: Size,
  edits: PhotoEdits,
  judgement: PhotoJudgement,
): PhotoEdits {
  const has = (code: string) => judgement.flags.some((flag) => flag.code === code);
  const straightened: PhotoEdits = {
    ...edits,
    straightenDegrees:
      has('tilted') && edits.straightenDegrees === 0
        ? clamp(-judgement.tiltDegrees, -20, 20)
        : edits.straightenDegrees,
    balance:
      has('colour-cast') && edits.balance.every((factor) => factor === 1)
        ? [
            clamp(judgement.balance[0], 0.4, 2.5),
            clamp(judgement.balance[1], 0.4, 2.5),
            clamp(judgement.balance[2], 0.4, 2.5),
          ]
        : edits.balance,
    lightStops: edits.lightStops === 0 ? proposeLight(judgement) : edits.lightStops,
  };
  // A crop lies on the turned and straightened picture: it is only proposed where the subject lies there unmoved.
  const isMoved = straightened.quarterTurns !== 0 || straightened.straightenDegrees !== 0;
  if (!has('subject-small') || edits.crop !== null || isMoved || judgement.subject === null)
    return straightened;
  const crop = squareAround(judgement.subject, editedSize(original, straightened));
  return crop === null ? straightened : { ...straightened, crop };
}

function proposeLight({ flags }: PhotoJudgement): number {
  const off = flags.find(({ code }) => code === 'dark' || code === 'bright');
  if (off === undefined || off.value <= 0 || off.threshold <= 0) return 0;
  const levels = Math.log2(off.threshold / off.value);
  return off.code === 'dark'
    ? clamp(levels * GAMMA + ABOVE_DARK, 0, MOST_LIFT)
    : clamp(levels - ABOVE_BRIGHT, -1, 0);
}

/** The smallest square that holds the region with room around it; null where it would be all of the picture or too small. */
function squareAround(region: Region, { widthPx, heightPx }: Size): Region | null {
  const wanted = Math.max(region.width * widthPx, region.height * heightPx) * (1 + 2 * AROUND);
  const side = Math.min(Math.max(wanted, LEAST_SIDE_PX), widthPx, heightPx);
  if (side >= Math.min(widthPx, heightPx) * 0.95) return null;
  const left = clamp((region.x + region.width / 2) * widthPx - side / 2, 0, widthPx - side);
  const top = clamp((region.y + region.height / 2) * heightPx - side / 2, 0, heightPx - side);
  return { x: left / widthPx, y: top / heightPx, width: side / widthPx, height: side / heightPx };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
