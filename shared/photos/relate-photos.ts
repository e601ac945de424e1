import { findBurstsInSteps, type BurstCandidate } from './find-bursts.ts';
import { findDuplicatesInSteps, type DuplicateCandidate } from './find-duplicates.ts';
import { findTwinsInSteps, type TwinCandidate } from './find-twins.ts';
import { toEnd, type InSteps } from './in-steps.ts';

export type RelatedPhoto = TwinCandidate & DuplicateCandidate & BurstCandidate;

/** Ids that are not named stand alone; none is named twice. */
export interface Relations {
  /** Small chat copy → its original. */
  readonly twins: ReadonlyMap<string, string>;
  /** Photo → the one it repeats. */
  readonly duplicates: ReadonlyMap<string, string>;
  /** Photo → the best of its burst, which is named as well. */
  readonly bursts: ReadonlyMap<string, string>;
}

/**
 * Which photos belong together. Copies are taken out first: saved again within a second they would look like a burst.
 * The order of the photos does not matter.
 */
export function relatePhotos(photos: readonly RelatedPhoto[]): Relations {
  return toEnd(relatePhotosInSteps(photos));
}

export function* relatePhotosInSteps(photos: readonly RelatedPhoto[]): InSteps<Relations> {
  const paired = yield* findTwinsInSteps(photos);
  const twins = new Map(paired.map(({ twinId, originalId }) => [twinId, originalId]));
  const originals = photos.filter(({ id }) => !twins.has(id));
  const repeated = yield* findDuplicatesInSteps(originals);
  const duplicates = new Map(
    repeated.flatMap(({ ids, keepId }) =>
      ids.filter((id) => id !== keepId).map((id) => [id, keepId] as const),
    ),
  );
  yield;
  const shots = yield* findBurstsInSteps(originals.filter(({ id }) => !duplicates.has(id)));
  const bursts = new Map(
    shots.flatMap(({ ids, bestId }) => ids.map((id) => [id, bestId] as const)),
  );
  return { twins, duplicates, bursts };
}
