import { halvesOf } from './hash-distance.ts';
import { createHashIndex } from './hash-index.ts';
import { toEnd, type InSteps } from './in-steps.ts';

export interface TwinCandidate {
  readonly id: string;
  /** 16 hex digits, of `judgePhoto`. */
  readonly hash: string;
  /** Upright. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly sizeBytes: number;
  /** EXIF time, or null. */
  readonly takenAt: string | null;
  /** EXIF names a camera or a shooting time. */
  readonly hasCamera: boolean;
}

export interface Twin {
  /** The small copy, to be hidden. */
  readonly twinId: string;
  /** The picture it was made from, to be kept. */
  readonly originalId: string;
}

/** Bits of 64: a chat's copy differs from its original in four at most in the measured set, other scenes in many. */
const MOST_TWIN_DISTANCE = 6;
/** Chats round the shorter side, some to an even number. */
const MOST_ROUNDING_PX = 2;
/** At least this much smaller in area is smaller, and not another crop. */
const SMALLER_PART = 0.8;
/** The same size in clearly fewer bytes: compressed once more. */
const FEWER_BYTES_PART = 0.7;

/**
 * Pairs the copies that chats made with their originals: same shape, nearly the same hash, and smaller, or the same
 * size without EXIF in clearly fewer bytes. Pictures of a burst are never paired: they have the same size and a camera.
 * No original is itself a twin. The order of the photos does not matter; ids are unique.
 */
export function findTwins(photos: readonly TwinCandidate[]): Twin[] {
  return toEnd(findTwinsInSteps(photos));
}

export function* findTwinsInSteps(photos: readonly TwinCandidate[]): InSteps<Twin[]> {
  const ranked = photos.toSorted(byRank);
  yield;
  const index = createHashIndex(ranked.length, MOST_TWIN_DISTANCE);
  const kept: TwinCandidate[] = [];
  const twins: Twin[] = [];
  for (const photo of ranked) {
    yield;
    const halves = halvesOf(photo.hash);
    let best = -1;
    let bestDistance = Infinity;
    index.eachNear(halves, (entry, distance) => {
      // Of equally near ones the better ranked: it was kept first.
      if (distance > bestDistance || (distance === bestDistance && entry >= best)) return;
      const original = kept[entry];
      if (original === undefined || !isCopy(photo, original)) return;
      best = entry;
      bestDistance = distance;
    });
    const original = kept[best];
    if (original === undefined) {
      index.add(halves);
      kept.push(photo);
    } else twins.push({ twinId: photo.id, originalId: original.id });
  }
  return twins;
}

/** What is more likely the original comes first: more pixels, a camera, more bytes. */
function byRank(one: TwinCandidate, other: TwinCandidate): number {
  return (
    other.widthPx * other.heightPx - one.widthPx * one.heightPx ||
    Number(other.hasCamera) - Number(one.hasCamera) ||
    other.sizeBytes - one.sizeBytes ||
    (one.id < other.id ? -1 : 1)
  );
}

function isCopy(copy: TwinCandidate, original: TwinCandidate): boolean {
  if (!hasSameShape(copy, original)) return false;
  // A second camera at the same place has a time of its own; chats take all EXIF away, mail keeps it.
  if (copy.hasCamera && (copy.takenAt === null || copy.takenAt !== original.takenAt)) return false;
  if (copy.takenAt !== null && original.takenAt !== null && copy.takenAt !== original.takenAt)
    return false;
  const isSmaller =
    copy.widthPx * copy.heightPx <= original.widthPx * original.heightPx * SMALLER_PART;
  if (isSmaller) return true;
  return (
    !copy.hasCamera && original.hasCamera && copy.sizeBytes <= original.sizeBytes * FEWER_BYTES_PART
  );
}

/** The same sides' ratio, up to what rounding to whole pixels changes. */
function hasSameShape(copy: TwinCandidate, original: TwinCandidate): boolean {
  if (copy.widthPx <= 0 || copy.heightPx <= 0 || original.widthPx <= 0 || original.heightPx <= 0)
    return false;
  const height = (original.heightPx * copy.widthPx) / original.widthPx;
  const width = (original.widthPx * copy.heightPx) / original.heightPx;
  return (
    Math.abs(height - copy.heightPx) <= MOST_ROUNDING_PX ||
    Math.abs(width - copy.widthPx) <= MOST_ROUNDING_PX
  );
}
