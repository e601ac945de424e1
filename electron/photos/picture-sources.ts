import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { extname, join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { PictureSource } from '../../shared/ipc/contract-photos.ts';
import { PICTURE_NAME } from './picture-files.ts';
import { sourceName } from './take-in.ts';

/** Cards and sticks with pictures that are plugged in now. */
export interface PictureSources {
  list(): Promise<PictureSource[]>;
  /** @throws AppError 'photo.source-gone' when it was pulled out meanwhile */
  pathOf(sourceId: string): Promise<string>;
}

/** Folders whose folders are plugged-in things, and paths that are such a thing themselves. */
export interface MediaPlaces {
  readonly parents: readonly string[];
  readonly roots: readonly string[];
}

/** The window asks every few seconds: a card is known to hold pictures after a glance, not after a count. */
const MOST_SEEN = 300;
const MOST_FOLDERS = 60;
const DEEPEST = 3;

export function createPictureSources(places: MediaPlaces = usualPlaces()): PictureSources {
  async function found(): Promise<{ path: string; source: PictureSource }[]> {
    const inside = await Promise.all(
      places.parents.map(async (parent) => (await names(parent)).map((name) => join(parent, name))),
    );
    const sources = await Promise.all([...inside.flat(), ...places.roots].map(look));
    return sources.flatMap((each) => (each === null ? [] : [each]));
  }
  return {
    list: async () => (await found()).map(({ source }) => source),
    pathOf: async (sourceId) => {
      const known = (await found()).find(({ source }) => source.id === sourceId);
      if (known === undefined) throw new AppError('photo.source-gone', { name: '' });
      return known.path;
    },
  };
}

/** Names only: nothing on the card is opened before the officer asks for it. */
async function look(path: string): Promise<{ path: string; source: PictureSource } | null> {
  let pictures = 0;
  let folders = 0;
  const visit = async (folder: string, depth: number): Promise<void> => {
    folders += 1;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (pictures >= MOST_SEEN || folders >= MOST_FOLDERS) return;
      if (entry.name.startsWith('.')) continue;
      if (entry.isFile() && PICTURE_NAME.has(extname(entry.name).toLowerCase())) pictures += 1;
      else if (entry.isDirectory() && depth < DEEPEST)
        await visit(join(folder, entry.name), depth + 1);
    }
  };
  await visit(path, 0);
  if (pictures === 0) return null;
  const id = createHash('sha256').update(path).digest('hex').slice(0, 16);
  return {
    path,
    source: { id, name: sourceName(path), pictures, hasMore: pictures >= MOST_SEEN },
  };
}

async function names(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Where each system puts what is plugged in. On Windows any letter after C: with a camera's folder on it. */
function usualPlaces(): MediaPlaces {
  if (process.platform === 'win32') {
    const letters = [...'DEFGHIJKLMNOPQRSTUVWXYZ'];
    return { parents: [], roots: letters.map((letter) => `${letter}:\\DCIM`) };
  }
  if (process.platform === 'darwin') return { parents: ['/Volumes'], roots: [] };
  const { username } = userInfo();
  return { parents: [`/media/${username}`, `/run/media/${username}`], roots: [] };
}
