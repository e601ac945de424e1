import type { ListingPhoto, ScreenRendition } from '../../shared/domain/photo.ts';

/** Where the window finds a rendition. `k` names the state of the picture, so that it reloads when it was turned. */
export function photoAddress(
  photo: Pick<ListingPhoto, 'id' | 'sha256' | 'quarterTurns'>,
  name: ScreenRendition,
): string {
  return `photo://library/${photo.id}/${name}?k=${photo.sha256.slice(0, 12)}-${photo.quarterTurns}`;
}

/** The cover of a row in a grid. */
export function coverAddress(photoId: string, coverKey: string): string {
  return `photo://library/${photoId}/thumb?k=${encodeURIComponent(coverKey)}`;
}
