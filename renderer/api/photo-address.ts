import type { ScreenRendition } from '../../shared/domain/photo.ts';

/** Where an <img> finds a photo. `key` changes with the picture, so that an old one is never shown. */
export function photoAddress(photoId: string, name: ScreenRendition, key: string): string {
  return `photo://library/${photoId}/${name}?k=${encodeURIComponent(key)}`;
}

/** The same for a picture of edits that are not saved, by the key that photos:preview-edits gave. */
export function tryAddress(photoId: string, key: string): string {
  return `photo://library/${photoId}/try-${encodeURIComponent(key)}`;
}
