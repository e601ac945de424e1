import { useLibraryCall } from '../api/library-query.ts';

export const usePickFiles = () => useLibraryCall('photos:pick-files');
export const usePickFolder = () => useLibraryCall('photos:pick-folder');
export const useAddPaths = () => useLibraryCall('photos:add-paths');
export const useAddPasted = () => useLibraryCall('photos:add-pasted');
export const useReorderPhotos = () => useLibraryCall('photos:reorder');
export const useRemovePhoto = () => useLibraryCall('photos:remove');
export const useRotatePhoto = () => useLibraryCall('photos:rotate');
