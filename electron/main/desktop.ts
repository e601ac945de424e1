import { type BrowserWindow, dialog, type OpenDialogOptions, shell } from 'electron';
import type { Desktop } from '../ipc/window-handlers.ts';
import type { Words } from './words.ts';

/** What the photo worker may be given. It looks at the bytes all the same. */
const PICTURE_ENDINGS = [
  'jpg',
  'jpeg',
  'png',
  'webp',
  'avif',
  'tif',
  'tiff',
  'gif',
  'heic',
  'heif',
];

/** Dialogs and folders of the operating system, in front of the given window. */
export function createDesktop(window: BrowserWindow, words: () => Words['dialog']): Desktop {
  async function pick(options: OpenDialogOptions): Promise<string[]> {
    const picked = await dialog.showOpenDialog(window, options);
    return picked.canceled ? [] : picked.filePaths;
  }

  return {
    pickPhotos: () =>
      pick({
        title: words().pickPhotos,
        properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
        filters: [
          { name: words().pictures, extensions: caseless(PICTURE_ENDINGS) },
          { name: words().allFiles, extensions: ['*'] },
        ],
      }),
    pickPhotoFolder: async () =>
      (
        await pick({
          title: words().pickPhotoFolder,
          properties: ['openDirectory', 'dontAddToRecent'],
        })
      )[0] ?? null,
    pickDestination: async (startFolder) =>
      (
        await pick({
          title: words().pickDestination,
          defaultPath: startFolder,
          properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
        })
      )[0] ?? null,
    pickPictureList: async () =>
      (
        await pick({
          title: words().pickPictureList,
          properties: ['openFile', 'dontAddToRecent'],
          filters: [
            { name: words().lists, extensions: caseless(['csv', 'xlsx', 'txt', 'tsv']) },
            { name: words().allFiles, extensions: ['*'] },
          ],
        })
      )[0] ?? null,
    async openFolder(folder) {
      const problem = await shell.openPath(folder);
      return problem === '';
    },
  };
}

/** GTK's dialog tells IMG_1.JPG from IMG_1.jpg; cameras write the former. */
function caseless(endings: readonly string[]): string[] {
  return endings.flatMap((ending) => [ending, ending.toUpperCase()]);
}
