import { isDeepStrictEqual } from 'node:util';
import { mayExport, type Household } from '../../shared/domain/household.ts';
import { AppError } from '../../shared/errors.ts';
import {
  mapListings,
  pictureNamesOf,
  type MappedBundle,
} from '../../shared/marketplace/map-listings.ts';
import type { MarketListing } from '../../shared/marketplace/market-listing.ts';
import {
  NO_PICTURE_ADDRESSES,
  type PictureAddresses,
} from '../../shared/marketplace/picture-addresses.ts';
import { matchPictureList, type PictureList } from '../../shared/marketplace/picture-list.ts';
import {
  consentIdOf,
  type Profile,
  type ProfileView,
} from '../../shared/marketplace/profile-schema.ts';
import type { ServiceContext } from '../library/service-context.ts';
import type { MarketplacesService } from '../marketplaces/marketplaces-service.ts';
import { answersFor, type Answers } from './answers.ts';
import type { FittedWorkbook } from './fitted-workbook.ts';
import { householdWithConsents, type ExportSource } from './export-source.ts';
import { sortOutListings, type BlockedListing } from './preflight.ts';

/** One household at one marketplace. */
export interface ExportItem {
  readonly householdId: string;
  readonly marketplaceId: string;
}

export interface PrepareParts {
  readonly context: ServiceContext;
  readonly source: ExportSource;
  readonly marketplaces: MarketplacesService;
}

/** Where the pictures of an export are, as chosen; a list is matched with each bundle's own pictures. */
export type PictureSource =
  | { readonly kind: 'base'; readonly base: string }
  | { readonly kind: 'list'; readonly list: PictureList }
  | { readonly kind: 'none' };

/** What a bundle is to be made from, as the library held it when this was read. */
export interface Prepared {
  readonly item: ExportItem;
  readonly household: Household;
  readonly view: ProfileView;
  readonly listings: readonly MarketListing[];
  readonly ready: readonly MarketListing[];
  readonly blocked: readonly BlockedListing[];
  readonly mapped: MappedBundle;
  readonly source: PictureSource;
  /** As cells are written with. */
  readonly pictures: PictureAddresses;
  /** What this marketplace asked. */
  readonly answers: Answers;
  /** The shop's own workbook; null where the marketplace takes a file of ours. */
  readonly workbook: FittedWorkbook | null;
  /** YYYY-MM-DD for which papers and rules were judged. */
  readonly uploadDay: string;
}

/** What a person gave along with the order. */
export interface Given {
  readonly source: PictureSource;
  readonly answers: Answers;
  readonly workbook: FittedWorkbook | null;
  readonly uploadDay: string;
}

/** @throws AppError 'household.no-consent' | 'household.not-found' | 'marketplace.unknown'. */
export function prepare(parts: PrepareParts, item: ExportItem, given: Given): Prepared {
  const { source, workbook, uploadDay } = given;
  const { household, listings, view: general } = readNow(parts, item);
  const view = workbook?.view ?? general;
  const { ready, blocked } = sortOutListings(listings, view, uploadDay);
  const pictures = addressesFor(source, ready, view.profile);
  const answers = answersFor(view.profile, given.answers);
  const mapped = mapListings(ready, view.profile, { pictures, answers });
  return {
    item,
    household,
    view,
    listings,
    ready,
    blocked,
    mapped,
    source,
    pictures,
    answers,
    workbook,
    uploadDay,
  };
}

function addressesFor(
  source: PictureSource,
  listings: readonly MarketListing[],
  profile: Profile,
): PictureAddresses {
  if (profile.pictures.reference !== 'base-url') return NO_PICTURE_ADDRESSES;
  if (source.kind !== 'list') return source;
  const { byName } = matchPictureList(source.list, pictureNamesOf(listings, profile));
  return { kind: 'list', byName };
}

/**
 * The same once more where the library changed since: with many households the last is packed long after it was
 * checked. @throws AppError 'household.no-consent': a consent withdrawn meanwhile counts.
 */
export function prepareAgain(parts: PrepareParts, one: Prepared): Prepared {
  const { household, listings } = readNow(parts, one.item);
  const isSame = isDeepStrictEqual([household, listings], [one.household, one.listings]);
  return isSame ? one : prepare(parts, one.item, one);
}

/**
 * The same listings read and mapped again, for the comparison before a bundle gets its name. Pages and pictures are
 * made from more than cells show, so nothing of the household's listings may differ.
 * @throws AppError 'household.no-consent' | 'export.verification-failed'.
 */
export function mapAgain(parts: PrepareParts, one: Prepared): MappedBundle {
  const now = readNow(parts, one.item);
  const chosen = new Set(one.ready.map((listing) => listing.id));
  const listings = now.listings.filter((listing) => chosen.has(listing.id));
  if (!isDeepStrictEqual([now.household, listings], [one.household, one.ready])) {
    const file = one.view.profile.file.name;
    throw new AppError('export.verification-failed', {
      file,
      detail: 'listings changed meanwhile',
    });
  }
  return mapListings(listings, one.view.profile, { pictures: one.pictures, answers: one.answers });
}

function readNow(
  { source, marketplaces }: PrepareParts,
  item: ExportItem,
): Pick<Prepared, 'household' | 'listings' | 'view'> {
  const view = marketplaces.byId(item.marketplaceId);
  const { household, consents } = householdWithConsents(source, item.householdId);
  if (!mayExport(consents, consentIdOf(view.profile))) {
    throw new AppError('household.no-consent', {
      name: household.name,
      marketplace: view.profile.name,
    });
  }
  return { household, listings: source.listings.marketListingsOf(household.id), view };
}
