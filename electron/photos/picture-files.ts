import { lstat, open, readdir } from 'node:fs/promises';
import { basename, extname, isAbsolute, join } from 'node:path';
import type { PhotoFormat, PhotoRefusal } from '../../shared/domain/photo.ts';
import { isCameraRaw } from '../workers/sniff-camera-raw.ts';
import { SNIFF_BYTES, sniffPicture } from '../workers/sniff-picture.ts';

export interface PictureFile {
  readonly path: string;
  /** Name as the person knows it, NFC, without folders. */
  readonly name: string;
  /** The picked folder and those below it, "DCIM/100ANDRO"; '' for a file that was picked itself. */
  readonly folder: string;
  readonly format: PhotoFormat;
  readonly sizeBytes: number;
}
export interface RefusedFile {
  readonly file: string;
  readonly refusal: PhotoRefusal | 'photo.too-many';
}
export interface FoundPictures {
  readonly files: readonly PictureFile[];
  readonly refused: readonly (RefusedFile & { readonly path: string })[];
}

const DEEPEST = 8;
/** A full 128 GB card of phone pictures; more comes in a second round. */
const MOST_FILES = 20_000;
const LONGEST_FOLDER = 200;
/** Above any phone photo; keeps a film or a disk image that is named .jpg from being copied. */
const MOST_FILE_BYTES = 100 * 1024 * 1024;
/** Endings of pictures, lower case with the dot; what a file is, only its bytes tell. */
export const PICTURE_NAME: ReadonlySet<string> = new Set([
  '.jpg',
  '.jpeg',
  '.jpe',
  '.jfif',
  '.png',
  '.webp',
  '.avif',
  '.tif',
  '.tiff',
  '.gif',
  '.heic',
  '.heif',
  // Camera RAW, by content refused: who brings a folder of them is told so.
  '.dng',
  '.cr2',
  '.cr3',
  '.nef',
  '.arw',
  '.raf',
  '.orf',
  '.rw2',
  '.pef',
  '.srw',
]);

/**
 * The pictures among dropped or picked paths; folders are searched through. Kinds are told by content.
 * Links are not followed, network paths (\\host\share) are refused before anything touches them, and inside folders
 * what is neither a picture nor named like one is passed over in silence.
 */
export async function findPictures(
  paths: readonly string[],
  signal?: AbortSignal,
): Promise<FoundPictures> {
  const files: PictureFile[] = [];
  const refused: (RefusedFile & { path: string })[] = [];
  for (const path of paths) {
    signal?.throwIfAborted();
    if (isUnsafePath(path))
      refused.push({ file: displayName(path), path, refusal: 'photo.unreadable' });
    else await visit(path, 0, '');
  }
  return { files, refused };

  async function visit(path: string, depth: number, folder: string): Promise<void> {
    signal?.throwIfAborted();
    const file = displayName(path);
    const isNamedLikePicture = PICTURE_NAME.has(extname(path).toLowerCase());
    const isAskedFor = depth === 0 || isNamedLikePicture;
    try {
      const status = await lstat(path);
      if (status.isDirectory()) {
        const inside = (folder === '' ? file : `${folder}/${file}`).slice(0, LONGEST_FOLDER);
        if (depth < DEEPEST)
          for (const name of await sortedNames(path))
            await visit(join(path, name), depth + 1, inside);
        return;
      }
      if (!status.isFile()) {
        if (isAskedFor) refused.push({ file, path, refusal: 'photo.unreadable' });
        return;
      }
      const refusal = await judge(path, status.size, (format) => {
        if (files.length < MOST_FILES)
          files.push({ path, name: file, folder, format, sizeBytes: status.size });
        else refused.push({ file, path, refusal: 'photo.too-many' });
      });
      if (refusal !== null && isAskedFor) refused.push({ file, path, refusal });
    } catch {
      if (isAskedFor) refused.push({ file, path, refusal: 'photo.unreadable' });
    }
    signal?.throwIfAborted();
  }
}

async function judge(
  path: string,
  sizeBytes: number,
  take: (format: PhotoFormat) => void,
): Promise<PhotoRefusal | null> {
  if (sizeBytes === 0) return 'photo.empty';
  const head = await readHead(path);
  const format = sniffPicture(head);
  if (format === 'unknown') return isCameraRaw(head) ? 'photo.camera-raw' : 'photo.not-a-picture';
  if (sizeBytes > MOST_FILE_BYTES) return 'photo.too-large-file';
  take(format);
  return null;
}

/** UNC and device paths make Windows talk to other machines by a mere look; relative ones mean nothing here. */
export function isUnsafePath(path: string): boolean {
  return (
    /^[\\/]{2}/.test(path) || path.startsWith('\\??\\') || path.includes('\0') || !isAbsolute(path)
  );
}

/** As a person would sort them: anh-2 before anh-10. Hidden files are left out. */
async function sortedNames(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const order = new Intl.Collator('vi', { numeric: true });
  // Sorted by their bytes first, which takes no time: a camera's names then are in order but for a few, and the costly
  // comparing of five thousand does not hold up the whole process.
  return names
    .filter((name) => !name.startsWith('.'))
    .toSorted()
    .toSorted(order.compare);
}

async function readHead(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function displayName(path: string): string {
  const name = basename(path.replaceAll('\\', '/')).normalize('NFC');
  return [...name].slice(0, 255).join('');
}
