import type { ListingFields } from '../../shared/domain/listing.ts';
import type { RowPatch } from '../journal/entities.ts';
import type { JournalWriter } from '../journal/journal.ts';
import {
  blankColumns,
  certificateColumns,
  listingColumns,
  overrideColumns,
  variantColumns,
  type StoredRow,
} from './listing-columns.ts';
import type { ListingRepository } from './listing-repository.ts';

export interface WriteListingParts {
  readonly repository: ListingRepository;
  readonly newId: () => string;
}

export function insertListing(
  parts: WriteListingParts,
  write: JournalWriter,
  id: string,
  fields: ListingFields,
  at: string,
): void {
  write.insert('listing', { id, ...listingColumns(fields), created_at: at, updated_at: at });
  fields.variants.forEach((variant, position) => {
    write.insert('listing_variant', {
      id: parts.newId(),
      listing_id: id,
      ...variantColumns(variant, position),
    });
  });
  fields.certificates.forEach((certificate, position) => {
    write.insert('certificate', {
      id: parts.newId(),
      listing_id: id,
      ...certificateColumns(certificate, position),
    });
  });
  for (const one of fields.overrides) {
    write.insert('listing_override', {
      id: parts.newId(),
      listing_id: id,
      ...overrideColumns(one),
    });
  }
  for (const one of fields.blanks) {
    write.insert('listing_blank', { id: parts.newId(), listing_id: id, ...blankColumns(one) });
  }
}

/** Writes what differs. Variants are the same when their SKU is, certificates when their place in the list is. */
export function updateListing(
  parts: WriteListingParts,
  write: JournalWriter,
  id: string,
  fields: ListingFields,
  at: string,
): void {
  const { repository } = parts;
  const changed = [
    write.update('listing', id, listingColumns(fields)),
    syncRows(parts, write, 'listing_variant', id, {
      stored: repository.variantRows(id),
      wanted: fields.variants.map(variantColumns),
      sameBy: 'sku',
    }),
    syncRows(parts, write, 'certificate', id, {
      stored: repository.certificateRows(id),
      wanted: fields.certificates.map(certificateColumns),
      sameBy: 'position',
    }),
    syncRows(parts, write, 'listing_override', id, {
      stored: repository.overrideRows(id),
      wanted: fields.overrides.map(overrideColumns),
      sameBy: 'place',
    }),
    syncRows(parts, write, 'listing_blank', id, {
      stored: repository.blankRows(id),
      wanted: fields.blanks.map(blankColumns),
      sameBy: 'field',
    }),
  ];
  if (changed.includes(true)) write.update('listing', id, { updated_at: at });
}

/** With everything that hangs on it. Originals stay: another listing, or an undo, may need them. */
export function removeListing(parts: WriteListingParts, write: JournalWriter, id: string): void {
  const { repository } = parts;
  for (const row of repository.photoLinkRows(id)) write.remove('listing_photo', String(row['id']));
  for (const row of repository.overrideRows(id))
    write.remove('listing_override', String(row['id']));
  for (const row of repository.blankRows(id)) write.remove('listing_blank', String(row['id']));
  for (const row of repository.certificateRows(id)) write.remove('certificate', String(row['id']));
  for (const row of repository.variantRows(id)) write.remove('listing_variant', String(row['id']));
  write.remove('listing', id);
}

interface Rows {
  readonly stored: readonly StoredRow[];
  readonly wanted: readonly RowPatch[];
  readonly sameBy: string;
}

function syncRows(
  { newId }: WriteListingParts,
  write: JournalWriter,
  table: 'listing_variant' | 'certificate' | 'listing_override' | 'listing_blank',
  listingId: string,
  { stored, wanted, sameBy }: Rows,
): boolean {
  const storedIds = new Map(stored.map((row) => [row[sameBy], String(row['id'])]));
  const keptIds = new Set(wanted.map((row) => storedIds.get(row[sameBy])));
  let isChanged = false;
  for (const row of stored) {
    if (keptIds.has(String(row['id']))) continue;
    write.remove(table, String(row['id']));
    isChanged = true;
  }
  for (const row of wanted) {
    const id = storedIds.get(row[sameBy]);
    if (id === undefined) {
      write.insert(table, { id: newId(), listing_id: listingId, ...row });
      isChanged = true;
    } else if (write.update(table, id, row)) {
      isChanged = true;
    }
  }
  return isChanged;
}
