import { AppError } from '../../shared/errors.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';

/** What only the window's operating system can do. */
export interface Desktop {
  /** Empty when the person closed the dialog. */
  pickPhotos(): Promise<string[]>;
  pickPhotoFolder(): Promise<string | null>;
  pickDestination(startFolder: string): Promise<string | null>;
  /** False when the folder is not there any more. */
  openFolder(folder: string): Promise<boolean>;
}

/** Calls that open a dialog or a folder, and so exist only beside a window. */
export type DesktopChannel =
  | 'photos:pick-files'
  | 'photos:pick-folder'
  | 'exports:pick-destination'
  | 'exports:open-folder'
  | 'app:open-data-folder';
