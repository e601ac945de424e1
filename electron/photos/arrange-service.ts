import { AppError } from '../../shared/errors.ts';
import {
  listingIdSchema,
  photoIdSchema,
  type ListingId,
  type PhotoId,
} from '../../shared/domain/ids.ts';
import { LISTING_LIMITS } from '../../shared/domain/listing.ts';
import type { PhotoFilter, PhotoMark, StudioPhoto } from '../../shared/domain/studio-photo.ts';
import type { Shot } from '../../shared/photos/photo-coach.ts';
import { sortByCards } from '../../shared/photos/sort-by-cards.ts';
import type { JournalWriter } from '../journal/journal.ts';
import type { PhotoCounts } from './inbox-repository.ts';
import type { PhotoParts } from './photo-parts.ts';
import { requireListing } from './write-photo-rows.ts';

export interface Assigned {
  readonly assigned: number;
  readonly already: number;
  /** More than a listing holds. */
  readonly left: number;
}
export interface CardsSorted {
  readonly cards: number;
  readonly sorted: number;
  readonly queued: number;
}

/** Whose photo is whose: everything here is one undoable batch. */
export interface ArrangeService {
  list(filter: PhotoFilter, offset: number, limit: number): StudioPhoto[];
  /** How many there are in the filter, and in each view of the whole library. */
  count(filter: PhotoFilter): { total: number; counts: PhotoCounts };
  listIds(filter: PhotoFilter): PhotoId[];
  /** @throws AppError 'photo.not-found' */
  get(photoId: PhotoId): StudioPhoto;
  /** @throws AppError 'listing.not-found' | 'photo.not-found' */
  assign(photoIds: readonly PhotoId[], listingId: ListingId): Assigned;
  /** Takes the photos out of every listing. */
  unassign(photoIds: readonly PhotoId[]): void;
  mark(photoIds: readonly PhotoId[], mark: PhotoMark): void;
  setShot(photoIds: readonly PhotoId[], shot: Shot | null): void;
  /** Puts the photo first; into the listing when it is not there yet. */
  makeCover(photoId: PhotoId, listingId: ListingId): void;
  /** Puts photos that are in no listing to the card before them. */
  sortByCards(): CardsSorted;
}

const MOST_IDS = 20_000;
const MARK_NAMES: Readonly<Record<PhotoMark, string>> = {
  '': 'photos-unmarked',
  kept: 'photos-kept',
  hidden: 'photos-hidden',
};

export function createArrangeService(parts: PhotoParts): ArrangeService {
  const { context, repository, inbox } = parts;
  const { journal } = context;

  /** @throws AppError 'photo.not-found' before anything is written */
  function requireAll(photoIds: readonly PhotoId[]): PhotoId[] {
    const ids = [...new Set(photoIds)];
    for (const id of ids)
      if (repository.get(id) === null) throw new AppError('photo.not-found', { id });
    return ids;
  }

  function link(write: JournalWriter, ids: readonly PhotoId[], listingId: ListingId): Assigned {
    const links = repository.linksOf(listingId);
    const linked = new Set<string>(links.map(({ photoId }) => photoId));
    const fresh = ids.filter((id) => !linked.has(id));
    const taken = fresh.slice(0, Math.max(0, LISTING_LIMITS.photos - links.length));
    const first = (links.at(-1)?.position ?? -1) + 1;
    for (const [index, photoId] of taken.entries()) {
      write.insert('listing_photo', {
        id: context.newId(),
        listing_id: listingId,
        photo_id: photoId,
        position: first + index,
      });
    }
    return {
      assigned: taken.length,
      already: ids.length - fresh.length,
      left: fresh.length - taken.length,
    };
  }

  return {
    list: (filter, offset, limit) => inbox.rows(inbox.page(filter, offset, limit)),
    count: (filter) => ({ total: inbox.total(filter), counts: inbox.counts() }),
    listIds: (filter) => inbox.ids(filter, MOST_IDS),
    get: (photoId) => {
      const [photo] = inbox.rows([photoId]);
      if (photo === undefined) throw new AppError('photo.not-found', { id: photoId });
      return photo;
    },
    assign: (photoIds, listingId) => {
      const listing = requireListing(repository, listingId);
      const ids = requireAll(photoIds);
      const params = { count: ids.length, listing };
      return journal.batch({ key: 'photos-assigned', params }, (write) => {
        // Given to a listing by hand: it is wanted, whatever was found.
        for (const { id, mark } of inbox.rows(ids))
          if (mark === 'hidden') write.update('photo', id, { mark: '' });
        return link(write, ids, listingId);
      });
    },
    unassign: (photoIds) => {
      const ids = requireAll(photoIds);
      journal.batch({ key: 'photos-unassigned', params: { count: ids.length } }, (write) => {
        for (const id of ids)
          for (const place of repository.placesOf(id)) write.remove('listing_photo', place.id);
      });
    },
    mark: (photoIds, mark) => {
      const ids = requireAll(photoIds);
      journal.batch({ key: MARK_NAMES[mark], params: { count: ids.length } }, (write) => {
        for (const id of ids) write.update('photo', id, { mark });
      });
    },
    setShot: (photoIds, shot) => {
      const ids = requireAll(photoIds);
      journal.batch({ key: 'photos-shot-set', params: { count: ids.length } }, (write) => {
        for (const id of ids) write.update('photo', id, { shot });
      });
    },
    makeCover: (photoId, listingId) => {
      const listing = requireListing(repository, listingId);
      requireAll([photoId]);
      journal.batch({ key: 'photo-made-cover', params: { listing } }, (write) => {
        if (link(write, [photoId], listingId).left > 0)
          throw new AppError('photo.too-many', { most: LISTING_LIMITS.photos });
        const links = repository.linksOf(listingId);
        const first = links.find((each) => each.photoId === photoId);
        const others = links.filter((each) => each.photoId !== photoId);
        [...(first === undefined ? [] : [first]), ...others].forEach(({ id }, position) =>
          write.update('listing_photo', id, { position }),
        );
      });
    },
    sortByCards: () => {
      const photos = inbox
        .sortable()
        .filter(({ cardListingId }) => cardListingId === null || inbox.isCardOf(cardListingId));
      const cards = photos.filter(({ cardListingId }) => cardListingId !== null).length;
      if (cards === 0) return { cards: 0, sorted: 0, queued: 0 };
      const { assigned, queued } = sortByCards(photos);
      const byListing = new Map<string, string[]>();
      for (const { photoId, listingId } of assigned)
        byListing.set(listingId, [...(byListing.get(listingId) ?? []), photoId]);
      const params = { count: assigned.length };
      const counts = journal.batch({ key: 'photos-sorted', params }, (write) =>
        [...byListing].map(([listingId, of]) =>
          link(
            write,
            of.map((id) => photoIdSchema.parse(id)),
            listingIdSchema.parse(listingId),
          ),
        ),
      );
      const left = counts.reduce((sum, each) => sum + each.left, 0);
      const sorted = counts.reduce((sum, each) => sum + each.assigned, 0);
      return { cards, sorted, queued: queued.length + left };
    },
  };
}
