import { z } from 'zod';
import {
  householdIdSchema,
  listingIdSchema,
  type HouseholdId,
  type ListingId,
} from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/errors.ts';
import type { HouseholdRow } from '../../shared/ipc/contract-households.ts';
import type { ListingRow } from '../../shared/ipc/listing-row.ts';
import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import { foldVietnamese } from '../../shared/text/fold-vietnamese.ts';
import type { Library } from '../library/open-library.ts';
import { callLibrary } from './call-library.ts';
import { UsageError } from './usage-error.ts';

const PAGE = 500;

export async function allHouseholds(library: Library, query: string): Promise<HouseholdRow[]> {
  const found: HouseholdRow[] = [];
  for (;;) {
    const page = { query, filter: 'all', offset: found.length, limit: PAGE } as const;
    const { rows, total } = await callLibrary(library, 'households:list', page);
    found.push(...rows);
    if (rows.length === 0 || found.length >= total) return found;
  }
}

export async function allListings(
  library: Library,
  filter: { readonly query: string; readonly householdId: HouseholdId | null },
): Promise<ListingRow[]> {
  const found: ListingRow[] = [];
  for (;;) {
    const page = {
      ...filter,
      filter: 'all',
      sort: 'name',
      descending: false,
      offset: found.length,
      limit: PAGE,
    } as const;
    const { rows, total } = await callLibrary(library, 'listings:list', page);
    found.push(...rows);
    if (rows.length === 0 || found.length >= total) return found;
  }
}

/**
 * A household by id, or by a name typed with or without marks.
 * @throws UsageError 'noHousehold' | 'manyHouseholds'; AppError 'household.not-found' for an unknown id.
 */
export async function findHousehold(library: Library, asked: string): Promise<HouseholdId> {
  if (z.uuid().safeParse(asked).success) {
    const id = householdIdSchema.parse(asked);
    await callLibrary(library, 'households:get', { id });
    return id;
  }
  const rows = await allHouseholds(library, asked);
  const wanted = foldVietnamese(asked.trim());
  const exact = rows.filter((row) => foldVietnamese(row.name) === wanted);
  const [only, ...others] = exact.length > 0 ? exact : rows;
  if (!only) throw new UsageError('noHousehold', { value: asked });
  if (others.length === 0) return only.id;
  const choices = [only, ...others]
    .slice(0, 8)
    .map((row) => `${row.id} (${row.name}, ${row.hamlet})`);
  throw new UsageError('manyHouseholds', { value: asked, choices: choices.join('; ') });
}

/** A listing by id or by SKU. @throws AppError 'listing.not-found'. */
export async function findListing(library: Library, asked: string): Promise<ListingId> {
  if (z.uuid().safeParse(asked).success) return listingIdSchema.parse(asked);
  const rows = await allListings(library, { query: asked, householdId: null });
  const found = rows.find((row) => row.sku === asked.toUpperCase());
  if (!found) throw new AppError('listing.not-found', { id: asked });
  return found.id;
}

/** A profile by id, in use or not; those in use for 'all'. @throws AppError 'marketplace.unknown'. */
export function findMarketplaces(library: Library, asked: string): readonly ProfileView[] {
  const { marketplaces } = library.services;
  return asked === 'all' ? marketplaces.inUse() : [marketplaces.byId(asked)];
}
