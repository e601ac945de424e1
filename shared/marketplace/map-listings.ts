import { pictureFileName } from '../bundle/bundle-names.ts';
import { asSeenBy } from './as-seen-by.ts';
import type { MarketListing, MarketVariant } from './market-listing.ts';
import { addressOf, type PictureAddresses } from './picture-addresses.ts';
import type { Column, Profile } from './profile-schema.ts';
import type { RowKind } from './row-field.ts';
import { textOf, type Cell, type RowContext, type Transform } from './transform-kind.ts';
import { transformKindByName } from './transform-kinds/registry.ts';

export interface MappedPicture {
  readonly photoId: string;
  /** Name inside the bundle's anh/ folder, ASCII. */
  readonly fileName: string;
}

export interface MappedProduct {
  readonly listingId: string;
  readonly sku: string;
  readonly variantSkus: readonly string[];
  readonly name: string;
  /** Rows in all data files, headers not counted. */
  readonly rowCount: number;
  /** Cover first; refused pictures and those beyond the profile's most are left out. */
  readonly pictures: readonly MappedPicture[];
  /** File names that a list of addresses does not know: they are in the bundle, and the data file leaves them out. */
  readonly pictureGaps: readonly string[];
}

export interface DataFile {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface MappedBundle {
  /** In the profile's order; the first is the one people speak of. */
  readonly dataFiles: readonly DataFile[];
  readonly products: readonly MappedProduct[];
}

export interface MapContext {
  /** Where the pictures are; only profiles that refer to them by address look at it. */
  readonly pictures: PictureAddresses;
  /** By id of the profile's asks; what is not answered leaves its cells blank. */
  readonly answers?: Readonly<Record<string, string>>;
}

/** What mapping looks at: a profile without its rules, as the page in a bundle carries it. */
export type MappingProfile = Pick<
  Profile,
  'id' | 'file' | 'rows' | 'pictures' | 'columns' | 'moreFiles' | 'tables'
>;

interface RowPlan {
  readonly kind: RowKind;
  readonly variant: MarketVariant | null;
  readonly picture: RowContext['picture'];
}

interface CompiledColumn {
  readonly column: Column;
  readonly transforms: readonly Transform[];
}

interface CompiledFile {
  readonly name: string;
  /** Row kinds that go here; null: all that no other file takes. */
  readonly on: readonly RowKind[] | null;
  readonly columns: readonly CompiledColumn[];
}

const compiledProfiles = new WeakMap<MappingProfile, readonly CompiledFile[]>();

/** Listings as a marketplace's rows, in the given order. Cells are what a reader of the file must get back. */
export function mapListings(
  listings: readonly MarketListing[],
  profile: MappingProfile,
  context: MapContext,
): MappedBundle {
  const files = compiledFiles(profile).map((file) => ({ ...file, rows: [] as string[][] }));
  const products = listings.map((master, index): MappedProduct => {
    const listing = asSeenBy(master, profile.id);
    const pictures = picturesOf(listing, profile);
    const named = pictures.filter((picture) => isNamed(picture, profile, context));
    const plans = planRows(listing, profile, named);
    for (const plan of plans) {
      const row = rowContext(listing, index + 1, profile, named, plan, context);
      const file =
        files.find(({ on }) => on !== null && on.includes(plan.kind)) ??
        files.find(({ on }) => on === null);
      file?.rows.push(file.columns.map((column) => cellOf(column, row)));
    }
    return {
      listingId: listing.id,
      sku: listing.sku,
      variantSkus: listing.hasVariants ? listing.variants.map((variant) => variant.sku) : [],
      name: listing.name,
      rowCount: plans.length,
      pictures,
      pictureGaps:
        context.pictures.kind === 'list'
          ? pictures.filter((picture) => !named.includes(picture)).map(({ fileName }) => fileName)
          : [],
    };
  });
  return {
    dataFiles: files.map(({ name, columns, rows }) => ({
      name,
      headers: columns.map(({ column }) => column.header),
      rows,
    })),
    products,
  };
}

/** Names of all pictures in these listings' bundle, whatever their addresses. */
export function pictureNamesOf(
  listings: readonly MarketListing[],
  profile: MappingProfile,
): readonly string[] {
  return listings
    .flatMap((master) => picturesOf(asSeenBy(master, profile.id), profile))
    .map(({ fileName }) => fileName);
}

function compiledFiles(profile: MappingProfile): readonly CompiledFile[] {
  const known = compiledProfiles.get(profile);
  if (known !== undefined) return known;
  const compile = (columns: readonly Column[]) =>
    columns.map((column) => compileColumn(column, profile.id));
  const fresh: CompiledFile[] = [
    { name: profile.file.name, on: null, columns: compile(profile.columns) },
    ...profile.moreFiles.map(({ name, on, columns }) => ({ name, on, columns: compile(columns) })),
  ];
  compiledProfiles.set(profile, fresh);
  return fresh;
}

function compileColumn(column: Column, profileId: string): CompiledColumn {
  const transforms = column.from.map(({ do: name, ...params }) => {
    const kind = transformKindByName.get(name);
    if (kind === undefined)
      throw new Error(`profile ${profileId} was not validated: transform ${name}`);
    return kind.compile(params);
  });
  return { column, transforms };
}

function picturesOf(listing: MarketListing, profile: MappingProfile): readonly MappedPicture[] {
  return listing.photos
    .filter((photo) => !photo.refused)
    .slice(0, profile.pictures.most)
    .map((photo, index) => ({
      photoId: photo.id,
      fileName: pictureFileName(listing, index + 1, profile.pictures.rendition.format),
    }));
}

/**
 * Pictures without an address are left out and those after them move up: an importer that finds the cell of the
 * first picture empty and the next one filled refuses the product.
 */
function isNamed(picture: MappedPicture, profile: MappingProfile, context: MapContext): boolean {
  if (profile.pictures.reference !== 'base-url') return true;
  return addressOf(picture.fileName, context.pictures) !== null;
}

function planRows(
  listing: MarketListing,
  profile: MappingProfile,
  pictures: readonly MappedPicture[],
): readonly RowPlan[] {
  const inRows = profile.rows.pictures === 'extra-rows';
  const pictureAt = (index: number): RowContext['picture'] => {
    const picture = pictures[index];
    return !inRows || picture === undefined
      ? null
      : { name: picture.fileName, position: index + 1 };
  };
  const plans = planVariants(listing, profile.rows.variants).map((plan, index): RowPlan => ({
    ...plan,
    picture: index === 0 ? pictureAt(0) : null,
  }));
  if (!inRows) return plans;
  const extra = pictures.slice(1).map((_, index): RowPlan => ({
    kind: 'picture',
    variant: null,
    picture: pictureAt(index + 1),
  }));
  return [...plans, ...extra];
}

function planVariants(
  listing: MarketListing,
  layout: MappingProfile['rows']['variants'],
): readonly Omit<RowPlan, 'picture'>[] {
  if (!listing.hasVariants) return [{ kind: 'simple', variant: listing.variants[0] ?? null }];
  const children = listing.variants.map((variant) => ({ kind: 'child' as const, variant }));
  switch (layout) {
    case 'one-row':
      return children;
    case 'parent-then-children':
      return [{ kind: 'parent', variant: null }, ...children];
    case 'children-then-parent':
      return [...children, { kind: 'parent', variant: null }];
    case 'handle-rows':
      return listing.variants.map((variant, index) => ({
        kind: index === 0 ? 'first-child' : 'child',
        variant,
      }));
  }
}

function rowContext(
  listing: MarketListing,
  listingNumber: number,
  profile: MappingProfile,
  pictures: readonly MappedPicture[],
  plan: RowPlan,
  context: MapContext,
): RowContext {
  return {
    listing,
    listingNumber,
    variant: plan.variant,
    marketplaceId: profile.id,
    rowKind: plan.kind,
    pictureNames: pictures.map((picture) => picture.fileName),
    picture: plan.picture,
    pictureReference: profile.pictures.reference,
    pictureAddresses: context.pictures,
    answers: context.answers ?? {},
    list: profile.file.list,
    tables: profile.tables,
  };
}

function cellOf({ column, transforms }: CompiledColumn, row: RowContext): string {
  if (!column.on.includes(row.rowKind)) return '';
  return textOf(transforms.reduce<Cell>((value, transform) => transform(value, row), null));
}
