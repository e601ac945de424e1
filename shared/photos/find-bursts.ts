import { halvesOf, hashDistance } from './hash-distance.ts';
import { toEnd, type InSteps } from './in-steps.ts';

export interface BurstCandidate {
  readonly id: string;
  /** 16 hex digits, of `judgePhoto`. */
  readonly hash: string;
  /** EXIF time as the camera wrote it or as ISO 8601, to the second at least; null where it is not known. */
  readonly takenAt: string | null;
  /** One text per telephone or camera; empty where it is not known. */
  readonly camera: string;
  readonly sharpness: number;
  /** 0..1 */
  readonly exposure: number;
}

export interface Burst {
  /** In the order they were taken; two at least. */
  readonly ids: readonly string[];
  /** Sharp and well lit: the one to propose. */
  readonly bestId: string;
}

/** Whoever turns the product or walks around it needs longer than this between two shots. */
const MOST_GAP_MS = 5000;
/** Bits of 64: a hand moves between shots, so more than for a copy; scenes that differ have about 32. */
const MOST_BURST_DISTANCE = 12;

/** Shots of the same thing by the same camera, a few seconds apart. The order of the photos does not matter. */
export function findBursts(photos: readonly BurstCandidate[]): Burst[] {
  return toEnd(findBurstsInSteps(photos));
}

export function* findBurstsInSteps(photos: readonly BurstCandidate[]): InSteps<Burst[]> {
  const timed: { photo: BurstCandidate; takenMs: number }[] = [];
  for (const photo of photos) {
    yield;
    const takenMs = photo.camera === '' || photo.takenAt === null ? null : msOf(photo.takenAt);
    if (takenMs !== null) timed.push({ photo, takenMs });
  }
  timed.sort(
    (one, other) =>
      compare(one.photo.camera, other.photo.camera) ||
      one.takenMs - other.takenMs ||
      compare(one.photo.id, other.photo.id),
  );
  const bursts: Burst[] = [];
  let open: BurstCandidate[] = [];
  const close = (): void => {
    const [first] = open;
    if (first !== undefined && open.length > 1)
      bursts.push({ ids: open.map(({ id }) => id), bestId: open.reduce(better, first).id });
    open = [];
  };
  for (const [index, shot] of timed.entries()) {
    yield;
    const before = timed[index - 1];
    const continues =
      before !== undefined &&
      before.photo.camera === shot.photo.camera &&
      shot.takenMs - before.takenMs <= MOST_GAP_MS &&
      hashDistance(halvesOf(before.photo.hash), halvesOf(shot.photo.hash)) <= MOST_BURST_DISTANCE;
    if (!continues) close();
    open.push(shot.photo);
  }
  close();
  return bursts;
}

function better(one: BurstCandidate, other: BurstCandidate): BurstCandidate {
  return other.sharpness * other.exposure > one.sharpness * one.exposure ? other : one;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Milliseconds on the camera's own clock: only differences of one camera are ever taken. */
function msOf(takenAt: string): number | null {
  const parts = /^(\d{4})[:-](\d\d)[:-](\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,3}))?/.exec(
    takenAt,
  );
  if (parts === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map(Number);
  return Date.UTC(
    year,
    month - 1,
    day,
    hour,
    minute,
    second,
    Number((parts[7] ?? '0').padEnd(3, '0')),
  );
}
