import { type MarketListing, variantFullName } from './market-listing.ts';
import type { RowField } from './row-field.ts';
import type { Cell, RowContext } from './transform-kind.ts';
import { unitWeightGrams } from './unit-weight.ts';

/** The raw value of a field for one row, before any transform. */
export function readRowField(field: RowField, row: RowContext): Cell {
  const { listing, variant } = row;
  switch (field) {
    case 'sku':
      return variant === null || variant.sku === '' ? listing.sku : variant.sku;
    case 'listingSku':
      return listing.sku;
    case 'variantName':
      return variant === null ? null : variant.name;
    case 'variantNames':
      return [...new Set(listing.variants.map((one) => one.name))];
    case 'variantName2':
      return variant === null ? null : variant.name2;
    case 'variantNames2':
      return [...new Set(listing.variants.map((one) => one.name2))].filter((name) => name !== '');
    case 'variantFullName':
      return variant === null ? null : variantFullName(variant);
    case 'parcelWeightGrams':
      return listing.hasVariants
        ? (variant?.netWeightGrams ?? null)
        : (listing.parcelWeightGrams ?? listing.variants[0]?.netWeightGrams ?? null);
    case 'theirCategoryId':
      return listing.theirCategories[row.marketplaceId]?.id ?? null;
    case 'theirCategoryLabel':
      return listing.theirCategories[row.marketplaceId]?.label ?? null;
    case 'listingNumber':
      return row.listingNumber;
    case 'variantPosition':
      return variant === null ? null : listing.variants.indexOf(variant) + 1;
    case 'priceDong':
    case 'stock':
      return variant === null ? null : variant[field];
    case 'netWeightGrams':
      return variant === null ? null : (variant.netWeightGrams ?? unitWeightGrams(listing.unit));
    case 'totalStock':
      return variant === null ? totalStock(listing) : variant.stock;
    case 'certificates':
      return listing.certificates.map((one) => one.kind);
    case 'pictures':
      return row.pictureNames;
    case 'picture':
      return row.picture === null ? null : row.picture.name;
    case 'picturePosition':
      return row.picture === null ? null : row.picture.position;
    default:
      return listing[field];
  }
}

function totalStock(listing: MarketListing): number | null {
  const known = listing.variants.flatMap((variant) =>
    variant.stock === null ? [] : [variant.stock],
  );
  return known.length === 0 ? null : known.reduce((sum, stock) => sum + stock, 0);
}
