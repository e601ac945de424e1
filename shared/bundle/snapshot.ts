import { z } from 'zod';
import { mapListings, type MapContext } from '../marketplace/map-listings.ts';
import { pictureAddressesSchema } from '../marketplace/picture-addresses.ts';
import type { MarketListing } from '../marketplace/market-listing.ts';
import type { Profile } from '../marketplace/profile-schema.ts';

const snapshotProductSchema = z.strictObject({
  listingId: z.string(),
  sku: z.string(),
  name: z.string(),
  /** Photo ids, cover first. */
  pictures: z.array(z.string()),
  /** In the order of the file; blank cells are left out. */
  rows: z.array(z.strictObject({ file: z.string(), cells: z.record(z.string(), z.string()) })),
});
export type SnapshotProduct = z.infer<typeof snapshotProductSchema>;

/** What a bundle said when it was handed over, product by product. Bundles of before have an empty one. */
export const snapshotSchema = z.strictObject({
  /** How the rows were mapped. */
  pictures: pictureAddressesSchema.default({ kind: 'none' }),
  answers: z.record(z.string(), z.string()).default({}),
  products: z.array(snapshotProductSchema).default([]),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** One cell that reads differently now. `row` counts from 1 within the product. */
export interface ChangedCell {
  readonly row: number;
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

export interface ProductChange {
  readonly kind: 'changed' | 'removed' | 'added';
  /** Of the listing as the bundle held it; of an added one as it is now. */
  readonly listingId: string;
  readonly sku: string;
  readonly name: string;
  readonly cells: readonly ChangedCell[];
  readonly pictures: {
    readonly added: number;
    readonly removed: number;
    readonly isReordered: boolean;
  };
}

const NO_PICTURE_CHANGE = { added: 0, removed: 0, isReordered: false } as const;

/** What these listings say at this marketplace, for telling later what has changed. */
export function snapshotOf(
  listings: readonly MarketListing[],
  profile: Profile,
  context: MapContext,
): Snapshot {
  const { pictures, answers = {} } = context;
  return {
    pictures,
    answers: { ...answers },
    products: listings.flatMap((listing) => {
      const { dataFiles, products } = mapListings([listing], profile, context);
      return products.map((product): SnapshotProduct => ({
        listingId: product.listingId,
        sku: product.sku,
        name: product.name,
        pictures: product.pictures.map(({ photoId }) => photoId),
        rows: dataFiles.flatMap(({ name, headers, rows }) =>
          rows.map((row) => ({ file: name, cells: filledCells(headers, row) })),
        ),
      }));
    }),
  };
}

/** Products that read differently now: changed and removed ones in the bundle's order, then those that came since. */
export function changesSince(before: Snapshot, now: Snapshot): ProductChange[] {
  const current = new Map(now.products.map((product) => [product.listingId, product]));
  const known = new Set(before.products.map((product) => product.listingId));
  const changes = before.products.flatMap((product): ProductChange[] => {
    const fresh = current.get(product.listingId);
    const { listingId, sku, name } = product;
    if (fresh === undefined) {
      return [{ kind: 'removed', listingId, sku, name, cells: [], pictures: NO_PICTURE_CHANGE }];
    }
    const cells = changedCells(product, fresh);
    const pictures = changedPictures(product.pictures, fresh.pictures);
    const isSame =
      cells.length === 0 && pictures.added === 0 && pictures.removed === 0 && !pictures.isReordered;
    return isSame ? [] : [{ kind: 'changed', listingId, sku, name, cells, pictures }];
  });
  const added = now.products
    .filter((product) => !known.has(product.listingId))
    .map(({ listingId, sku, name }): ProductChange => ({
      kind: 'added',
      listingId,
      sku,
      name,
      cells: [],
      pictures: NO_PICTURE_CHANGE,
    }));
  return [...changes, ...added];
}

function filledCells(headers: readonly string[], row: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    headers.flatMap((header, index) => {
      const cell = row[index] ?? '';
      return cell === '' ? [] : [[header, cell]];
    }),
  );
}

function changedCells(before: SnapshotProduct, now: SnapshotProduct): ChangedCell[] {
  const rows = Math.max(before.rows.length, now.rows.length);
  return Array.from({ length: rows }, (_, index) => {
    const then = before.rows[index]?.cells ?? {};
    const fresh = now.rows[index]?.cells ?? {};
    const columns = [...new Set([...Object.keys(then), ...Object.keys(fresh)])];
    return columns.flatMap((column): ChangedCell[] => {
      const [was, is] = [then[column] ?? '', fresh[column] ?? ''];
      return was === is ? [] : [{ row: index + 1, column, before: was, after: is }];
    });
  }).flat();
}

function changedPictures(
  before: readonly string[],
  now: readonly string[],
): ProductChange['pictures'] {
  const added = now.filter((id) => !before.includes(id)).length;
  const removed = before.filter((id) => !now.includes(id)).length;
  const kept = before.filter((id) => now.includes(id));
  const isReordered = now.filter((id) => before.includes(id)).join(' ') !== kept.join(' ');
  return { added, removed, isReordered };
}
