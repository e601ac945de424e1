import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type PhotoId, photoIdSchema } from '../../shared/domain/ids.ts';
import { type ScreenRendition, screenRenditionSchema } from '../../shared/domain/photo.ts';
import { PAGE_ORIGIN } from './page-server.ts';
import { readAddress } from './read-address.ts';
import type { Serve, Served } from './served.ts';

/** What of a photo: a rendition by its name, or edits that are only being tried, by the key they were given. */
export type AskedPicture = { readonly name: ScreenRendition } | { readonly tryKey: string };

/** Finds a rendition's file on disk; rejects when there is no such photo or it cannot be shown. */
export type FindRendition = (photoId: PhotoId, asked: AskedPicture) => Promise<{ path: string }>;

/**
 * Serves photo://library/<photo id>/<thumb|preview|plain|try-KEY>?k=<anything that changes with the picture>.
 * The address gives an id and a word; which file that is, only the library says.
 */
export function createPhotoServer(find: FindRendition): Serve {
  return async ({ url, method }) => {
    const asked = method === 'GET' ? readPhotoAddress(url) : null;
    if (asked === null) return notFound();
    try {
      const { path } = await find(asked.photoId, asked.picture);
      return {
        status: 200,
        body: await readFile(path),
        headers: {
          'content-type': extname(path) === '.webp' ? 'image/webp' : 'image/jpeg',
          'x-content-type-options': 'nosniff',
          // Pixels are read by our own page and nobody else.
          'access-control-allow-origin': PAGE_ORIGIN,
          // ?k= names the state of the picture, so what was once answered stays true.
          'cache-control': 'private, max-age=31536000, immutable',
        },
      };
    } catch {
      return notFound();
    }
  };
}

/** The parts of a photo address, or null when it is not exactly one. */
export function readPhotoAddress(url: string): { photoId: PhotoId; picture: AskedPicture } | null {
  const address = readAddress(url);
  if (address === null || address.protocol !== 'photo:' || address.host !== 'library') return null;
  const [empty, id, word = '', ...more] = address.pathname.split('/');
  if (empty !== '' || more.length > 0) return null;
  const photoId = photoIdSchema.safeParse(id);
  const picture = readPicture(word);
  return photoId.success && picture !== null ? { photoId: photoId.data, picture } : null;
}

function readPicture(word: string): AskedPicture | null {
  const tried = /^try-([0-9a-z-]{1,40})$/.exec(word);
  if (tried?.[1] !== undefined) return { tryKey: tried[1] };
  const name = screenRenditionSchema.safeParse(word);
  return name.success ? { name: name.data } : null;
}

function notFound(): Served {
  return { status: 404, headers: { 'content-type': 'text/plain' }, body: Buffer.alloc(0) };
}
