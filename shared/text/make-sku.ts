import { asciiSlug } from './ascii-slug.ts';

const MOST_CHARACTERS = 50;
/** Room for a collision suffix "-999" and a variant's own end. */
const BASE_CHARACTERS = 32;

/**
 * A stable ASCII SKU from names: initials of the household, then the listing's words:
 * ("Lò Văn Bun", "Gạo nếp nương") → "LVB-GAO-NEP-NUONG". `collision` above 1 is appended by the caller
 * when the SKU is taken: "LVB-GAO-NEP-NUONG-2".
 */
export function makeSku(householdName: string, listingName: string, collision = 1): string {
  const initials = asciiSlug(householdName)
    .split('-')
    .map((word) => word.slice(0, 1))
    .join('')
    .slice(0, 6);
  const words = asciiSlug(listingName, BASE_CHARACTERS - initials.length - 1);
  const base = [initials, words].filter((part) => part !== '').join('-');
  return withSuffix(base === '' ? 'sp' : base, collision);
}

/** A variant's SKU under its listing's: ("LVB-GAO", "Túi 1 kg") → "LVB-GAO-TUI-1-KG". */
export function makeVariantSku(listingSku: string, variantName: string, collision = 1): string {
  const room = MOST_CHARACTERS - listingSku.length - 5;
  const end = room < 1 ? '' : asciiSlug(variantName, room);
  const base = [listingSku, end === '' ? 'l' : end].filter((part) => part !== '').join('-');
  return withSuffix(base.slice(0, MOST_CHARACTERS - 4), collision);
}

function withSuffix(base: string, collision: number): string {
  const suffix = collision > 1 ? `-${collision}` : '';
  return `${base.slice(0, MOST_CHARACTERS - suffix.length)}${suffix}`
    .toUpperCase()
    .replace(/-{2,}/gu, '-')
    .replace(/^-+|-+$/gu, '');
}
