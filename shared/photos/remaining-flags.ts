import { editedSize, type Size } from './edited-size.ts';
import { lightTable } from './light-table.ts';
import type { PhotoEdits } from './photo-edits.ts';
import type { PhotoFlag, PhotoJudgement } from './photo-judgement.ts';
import type { Region } from './pixels.ts';
import { turnRegion } from './turn-edits.ts';

/** A face is still told of when more than this part of it is to be seen: frames drawn by hand are never exact. */
const SEEN_PART = 0.1;

/**
 * What is still to be said of a photo as edited. A judgement is of the original; here is reckoned what the edits make
 * of each value, so that a photo that was straightened is not called tilted for ever. What cannot be reckoned without
 * the pixels (blur, letters, borders, lost drawing) stays. `original` is upright, as taken.
 */
export function remainingFlags(
  { flags, balance, faces }: Pick<PhotoJudgement, 'flags' | 'balance' | 'faces'>,
  edits: PhotoEdits,
  original: Size,
): PhotoFlag[] {
  return flags.flatMap((flag): PhotoFlag[] => {
    const { code, value, threshold } = flag;
    const still = (left: number, isFlagged: boolean) =>
      isFlagged ? [{ ...flag, value: left }] : [];
    switch (code) {
      case 'tilted': {
        const left = value + edits.straightenDegrees;
        return still(left, Math.abs(left) >= threshold);
      }
      case 'dark': {
        const left = levelAfter(value, edits);
        return still(left, left < threshold);
      }
      case 'colour-cast': {
        const left = value * castLeft(balance, edits.balance);
        return still(left, left > threshold);
      }
      case 'subject-small': {
        const left = (value * shorter(original)) / shorter(editedSize(original, edits));
        return still(left, left < threshold);
      }
      case 'face': {
        const left = faces.filter((face) => isSeen(face, edits)).length;
        return still(left, left > 0);
      }
      default:
        return [flag];
    }
  });
}

/** A level between, as the middle channel shows it. */
function levelAfter(level: number, edits: PhotoEdits): number {
  const table = lightTable({ lightStops: edits.lightStops, balance: [1, 1, 1] });
  return table?.[Math.round(level)] ?? level;
}

/** Part of the cast that is left, 0 none; more than 1 where it was made worse. */
function castLeft(wanted: PhotoJudgement['balance'], done: PhotoEdits['balance']): number {
  const [aim, way] = [tintOf(wanted), tintOf(done)];
  const whole = Math.hypot(aim.warm, aim.green);
  return whole === 0 ? 1 : Math.hypot(aim.warm - way.warm, aim.green - way.green) / whole;
}

/** In stops, as measure-cast.ts counts. */
function tintOf([red, green, blue]: readonly [number, number, number]) {
  const [r, g, b] = [Math.log2(red), Math.log2(green), Math.log2(blue)];
  return { warm: r - b, green: g - (r + b) / 2 };
}

function isSeen(
  face: Region,
  { blurs, crop, quarterTurns, straightenDegrees }: PhotoEdits,
): boolean {
  if (blurs.some((blur) => overlap(face, blur) >= 1 - SEEN_PART)) return false;
  // On a straightened picture the crop lies askew: better told of once too often.
  if (crop === null || straightenDegrees !== 0) return true;
  return overlap(turnRegion(face, quarterTurns), crop) > SEEN_PART;
}

/** Part of `one` that lies in `other`. */
function overlap(one: Region, other: Region): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  const area = one.width * one.height;
  return area === 0 ? 0 : (Math.max(0, width) * Math.max(0, height)) / area;
}

function shorter({ widthPx, heightPx }: Size): number {
  return Math.min(widthPx, heightPx);
}
