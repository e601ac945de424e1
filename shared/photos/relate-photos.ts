import { findBursts, type BurstCandidate } from './find-bursts.ts';
import { findDuplicates, type DuplicateCandidate } from './find-duplicates.ts';
import { findTwins, type TwinCandidate } from './find-twins.ts';

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
  const twins = new Map(findTwins(photos).map(({ twinId, originalId }) => [twinId, originalId]));
  const originals = photos.filter(({ id }) => !twins.has(id));
  const duplicates = new Map(
    findDuplicates(originals).flatMap(({ ids, keepId }) =>
      ids.filter((id) => id !== keepId).map((id) => [id, keepId] as const),
    ),
  );
  const bursts = new Map(
    findBursts(originals.filter(({ id }) => !duplicates.has(id))).flatMap(({ ids, bestId }) =>
      ids.map((id) => [id, bestId] as const),
    ),
  );
  return { twins, duplicates, bursts };
}
