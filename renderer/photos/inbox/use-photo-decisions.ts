import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchId, ListingId, PhotoId } from '../../../shared/domain/ids.ts';
import type { PhotoMark, StudioPhoto } from '../../../shared/domain/studio-photo.ts';
import { announce } from '../../components/live-region.tsx';
import { newestBatchOf, usePhotoCall } from './inbox-queries.ts';
import { markAfter } from './photo-keys.ts';
import { pinnedListings } from './pinned-listings.ts';

/** The contract takes so many at once; nobody goes through more by hand. */
const MOST_AT_ONCE = 5000;
export interface PhotoDecisions {
  readonly mark: (ids: readonly PhotoId[], wanted: Exclude<PhotoMark, ''>) => void;
  readonly assign: (ids: readonly PhotoId[], listing: ListingId, name: string) => void;
  readonly unassign: (ids: readonly PhotoId[]) => void;
  readonly turn: (ids: readonly PhotoId[]) => void;
  readonly makeCover: (id: PhotoId) => void;
  /** The newest decision, to be told beside the grid: notices would lie over the listings. */
  readonly news: DecisionNews | null;
  readonly error: unknown;
}

export interface DecisionNews {
  readonly words: string;
  /** What takes it back; null when nothing was done. */
  readonly batchId: BatchId | null;
}

/**
 * What the officer decides about photos: each one is a step that Ctrl+Z takes back, and the news of it offers the same.
 * `photoOf` knows those that are fetched; `onDecided` goes on to the next photo.
 */
export function usePhotoDecisions(
  photoOf: (id: PhotoId) => StudioPhoto | undefined,
  onDecided: (ids: readonly PhotoId[]) => void,
): PhotoDecisions {
  const { t } = useTranslation();
  const mark = usePhotoCall('photos:mark');
  const assign = usePhotoCall('photos:assign');
  const unassign = usePhotoCall('photos:unassign');
  const turn = usePhotoCall('photos:turn');
  const makeCover = usePhotoCall('photos:make-cover');
  const [news, setNews] = useState<DecisionNews | null>(null);

  /** `about`: a photo or a listing whose newest change is this one. */
  const tell = async (words: string, about: string | undefined) => {
    announce(words);
    setNews({ words, batchId: about === undefined ? null : await newestBatchOf(about) });
  };
  const some = (ids: readonly PhotoId[]) => ids.slice(0, MOST_AT_ONCE);

  return {
    mark(ids, wanted) {
      if (ids.length === 0) return;
      const photoIds = some(ids);
      const marks = photoIds.flatMap((id) => photoOf(id)?.mark ?? []);
      const next = markAfter(marks, wanted);
      const words = next === '' ? 'unmarked' : next;
      onDecided(photoIds);
      mark.mutate(
        { photoIds, mark: next },
        {
          onSuccess: () =>
            void tell(t(`photo-inbox.done.${words}`, { count: photoIds.length }), photoIds[0]),
        },
      );
    },
    assign(ids, listingId, name) {
      if (ids.length === 0) return;
      const photoIds = some(ids);
      onDecided(photoIds);
      pinnedListings.pin(listingId);
      assign.mutate(
        { photoIds, listingId },
        {
          onSuccess: ({ assigned, already, left }) =>
            void tell(
              [
                assigned > 0 || already + left === 0
                  ? t('photo-inbox.done.assigned', { count: assigned, name })
                  : '',
                already > 0 ? t('photo-inbox.done.already', { count: already, name }) : '',
                left > 0 ? t('photo-inbox.done.left', { count: left, name }) : '',
              ]
                .filter(Boolean)
                .join(' '),
              assigned > 0 ? listingId : undefined,
            ),
        },
      );
    },
    unassign(ids) {
      const photoIds = some(ids.filter((id) => (photoOf(id)?.listings.length ?? 1) > 0));
      if (photoIds.length === 0) {
        if (ids.length > 0) void tell(t('photo-inbox.done.nothing-assigned'), undefined);
        return;
      }
      const from = photoIds.flatMap((id) => photoOf(id)?.listings[0]?.id ?? [])[0];
      unassign.mutate(
        { photoIds },
        {
          onSuccess: () =>
            void tell(t('photo-inbox.done.unassigned', { count: photoIds.length }), from),
        },
      );
    },
    turn(ids) {
      if (ids.length === 0) return;
      const photoIds = some(ids);
      turn.mutate(
        { photoIds, quarterTurns: 1 },
        {
          onSuccess: () =>
            void tell(t('photo-inbox.done.turned', { count: photoIds.length }), photoIds[0]),
        },
      );
    },
    makeCover(id) {
      const listing = photoOf(id)?.listings[0];
      if (listing === undefined) {
        void tell(t('photo-inbox.done.no-listing'), undefined);
        return;
      }
      makeCover.mutate(
        { photoId: id, listingId: listing.id },
        {
          onSuccess: () =>
            void tell(t('photo-inbox.done.cover', { name: listing.name }), listing.id),
        },
      );
    },
    news,
    error: mark.error ?? assign.error ?? unassign.error ?? turn.error ?? makeCover.error,
  };
}
