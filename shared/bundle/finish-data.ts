import { asSeenBy } from '../marketplace/as-seen-by.ts';
import {
  mapListings,
  type MappedBundle,
  type MappingProfile,
} from '../marketplace/map-listings.ts';
import type { MarketListing } from '../marketplace/market-listing.ts';
import type { PictureAddresses } from '../marketplace/picture-addresses.ts';
import type { Column } from '../marketplace/profile-schema.ts';
import { transformKindByName } from '../marketplace/transform-kinds/registry.ts';
import { dataFileBytes } from '../table/data-file-bytes.ts';
import type { FillPlace } from '../table/fill-workbook.ts';
import { base64Bytes } from '../text/base64.ts';

/** What hoan-tat.html carries: enough to write the data files again with other addresses, and no more. */
export interface FinishData {
  readonly bundleId: string;
  readonly marketplace: string;
  readonly household: string;
  readonly profile: MappingProfile;
  readonly listings: readonly MarketListing[];
  /** What the files in the bundle were written with. */
  readonly pictures: PictureAddresses;
  /** What the marketplace asked besides, as answered. */
  readonly answers: Readonly<Record<string, string>>;
  /** The shop's own workbook, where the file is filled into one: its bytes as base64. */
  readonly workbook: CarriedWorkbook | null;
}

/** A workbook to fill, as JSON can carry it. */
export interface CarriedWorkbook extends Omit<FillPlace, 'columns'> {
  readonly base64: string;
  readonly columns: readonly (readonly [string, readonly number[]])[];
}

export function carriedWorkbook(
  { sheetPath, firstRow, columns }: FillPlace,
  base64: string,
): CarriedWorkbook {
  return { base64, sheetPath, firstRow, columns: [...columns] };
}

export interface FinishedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files as the application would have written them, had it known these addresses. */
export function finishFiles(
  data: Pick<FinishData, 'listings' | 'profile' | 'answers' | 'workbook'>,
  pictures: PictureAddresses,
): readonly FinishedFile[] {
  const { answers, workbook } = data;
  const { dataFiles } = mapListings(data.listings, data.profile, { pictures, answers });
  const container =
    workbook === null
      ? null
      : {
          bytes: base64Bytes(workbook.base64),
          place: { ...workbook, columns: new Map(workbook.columns) },
        };
  return dataFiles.map((file) => ({
    name: file.name,
    bytes: dataFileBytes(data.profile, file, container),
  }));
}

/** Rules, sources and tables that no column reads stay out; so does every fact of a listing that no cell shows. */
export function finishDataOf(
  parts: Omit<FinishData, 'profile'> & { readonly profile: MappingProfile },
): FinishData {
  const { id, file, rows, pictures, columns, moreFiles, tables } = parts.profile;
  const used = new Set([columns, ...moreFiles.map((one) => one.columns)].flatMap(tablesOf));
  const profile: MappingProfile = {
    id,
    file,
    rows,
    pictures,
    columns,
    moreFiles,
    tables: Object.fromEntries(Object.entries(tables).filter(([name]) => used.has(name))),
  };
  return { ...parts, profile, listings: leastListings(parts.listings, profile, parts.answers) };
}

function tablesOf(columns: readonly Column[]): string[] {
  return columns
    .flatMap((column) => column.from)
    .flatMap(({ do: name, ...params }) => transformKindByName.get(name)?.tableOf(params) ?? []);
}

/** A listing that says nothing. */
const BLANK: Omit<MarketListing, 'variants' | 'hasVariants' | 'photos'> = {
  id: '',
  sku: '',
  name: '',
  ocopSet: null,
  category: '',
  facts: [],
  description: '',
  origin: '',
  brand: '',
  producerName: '',
  producerPhone: '',
  producerPlace: '',
  unit: 'cai',
  packing: '',
  variantAxis: '',
  variantAxis2: '',
  harvestMonths: [],
  shelfLifeDays: null,
  storage: '',
  certificates: [],
  parcelWeightGrams: null,
  parcelLengthCm: null,
  parcelWidthCm: null,
  parcelHeightCm: null,
  overrides: {},
  blanks: {},
  theirCategories: {},
};

/**
 * Field after field is emptied, and stays so where every row and picture name comes out the same: a phone number that
 * no cell shows does not travel.
 */
function leastListings(
  listings: readonly MarketListing[],
  profile: MappingProfile,
  answers: FinishData['answers'],
): readonly MarketListing[] {
  const wanted = shownOf(listings, profile, answers);
  let least = listings.map((listing): MarketListing => ({
    ...asSeenBy(listing, profile.id),
    overrides: {},
    photos: listing.photos
      .filter((photo) => !photo.refused)
      .map(() => ({ id: '', widthPx: 0, heightPx: 0, editsKey: '', refused: false })),
  }));
  for (const [field, value] of Object.entries(BLANK)) {
    const fewer = least.map((listing) => ({ ...listing, [field]: value }));
    if (shownOf(fewer, profile, answers) === wanted) least = fewer;
  }
  return least;
}

function shownOf(
  listings: readonly MarketListing[],
  profile: MappingProfile,
  answers: FinishData['answers'],
): string {
  const { dataFiles, products }: MappedBundle = mapListings(listings, profile, {
    pictures: { kind: 'base', base: 'https://anh.example.com/' },
    answers,
  });
  return JSON.stringify([
    dataFiles,
    products.map(({ pictures }) => pictures.map(({ fileName }) => fileName)),
  ]);
}
