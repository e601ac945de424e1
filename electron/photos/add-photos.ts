import type { ListingId } from '../../shared/domain/ids.ts';
import { LISTING_LIMITS } from '../../shared/domain/listing.ts';
import type { ServiceContext } from '../library/service-context.ts';
import type { PhotoWorkerClient } from '../workers/photo-worker-client.ts';
import { eachAtOnce } from './each-at-once.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import { findPictures, type RefusedFile } from './picture-files.ts';
import type { PhotoRepository } from './photo-repository.ts';
import type { PhotoStore } from './photo-store.ts';
import { stagePicture, type StagedPicture, type StagingTools } from './stage-picture.ts';
import { requireListing, writePhotoRows, type KeptPicture } from './write-photo-rows.ts';

/** What an adding came to. Files = added + duplicates + refused. */
export interface AddedPhotos {
  readonly added: number;
  /** In the listing already, or given twice. */
  readonly duplicates: number;
  /** Could not be used. */
  readonly refused: readonly RefusedFile[];
}

export interface AddOptions {
  readonly signal?: AbortSignal;
  /** `file` is the one being worked on. */
  readonly onProgress?: (done: number, total: number, file: string) => void;
}

export interface AddingParts {
  readonly context: ServiceContext;
  readonly repository: PhotoRepository;
  readonly store: PhotoStore;
  readonly worker: PhotoWorkerClient;
  /** Shared by all addings of a library. */
  readonly oneAtATime: OneAtATime;
}

/** Three are at the worker while others are being copied and synced: a disk that is waited for leaves no core idle. */
const AT_ONCE = 5;

/**
 * Adds pictures to a listing: copied and proved in staging, looked at, and only when all are through, placed under
 * their hashes and written in one batch. A crash leaves files in staging only; the sources are never touched.
 * @throws AppError 'listing.not-found' | 'disk.full' | 'disk.failed'
 */
export async function addPhotos(
  parts: AddingParts,
  listingId: ListingId,
  paths: readonly string[],
  options: AddOptions = {},
): Promise<AddedPhotos> {
  const { context, repository, store, worker } = parts;
  const { signal } = options;
  requireListing(repository, listingId);
  const found = await findPictures(paths, signal);
  const present = new Set(repository.listFor(listingId).map((photo) => photo.sha256));
  const room = LISTING_LIMITS.photos - present.size;

  const refused: RefusedFile[] = found.refused.map(({ file, refusal }) => ({ file, refusal }));
  /** By hash. */
  const ready = new Map<string, KeptPicture>();
  /** Where each picture was first named, so that order and name do not depend on which copy was faster. */
  const firstNamed = new Map<string, { readonly index: number; readonly name: string }>();
  let duplicates = 0;
  let done = 0;
  const claim = (
    sha256: string,
    index: number,
    name: string,
  ): ReturnType<StagingTools['claim']> => {
    const first = firstNamed.get(sha256);
    if (!first || index < first.index) firstNamed.set(sha256, { index, name });
    if (present.has(sha256)) return 'here';
    present.add(sha256);
    return repository.findBySha256(sha256)?.id ?? 'new';
  };
  const folder = await store.beginStaging(context.newId());
  try {
    await eachAtOnce(found.files, AT_ONCE, async (file, index) => {
      signal?.throwIfAborted();
      options.onProgress?.(done, found.files.length, file.name);
      const outcome = await stagePicture(file, index, {
        store,
        worker,
        folder,
        signal,
        claim: (sha256) => claim(sha256, index, file.name),
      });
      if (outcome.kind === 'refused') refused.push({ file: file.name, refusal: outcome.refusal });
      else if (outcome.kind === 'here') duplicates += 1;
      else if (outcome.kind === 'elsewhere') ready.set(outcome.sha256, outcome.photoId);
      else ready.set(outcome.picture.sha256, outcome.picture);
      done += 1;
      options.onProgress?.(done, found.files.length, file.name);
    });
    signal?.throwIfAborted();

    const ordered = [...ready]
      .map(([sha256, picture]) => ({
        picture,
        ...(firstNamed.get(sha256) ?? { index: 0, name: '' }),
      }))
      .toSorted((left, right) => left.index - right.index);
    const taken = ordered.slice(0, Math.max(0, room));
    for (const { name } of ordered.slice(taken.length))
      refused.push({ file: name, refusal: 'photo.too-many' });
    const kept = taken.map(({ picture, name }) =>
      isStaged(picture) ? { ...picture, name } : picture,
    );
    // Placing and writing of one adding never meet another's, which may have to take its files back.
    const meanwhile = await parts.oneAtATime(async () => {
      try {
        await store.placeOriginals(folder, kept.filter(isStaged));
        return writePhotoRows(parts, listingId, kept);
      } finally {
        await store.endAddings([folder], (sha256) => repository.isKnownEver(sha256));
      }
    });
    const unshown = kept
      .filter(isStaged)
      .flatMap(({ name, refusal }) => (refusal === null ? [] : [{ file: name, refusal }]));
    return {
      added: kept.length - meanwhile - unshown.length,
      duplicates: duplicates + meanwhile,
      refused: [...refused, ...unshown],
    };
  } finally {
    await store.endAddings([folder], (sha256) => repository.isKnownEver(sha256));
  }
}

function isStaged(picture: KeptPicture): picture is StagedPicture {
  return typeof picture !== 'string';
}
