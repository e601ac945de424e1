import { foldVietnamese } from './fold-vietnamese.ts';

/**
 * "Gạo nếp nương Điện Biên" → "gao-nep-nuong-dien-bien": a-z, 0-9, single hyphens, cut at a word border.
 * Letters of other scripts are dropped; the result may be empty.
 */
export function asciiSlug(text: string, mostCharacters = 120): string {
  const slug = foldVietnamese(text)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  if (slug.length <= mostCharacters) return slug;
  const cut = slug.slice(0, mostCharacters + 1).replace(/-[^-]*$/u, '');
  return cut.length <= mostCharacters ? cut : slug.slice(0, mostCharacters);
}
