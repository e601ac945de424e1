import type { RenditionSpec } from '../domain/rendition.ts';
import { asciiSlug } from '../text/ascii-slug.ts';

/** Folder of the pictures inside a bundle; file names of what lies beside the data file. */
export const BUNDLE_NAMES = {
  pictures: 'anh',
  guide: 'huong-dan.html',
  finish: 'hoan-tat.html',
  manifest: 'manifest.json',
} as const;

/**
 * "<sku>-<position>.jpg", a-z, 0-9 and hyphens only: WordPress renames anything else on upload and then does not
 * find it, and names that differ by marks alone collide there. Position counts from 1.
 */
export function pictureFileName(
  listing: { readonly id: string; readonly sku: string; readonly name: string },
  position: number,
  format: RenditionSpec['format'],
): string {
  const base = asciiSlug(listing.sku) || asciiSlug(listing.name) || asciiSlug(listing.id);
  return `${base}-${position}.${format === 'jpeg' ? 'jpg' : 'webp'}`;
}

/** Folder or zip name without extension: "<marketplace>-<household>-<day>", ASCII. `day` is YYYY-MM-DD. */
export function bundleName(marketplaceId: string, householdName: string, day: string): string {
  return [asciiSlug(marketplaceId), asciiSlug(householdName, 40), day]
    .filter((part) => part !== '')
    .join('-');
}
