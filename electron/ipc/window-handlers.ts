import { basename } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { publishFile } from '../files/publish-file.ts';
import { readSheets } from '../imports/read-sheets.ts';
import { readPickedFile } from '../imports/read-table.ts';
import { toWorkbookView } from '../exports/workbooks-handlers.ts';
import { readPictureListFile } from '../exports/picture-lists.ts';
import type { Library } from '../library/open-library.ts';

/** What only the desktop around the window can do. */
export interface Desktop {
  /** Empty when the person closed the dialog. */
  pickPhotos(): Promise<string[]>;
  pickPhotoFolder(): Promise<string | null>;
  pickDestination(startFolder: string): Promise<string | null>;
  /** One table: CSV or a workbook. Null when the person closed the dialog. */
  pickTable(): Promise<string | null>;
  /** A sample of a marketplace's form, or a form somebody shared. */
  pickForm(): Promise<string | null>;
  /** Where to save a form to be given on. */
  pickFormPlace(fileName: string): Promise<string | null>;
  /** Where to save a receipt, with its ending. Null when the person closed the dialog. */
  pickSavePlace(
    name: string,
    kind: 'html' | 'pdf',
    what: 'receipt' | 'sheet',
  ): Promise<string | null>;
  /** A page without scripts as A4. */
  printToPdf(html: string): Promise<Uint8Array>;
  /** One signed rule pack; null when the person closed the dialog. */
  pickRulePack(): Promise<string | null>;
  pickWorkbook(): Promise<string | null>;
  /** A list of picture addresses: CSV, workbook or text. */
  pickPictureList(): Promise<string | null>;
  /** False when the folder is not there any more. */
  openFolder(folder: string): Promise<boolean>;
}

type WindowChannel =
  | 'photos:pick-files'
  | 'photos:pick-folder'
  | 'photos:take-in-files'
  | 'photos:take-in-folder'
  | 'photos:save-cards'
  | 'photos:save-retake-sheet'
  | 'exports:pick-destination'
  | 'rules:pick-pack'
  | 'exports:pick-workbook'
  | 'exports:pick-picture-list'
  | 'exports:open-folder'
  | 'exports:save-receipt'
  | 'rejections:pick-file'
  | 'forms:pick-sample'
  | 'forms:share'
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
    'photos:take-in-files': async () => {
      const files = await desktop.pickPhotos();
      return { jobId: files.length === 0 ? null : services.intake.start(files) };
    },
    'photos:take-in-folder': async () => {
      const folder = await desktop.pickPhotoFolder();
      return { jobId: folder === null ? null : services.intake.start([folder]) };
    },
    'photos:save-cards': async ({ listingIds }) => {
      const ids = listingIds ?? services.listings.allIds();
      if (ids.length === 0) throw new AppError('photo.no-cards', {});
      const path = await desktop.pickSavePlace('the-san-pham', 'pdf', 'sheet');
      if (path === null) return { savedAs: null, cards: ids.length };
      await services.sheets.saveCards(ids, path, services.settings.get().language);
      return { savedAs: basename(path), cards: ids.length };
    },
    'photos:save-retake-sheet': async ({ householdId }) => {
      const sheet = await services.retakeSheets.of(householdId, services.settings.get().language);
      if (sheet.items === 0) return { savedAs: null, items: 0 };
      const path = await desktop.pickSavePlace(sheet.name, 'pdf', 'sheet');
      if (path === null) return { savedAs: null, items: sheet.items };
      await publishFile(path, await sheet.makePdf());
      return { savedAs: basename(path), items: sheet.items };
    },
    'exports:pick-destination': async () => {
      const folder = await desktop.pickDestination(services.exports.destination());
      if (folder !== null) services.exports.setDestination(folder);
      return { destinationFolder: folder };
    },
    'rules:pick-pack': async () => {
      const file = await desktop.pickRulePack();
      if (file === null) return { rowId: null, jobId: null };
      const signed = services.rulePacks.read(file);
      const rowId = services.rulePacks.keep(signed);
      return { rowId, jobId: services.rulePacks.startImpact(signed.pack) };
    },
    'exports:pick-workbook': async ({ marketplaceId }) => {
      const path = await desktop.pickWorkbook();
      if (path === null) return { workbook: null };
      return { workbook: toWorkbookView(await services.workbooks.take(path, marketplaceId)) };
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
    'exports:save-receipt': async ({ bundleId, as }) => {
      const { name, html } = services.exports.receiptPage(bundleId);
      const path = await desktop.pickSavePlace(name, as, 'receipt');
      if (path === null) return { savedAs: null };
      const bytes = as === 'pdf' ? await desktop.printToPdf(html) : Buffer.from(html, 'utf8');
      await publishFile(path, bytes);
      return { savedAs: basename(path) };
    },
    'rejections:pick-file': async ({ marketplaceId }) => {
      const path = await desktop.pickTable();
      if (path === null) return { read: null };
      const tables = readSheets(await readPickedFile(path), basename(path));
      const read = services.rejections.read(marketplaceId, tables, basename(path));
      return { read: services.waitingResults.put(read) };
    },
    'forms:pick-sample': async () => {
      const path = await desktop.pickForm();
      return { form: path === null ? null : await services.forms.read(path) };
    },
    'forms:share': async ({ marketplaceId }) => {
      const { fileName, text } = services.forms.share(marketplaceId);
      const path = await desktop.pickFormPlace(fileName);
      if (path === null) return { savedAs: null };
      await publishFile(path, Buffer.from(text, 'utf8'));
      return { savedAs: basename(path) };
    },
    'app:open-data-folder': async () => {
      await open(paths.folder);
      return {};
    },
  };
}
