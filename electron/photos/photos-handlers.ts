import type { Handlers } from '../../shared/ipc/contract.ts';
import type { PhotoService } from './photo-service.ts';

/** All of photos:* but the two that open a dialog; those live with the window and end in startAdding. */
type PhotoChannel = 'photos:add-paths' | 'photos:add-pasted' | 'photos:reorder' | 'photos:remove';

export function createPhotosHandlers(photos: PhotoService): Handlers<PhotoChannel> {
  return {
    'photos:add-paths': ({ listingId, paths }) => ({ jobId: photos.startAdding(listingId, paths) }),
    'photos:add-pasted': ({ listingId, bytes }) => ({
      jobId: photos.startAddingPasted(listingId, bytes),
    }),
    'photos:reorder': ({ listingId, photoIds }) => {
      photos.reorder(listingId, photoIds);
      return {};
    },
    'photos:remove': ({ listingId, photoId }) => {
      photos.remove(listingId, photoId);
      return {};
    },
  };
}
