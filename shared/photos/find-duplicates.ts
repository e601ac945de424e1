import { halvesOf } from './hash-distance.ts';
import { createHashIndex } from './hash-index.ts';
import { toEnd, type InSteps } from './in-steps.ts';

export interface DuplicateCandidate {
  readonly id: string;
  /** 16 hex digits, of `judgePhoto`. */
  readonly hash: string;
  /** Upright. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly sizeBytes: number;
  readonly takenAt: string | null;
  readonly hasCamera: boolean;
  /** Of `judgePhoto`. */
  readonly sharpness: number;
}

export interface Duplicates {
  /** Two at least. */
  readonly ids: readonly string[];
  readonly keepId: string;
}

/** Bits of 64: saved again at a good quality, at most one wave changes its side of the median with another. */
const MOST_DUPLICATE_DISTANCE = 2;
/** Two shots of a burst are never equally sharp; the same shot saved twice is, nearly. */
const MOST_SHARPNESS_CHANGE = 0.03;

/**
 * The same picture stored twice with different bytes, both of full size. A picture belongs to one group at most; the
 * order of the photos does not matter; ids are unique.
 */
export function findDuplicates(photos: readonly DuplicateCandidate[]): Duplicates[] {
  return toEnd(findDuplicatesInSteps(photos));
}

export function* findDuplicatesInSteps(
  photos: readonly DuplicateCandidate[],
): InSteps<Duplicates[]> {
  const ranked = photos.toSorted(byWorth);
  yield;
  const index = createHashIndex(ranked.length, MOST_DUPLICATE_DISTANCE);
  const groups: { keep: DuplicateCandidate; ids: string[] }[] = [];
  for (const photo of ranked) {
    yield;
    const halves = halvesOf(photo.hash);
    let found = Infinity;
    index.eachNear(halves, (entry) => {
      const group = groups[entry];
      if (entry < found && group !== undefined && isSameShot(group.keep, photo)) found = entry;
    });
    const group = groups[found];
    if (group === undefined) {
      index.add(halves);
      groups.push({ keep: photo, ids: [photo.id] });
    } else group.ids.push(photo.id);
  }
  return groups
    .filter(({ ids }) => ids.length > 1)
    .map(({ keep, ids }) => ({ ids, keepId: keep.id }));
}

/** What came from the camera comes first, then what lost least. */
function byWorth(one: DuplicateCandidate, other: DuplicateCandidate): number {
  return (
    Number(other.hasCamera) - Number(one.hasCamera) ||
    other.sizeBytes - one.sizeBytes ||
    (one.id < other.id ? -1 : 1)
  );
}

function isSameShot(one: DuplicateCandidate, other: DuplicateCandidate): boolean {
  if (one.widthPx !== other.widthPx || one.heightPx !== other.heightPx) return false;
  if (one.takenAt !== null && other.takenAt !== null && one.takenAt !== other.takenAt) return false;
  const sharper = Math.max(one.sharpness, other.sharpness);
  return Math.abs(one.sharpness - other.sharpness) <= sharper * MOST_SHARPNESS_CHANGE;
}
