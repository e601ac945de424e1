import { z } from 'zod';
/** Where a marketplace that takes addresses finds the pictures of a bundle. */
export type PictureAddresses =
  /** All under one public address, which ends in a slash. */
  | { readonly kind: 'base'; readonly base: string }
  /** One address a picture, by our file name; a name that is not in it has none. */
  | { readonly kind: 'list'; readonly byName: Readonly<Record<string, string>> }
  /** Not known yet: the file says nothing about pictures. */
  | { readonly kind: 'none' };

/** For profiles that refer to pictures by name or by folder, and for bundles without addresses. */
export const NO_PICTURE_ADDRESSES: PictureAddresses = { kind: 'none' };

/** @returns null where the picture has no address. */
export function addressOf(name: string, addresses: PictureAddresses): string | null {
  switch (addresses.kind) {
    case 'base':
      return `${addresses.base.replace(/\/+$/u, '')}/${name}`;
    case 'list':
      return addresses.byName[name] ?? null;
    case 'none':
      return null;
  }
}

/** What is looked at of a parsed address; the platform's own URL is one. */
export interface AddressParts {
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly username: string;
  readonly password: string;
}

/** @returns null for what is no address. Comes from the caller: this room knows no platform. */
export type ParseAddress = (text: string) => AddressParts | null;

/**
 * The public address under which pictures will be put, made ready for a file name to follow: https or http, no query,
 * no fragment, no name or password, ending in one slash. @returns null for anything else.
 */
export function readPictureBase(typed: string, parse: ParseAddress): string | null {
  const value = typed.trim();
  const url = parse(value);
  const isPlain =
    url !== null &&
    /^https?:\/\//i.test(value) &&
    /^https?:$/.test(url.protocol) &&
    url.hostname !== '' &&
    url.username === '' &&
    url.password === '' &&
    // An empty query or fragment leaves no trace in URL.search and URL.hash.
    !/[?#\\\s]/.test(value);
  if (!isPlain) return null;
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** The same as stored with a receipt. */
export const pictureAddressesSchema: z.ZodType<PictureAddresses> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('base'), base: z.string() }),
  z.strictObject({ kind: z.literal('list'), byName: z.record(z.string(), z.string()) }),
  z.strictObject({ kind: z.literal('none') }),
]);
