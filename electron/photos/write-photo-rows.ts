import { AppError } from '../../shared/errors.ts';
import { photoIdSchema, type ListingId, type PhotoId } from '../../shared/domain/ids.ts';
import type { JournalWriter } from '../journal/journal.ts';
import type { ServiceContext } from '../library/service-context.ts';
import type { PhotoRepository } from './photo-repository.ts';
import type { StagedPicture } from './stage-picture.ts';

/** A picture that is to be in the listing: new to the library, or known by its id. */
export type KeptPicture = StagedPicture | PhotoId;

interface Parts {
  readonly context: ServiceContext;
  readonly repository: PhotoRepository;
}

/**
 * One batch: the photos that are new to the library, and the place of each in the listing. Originals lie in place.
 * @returns how many turned out to be in the listing already, through an adding that ran beside this one.
 */
export function writePhotoRows(
  { context, repository }: Parts,
  listingId: ListingId,
  kept: readonly KeptPicture[],
): number {
  const listing = requireListing(repository, listingId);
  const links = repository.linksOf(listingId);
  const linked = new Set<string>(links.map((link) => link.photoId));
  const fresh = kept.filter((picture) => {
    const id = typeof picture === 'string' ? picture : repository.findBySha256(picture.sha256)?.id;
    return id === undefined || !linked.has(id);
  });
  if (fresh.length === 0) return kept.length;
  const name = { key: 'photos-added', params: { count: fresh.length, listing } };
  context.journal.batch(name, (write) => {
    const first = (links.at(-1)?.position ?? -1) + 1;
    for (const [index, picture] of fresh.entries()) {
      const photoId =
        typeof picture === 'string'
          ? picture
          : ensurePhoto({ context, repository }, write, picture);
      write.insert('listing_photo', {
        id: context.newId(),
        listing_id: listingId,
        photo_id: photoId,
        position: first + index,
      });
    }
  });
  return kept.length - fresh.length;
}

/** The row of an original that lies in place; the one that is there already where another adding was faster. */
export function ensurePhoto(
  { context, repository }: Parts,
  write: JournalWriter,
  picture: StagedPicture,
): PhotoId {
  // Added to another listing while this one was at work.
  const known = repository.findBySha256(picture.sha256);
  if (known) return known.id;
  const id = photoIdSchema.parse(context.newId());
  write.insert('photo', {
    id,
    sha256: picture.sha256,
    original_name: picture.name,
    format: picture.format,
    width_px: picture.facts?.widthPx ?? 0,
    height_px: picture.facts?.heightPx ?? 0,
    finished_width_px: picture.facts?.widthPx ?? 0,
    finished_height_px: picture.facts?.heightPx ?? 0,
    folder: picture.folder,
    file_order: picture.fileOrder,
    camera: picture.facts?.camera ?? '',
    size_bytes: picture.sizeBytes,
    has_gps: picture.facts?.hasGps === true ? 1 : 0,
    taken_at: picture.facts?.takenAt ?? null,
    refusal: picture.refusal,
    added_at: context.now().toISOString(),
  });
  return id;
}

/** The listing's name. @throws AppError 'listing.not-found' */
export function requireListing(repository: PhotoRepository, listingId: ListingId): string {
  const name = repository.listingName(listingId);
  if (name === null) throw new AppError('listing.not-found', { id: listingId });
  return name;
}
