import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingId } from '../../shared/domain/ids.ts';
import type { ListingPhoto } from '../../shared/domain/photo.ts';
import { announce } from '../components/live-region.tsx';
import { toastDone } from '../components/toast.tsx';
import { UndoOffer } from '../components/undo-offer.tsx';
import { useNewestBatch } from '../listings/listings-queries.ts';
import { inOrder, moveTo } from './photo-order.ts';
import { useRemovePhoto, useReorderPhotos, useTurnPhotos } from './photos-queries.ts';

/** Order, cover, rotation and removal. The new order is shown at once and corrected by what the library says. */
export function useArrangePhotos(listingId: ListingId | null, photos: readonly ListingPhoto[]) {
  const { t } = useTranslation();
  const reorder = useReorderPhotos();
  const rotatePhoto = useTurnPhotos();
  const removePhoto = useRemovePhoto();
  const newestBatch = useNewestBatch();
  const [wanted, setWanted] = useState<{
    photos: readonly ListingPhoto[];
    order: readonly string[];
  } | null>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  // An order counts only until the library's next answer.
  const order = wanted?.photos === photos ? wanted.order : null;
  const shown = useMemo(() => (order === null ? photos : inOrder(photos, order)), [order, photos]);
  const chosen = shown.find(({ id }) => id === chosenId) ?? shown[0];
  const keepFocus = useKeptFocus(shown);

  const move = (photoId: string, place: number) => {
    if (listingId === null) return;
    const ids = shown.map(({ id }) => id);
    const moved = moveTo<string>(ids, photoId, place);
    const photo = shown.find(({ id }) => id === photoId);
    if (photo === undefined || moved.join() === ids.join()) return;
    keepFocus(photoId);
    setChosenId(photoId);
    setWanted({ photos, order: moved });
    announce(
      t('photos.moved', {
        name: photo.originalName,
        number: moved.indexOf(photoId) + 1,
        total: moved.length,
      }),
    );
    const photoIds = inOrder(shown, moved).map(({ id }) => id);
    reorder.mutate({ listingId, photoIds }, { onError: () => setWanted(null) });
  };

  const rotate = (photo: ListingPhoto) => {
    rotatePhoto.mutate({ photoIds: [photo.id], quarterTurns: 1 });
  };

  const tellRemoved = async (id: ListingId) => {
    const batchId = await newestBatch(id);
    toastDone(
      t('photos.removed'),
      t('app.action.close'),
      batchId !== null && <UndoOffer batchId={batchId} />,
    );
  };

  const remove = (photo: ListingPhoto) => {
    if (listingId === null) return;
    removePhoto.mutate(
      { listingId, photoId: photo.id },
      { onSuccess: () => void tellRemoved(listingId) },
    );
  };

  return {
    shown,
    chosen,
    choose: setChosenId,
    move,
    rotate,
    remove,
    error: reorder.error ?? rotatePhoto.error ?? removePhoto.error,
  };
}

/** An element that changes its place in the document loses the focus: it gets it back. */
function useKeptFocus(shown: readonly ListingPhoto[]): (photoId: string) => void {
  const focused = useRef<string | null>(null);
  useEffect(() => {
    if (focused.current === null) return;
    document.getElementById(`photo-${focused.current}`)?.focus();
    focused.current = null;
  }, [shown]);
  return (photoId) => {
    if (document.activeElement?.id === `photo-${photoId}`) focused.current = photoId;
  };
}
