import type { ListingId } from '../../shared/domain/ids.ts';
import type { ListingPhoto, ScreenRendition } from '../../shared/domain/photo.ts';
import { libraryQuery, useLibraryCall } from '../api/library-query.ts';
import { photoAddress } from '../api/photo-address.ts';

/** Where the window finds a photo as it is turned now. */
export function listingPhotoAddress(
  photo: Pick<ListingPhoto, 'id' | 'sha256' | 'editsKey'>,
  name: ScreenRendition,
): string {
  return photoAddress(photo.id, name, `${photo.sha256.slice(0, 12)}-${photo.editsKey}`);
}

export const usePickFiles = () => useLibraryCall('photos:pick-files');
export const usePickFolder = () => useLibraryCall('photos:pick-folder');
export const useAddPaths = () => useLibraryCall('photos:add-paths');
export const useAddPasted = () => useLibraryCall('photos:add-pasted');
export const useReorderPhotos = () => useLibraryCall('photos:reorder');
export const useRemovePhoto = () => useLibraryCall('photos:remove');
export const useTurnPhotos = () => useLibraryCall('photos:turn');
export const useSetShot = () => useLibraryCall('photos:set-shot');

/** What is still missing for a good listing. */
export const coachQuery = (listingId: ListingId) =>
  libraryQuery('photos:coach', { listingId }, ['photos', 'listings']);

/** The photos of one listing with what was found in them, and which shot each is. */
export const listingFindingsQuery = (listingId: ListingId) =>
  libraryQuery(
    'photos:list',
    {
      filter: {
        view: 'all',
        householdId: null,
        listingId,
        flag: null,
        fromDay: null,
        toDay: null,
      },
      offset: 0,
      limit: 100,
    },
    ['photos', 'listings'],
  );
