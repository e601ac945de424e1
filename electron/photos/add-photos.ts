import { AppError } from '../../shared/errors.ts';
import { photoIdSchema, type ListingId, type PhotoId } from '../../shared/domain/ids.ts';
import { LISTING_LIMITS } from '../../shared/domain/listing.ts';
import type { ListingPhoto } from '../../shared/domain/photo.ts';
import type { ServiceContext } from '../library/service-context.ts';
import type { PhotoWorkerClient } from '../workers/photo-worker-client.ts';
import { findPictures, type RefusedFile } from './picture-files.ts';
import type { PhotoRepository } from './photo-repository.ts';
import type { PhotoStore } from './photo-store.ts';
import { stagePicture, type StagedPicture, type StagingTools } from './stage-picture.ts';

/** What an adding came to. Files = added + duplicates + refused. */
export interface AddedPhotos {
  readonly added: number;
  /** In the listing already, or given twice. */
  readonly duplicates: number;
  /** Could not be used; HEIC among them is kept and shown with its reason. */
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
}

/** Two decode at the worker while a third is being copied. */
const AT_ONCE = 3;

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

  const refused: RefusedFile[] = [...found.refused];
  /** By place in the files as given, so that the listing's order does not depend on who was faster. */
  const ready = new Map<number, StagedPicture | PhotoId>();
  let duplicates = 0;
  let done = 0;
  const claim: StagingTools['claim'] = (sha256) => {
    if (present.has(sha256)) return 'here';
    present.add(sha256);
    return repository.findBySha256(sha256)?.id ?? 'new';
  };
  const folder = await store.beginStaging(context.newId());
  try {
    const tools = { store, worker, folder, signal, claim };
    await eachAtOnce(found.files, AT_ONCE, async (file, index) => {
      signal?.throwIfAborted();
      options.onProgress?.(done, found.files.length, file.name);
      const outcome = await stagePicture(file, index, tools);
      if (outcome.kind === 'refused') refused.push({ file: file.name, refusal: outcome.refusal });
      else if (outcome.kind === 'here') duplicates += 1;
      else ready.set(index, outcome.kind === 'staged' ? outcome.picture : outcome.photoId);
      done += 1;
      options.onProgress?.(done, found.files.length, file.name);
    });
    signal?.throwIfAborted();

    const ordered = [...ready.entries()].toSorted(([left], [right]) => left - right);
    const taken = ordered.slice(0, Math.max(0, room));
    for (const [index] of ordered.slice(taken.length)) {
      refused.push({ file: found.files[index]?.name ?? '', refusal: 'photo.too-many' });
    }
    const kept = taken.map(([, picture]) => picture);
    await store.placeOriginals(
      folder,
      kept.filter((picture) => typeof picture !== 'string'),
    );
    writeRows(parts, listingId, kept);

    const unshown = kept
      .filter((picture) => typeof picture !== 'string')
      .filter((picture) => picture.refusal !== null);
    for (const { name, refusal } of unshown)
      if (refusal !== null) refused.push({ file: name, refusal });
    return { added: kept.length - unshown.length, duplicates, refused };
  } finally {
    await store.endStaging(folder);
  }
}

/** One batch: the photos that are new to the library, and the place of each in the listing. */
function writeRows(
  { context, repository }: AddingParts,
  listingId: ListingId,
  kept: readonly (StagedPicture | PhotoId)[],
): void {
  if (kept.length === 0) return;
  const listing = requireListing(repository, listingId);
  const at = context.now().toISOString();
  context.journal.batch(
    { key: 'photos-added', params: { count: kept.length, listing } },
    (write) => {
      let position = (repository.linksOf(listingId).at(-1)?.position ?? -1) + 1;
      for (const picture of kept) {
        const placed =
          typeof picture === 'string'
            ? { id: picture, quarterTurns: turnsOf(picture) }
            : insertPhoto(picture);
        write.insert('listing_photo', {
          id: context.newId(),
          listing_id: listingId,
          photo_id: placed.id,
          position,
          quarter_turns: placed.quarterTurns,
        });
        position += 1;
      }

      function insertPhoto(picture: StagedPicture): {
        id: PhotoId;
        quarterTurns: ListingPhoto['quarterTurns'];
      } {
        // Added to another listing while this one was at work.
        const other = repository.findBySha256(picture.sha256);
        if (other) return { id: other.id, quarterTurns: turnsOf(other.id) };
        const id = photoIdSchema.parse(context.newId());
        write.insert('photo', {
          id,
          sha256: picture.sha256,
          original_name: picture.name,
          format: picture.format,
          width_px: picture.facts?.widthPx ?? 0,
          height_px: picture.facts?.heightPx ?? 0,
          size_bytes: picture.sizeBytes,
          has_gps: picture.facts?.hasGps === true ? 1 : 0,
          taken_at: picture.facts?.takenAt ?? null,
          refusal: picture.refusal,
          added_at: at,
        });
        return { id, quarterTurns: 0 };
      }
    },
  );

  /** Which way is up belongs to the picture, wherever it is shown. */
  function turnsOf(photoId: PhotoId): ListingPhoto['quarterTurns'] {
    return repository.placesOf(photoId)[0]?.quarterTurns ?? 0;
  }
}

export function requireListing(repository: PhotoRepository, listingId: ListingId): string {
  const name = repository.listingName(listingId);
  if (name === null) throw new AppError('listing.not-found', { id: listingId });
  return name;
}

/** Works through the items, `width` at a time. The first failure stops the others before their next item. */
async function eachAtOnce<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  let hasFailed = false;
  const lane = async (): Promise<void> => {
    while (next < items.length && !hasFailed) {
      const index = next;
      next += 1;
      try {
        await work(items[index] as Item, index);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: width }, lane));
  const failed = lanes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
