import { BUNDLE_NAMES } from '../../shared/bundle/bundle-names.ts';

/** Windows keeps these names for devices, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const PART = /^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/;

/** Folder of the pictures inside a bundle. */
export const PICTURE_FOLDER = BUNDLE_NAMES.pictures;
export const MANIFEST_NAME = BUNDLE_NAMES.manifest;
export const GUIDE_NAME = BUNDLE_NAMES.guide;
export const FINISH_NAME = BUNDLE_NAMES.finish;
export const SHEET_NAME = 'phieu-ban-giao.html';

/**
 * Bundles hold plain ASCII names, at most one folder deep: nothing that could leave the folder they are unpacked
 * into, hide, or mean a device. A name that is anything else is not ours.
 */
export function isBundleEntryName(name: string): boolean {
  const parts = name.split('/');
  if (parts.length > 2) return false;
  return parts.every((part) => PART.test(part) && !RESERVED.test(part) && !part.endsWith('.'));
}
