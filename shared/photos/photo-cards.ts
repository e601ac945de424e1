import { listingIdSchema, type ListingId } from '../domain/ids.ts';

/** Name and form of what a card says: another form gets another number, and this one goes on being read. */
const PREFIX = 'LENSAN:1:';

/**
 * What a listing's card says in its QR code. In capitals, because QR has a denser alphabet for capitals and digits:
 * 29 × 29 fields instead of 33 × 33 at the same error correction, so each field is larger in a photo.
 */
export function cardText(listingId: ListingId): string {
  return PREFIX + listingId.toUpperCase();
}

/**
 * The listing a photographed code belongs to; null for every other code (a GTIN, a payment code, a link). The letters
 * of an id are read in either case (RFC 9562, section 4), nothing else is forgiven.
 */
export function readCard(text: string): ListingId | null {
  if (!text.startsWith(PREFIX)) return null;
  const id = listingIdSchema.safeParse(text.slice(PREFIX.length).toLowerCase());
  return id.success ? id.data : null;
}
