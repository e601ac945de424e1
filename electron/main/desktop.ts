import { BrowserWindow, dialog, type OpenDialogOptions, shell } from 'electron';
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

  /** One file of a kind; null when the dialog was closed. */
  async function pickOne(
    title: string,
    kind: string,
    extensions: string[],
  ): Promise<string | null> {
    const [path = null] = await pick({
      title,
      properties: ['openFile', 'dontAddToRecent'],
      filters: [
        { name: kind, extensions },
        { name: words().allFiles, extensions: ['*'] },
      ],
    });
    return path;
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
    pickTable: () =>
      pickOne(words().pickTable, words().tables, caseless(['csv', 'tsv', 'txt', 'xlsx'])),
    pickRulePack: () => pickOne(words().pickRulePack, words().rulePacks, ['json']),
    pickForm: () =>
      pickOne(words().pickForm, words().forms, caseless(['csv', 'tsv', 'txt', 'xlsx', 'json'])),
    async pickFormPlace(fileName) {
      const picked = await dialog.showSaveDialog(window, {
        title: words().saveForm,
        defaultPath: fileName,
        filters: [{ name: words().forms, extensions: ['json'] }],
        properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
      });
      return picked.canceled || picked.filePath === '' ? null : picked.filePath;
    },
    async pickSavePlace(name, kind, what) {
      const picked = await dialog.showSaveDialog(window, {
        title: what === 'receipt' ? words().saveReceipt : words().saveSheet,
        defaultPath: `${name}.${kind}`,
        filters: [{ name: kind.toUpperCase(), extensions: [kind] }],
        properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
      });
      return picked.canceled || picked.filePath === '' ? null : picked.filePath;
    },
    printToPdf,
    pickWorkbook: () => pickOne(words().pickWorkbook, words().workbooks, caseless(['xlsx'])),
    pickPictureList: () =>
      pickOne(words().pickPictureList, words().lists, caseless(['csv', 'xlsx', 'txt', 'tsv'])),
    async openFolder(folder) {
      const problem = await shell.openPath(folder);
      return problem === '';
    },
  };
}

/** Drawn in a window nobody sees: no script, no storage, no network, gone afterwards. */
async function printToPdf(html: string): Promise<Uint8Array> {
  const page = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      javascript: false,
      partition: 'receipt',
    },
  });
  try {
    await page.loadURL(
      `data:text/html;charset=utf-8;base64,${Buffer.from(html, 'utf8').toString('base64')}`,
    );
    return await page.webContents.printToPDF({ pageSize: 'A4', printBackground: true });
  } finally {
    page.destroy();
  }
}

/** GTK's dialog tells IMG_1.JPG from IMG_1.jpg; cameras write the former. */
function caseless(endings: readonly string[]): string[] {
  return endings.flatMap((ending) => [ending, ending.toUpperCase()]);
}
