import type { PhotoId } from '../../../shared/domain/ids.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { libraryQuery, useLibraryCall } from '../../api/library-query.ts';

/** One photo with all that is known of it: what was done to it, what was found, which marketplaces it is large enough for. */
export type PhotoView = Output<'photos:get'>;

export const photoQuery = (photoId: PhotoId) =>
  libraryQuery('photos:get', { photoId }, ['photos', 'listings', 'marketplaces']);

export const useSaveEdits = () => useLibraryCall('photos:save-edits');
export const useCopyEdits = () => useLibraryCall('photos:copy-edits');
export const useClearEdits = () => useLibraryCall('photos:clear-edits');
export const useProposeEdits = () => useLibraryCall('photos:propose-edits');
export const useProposeGround = () => useLibraryCall('photos:propose-ground');
export const useReadLabel = () => useLibraryCall('photos:read-label');
export const useUseLabel = () => useLibraryCall('photos:use-label');
