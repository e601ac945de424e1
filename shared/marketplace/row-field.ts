import { z } from 'zod';

/** Rows of a data file. 'simple': a listing without variants; 'parent' and 'child': one above its variants; 'first-child': the child that carries the listing's own cells; 'picture': a further picture. */
export const rowKindSchema = z.enum(['simple', 'parent', 'first-child', 'child', 'picture']);
export type RowKind = z.infer<typeof rowKindSchema>;

/** What a column may be made from. Money is whole đồng, weight whole grams. */
export const rowFieldSchema = z.enum([
  /** SKU of this row: the variant's on a child, the listing's elsewhere. */
  'sku',
  'listingSku',
  /** 1 for the first listing of the file: rows of one listing share it. */
  'listingNumber',
  'name',
  'variantName',
  'variantAxis',
  'variantNames',
  'variantAxis2',
  'variantName2',
  'variantNames2',
  /** Both choices of this row: "Túi 500 g, Cay vừa". */
  'variantFullName',
  /** 1 for the first variant. */
  'variantPosition',
  'ocopSet',
  'category',
  'facts',
  'description',
  'origin',
  'brand',
  'producerName',
  'producerPlace',
  /** Of this row; null on a parent. */
  'priceDong',
  'stock',
  /** The typed net weight, or the weight of one selling unit where the unit is a weight. */
  'netWeightGrams',
  /** Stock of what the row stands for: on a parent the sum over its variants, null when none has a stock. */
  'totalStock',
  /** Of the packed parcel; on a row of a listing with variants the variant's own net weight, as one parcel serves for none. */
  'parcelWeightGrams',
  'parcelLengthCm',
  'parcelWidthCm',
  'parcelHeightCm',
  /** The category in this marketplace's own words, where a person chose it. */
  'theirCategoryId',
  'theirCategoryLabel',
  'unit',
  'packing',
  'harvestMonths',
  'shelfLifeDays',
  'storage',
  'certificates',
  /** File names of all pictures, cover first. */
  'pictures',
  /** File name of this row's picture, where pictures take rows. */
  'picture',
  'picturePosition',
]);
export type RowField = z.infer<typeof rowFieldSchema>;
