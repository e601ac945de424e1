import { basename } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { readPictureListFile } from '../exports/picture-lists.ts';
import type { Library } from '../library/open-library.ts';

/** What only the desktop around the window can do. */
export interface Desktop {
  /** Empty when the person closed the dialog. */
  pickPhotos(): Promise<string[]>;
  pickPhotoFolder(): Promise<string | null>;
  pickDestination(startFolder: string): Promise<string | null>;
  /** A list of picture addresses: CSV, workbook or text. */
  pickPictureList(): Promise<string | null>;
  /** False when the folder is not there any more. */
  openFolder(folder: string): Promise<boolean>;
}

type WindowChannel =
  | 'photos:pick-files'
  | 'photos:pick-folder'
  | 'exports:pick-destination'
  | 'exports:pick-picture-list'
  | 'exports:open-folder'
  | 'app:open-data-folder';

/** Calls that open a dialog or a folder, and so exist only beside a window. */
export function createWindowHandlers(
  { services, paths }: Pick<Library, 'services' | 'paths'>,
  desktop: Desktop,
): Handlers<WindowChannel> {
  const open = async (folder: string): Promise<void> => {
    if (!(await desktop.openFolder(folder)))
      throw new AppError('export.destination-gone', { folder });
  };
  return {
    'photos:pick-files': async ({ listingId }) => {
      const files = await desktop.pickPhotos();
      return { jobId: files.length === 0 ? null : services.photos.startAdding(listingId, files) };
    },
    'photos:pick-folder': async ({ listingId }) => {
      const folder = await desktop.pickPhotoFolder();
      return { jobId: folder === null ? null : services.photos.startAdding(listingId, [folder]) };
    },
    'exports:pick-destination': async () => {
      const folder = await desktop.pickDestination(services.exports.destination());
      if (folder !== null) services.exports.setDestination(folder);
      return { destinationFolder: folder };
    },
    'exports:pick-picture-list': async () => {
      const path = await desktop.pickPictureList();
      if (path === null) return { list: null };
      const kept = services.exports.pictureLists.keep(await readPictureListFile(path));
      return { list: { ...kept, fileName: basename(path) } };
    },
    'exports:open-folder': async ({ bundleId }) => {
      await open(services.exports.folderOf(bundleId).folder);
      return {};
    },
    'app:open-data-folder': async () => {
      await open(paths.folder);
      return {};
    },
  };
}
