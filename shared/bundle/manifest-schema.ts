import { z } from 'zod';
import { daySchema, instantSchema } from '../domain/ids.ts';

/** Inventory of a bundle: manifest.json inside it, and the receipt kept in the library. */
export const MANIFEST_SCHEMA_VERSION = 1;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

export const manifestFileSchema = z.strictObject({
  /** Path inside the bundle with forward slashes, e.g. "anh/db-huong-nep-1.jpg". */
  path: z.string(),
  kind: z.enum(['data', 'picture', 'guide', 'sheet', 'page']),
  bytes: z.number().int().min(0),
  sha256: sha256Schema,
  /** Of a workbook: where its rows are. */
  sheet: z.string().optional(),
  /** Where the headers stand, counted from 1; absent: in row 1. */
  headerRow: z.number().int().min(1).optional(),
  /** Counted from 1; absent: right below the headers. */
  firstRow: z.number().int().min(1).optional(),
  /** Of a data file, its header not counted; absent in bundles made when there was only one data file. */
  rows: z.number().int().min(0).optional(),
});

const manifestProductSchema = z.strictObject({
  sku: z.string(),
  /** Of its variants; where each variant is a whole row, these stand in the data file instead of the listing's. */
  variantSkus: z.array(z.string()).default([]),
  name: z.string(),
  /** Rows this product takes in all data files, headers not counted. */
  rows: z.number().int().min(0),
  /** File names in anh/, cover first. */
  pictures: z.array(z.string()),
  /** Those of them that the data file leaves out, because no address was known. */
  pictureGaps: z.array(z.string()).default([]),
});

export const manifestSchema = z.strictObject({
  schemaVersion: z.literal(MANIFEST_SCHEMA_VERSION),
  bundleId: z.uuid(),
  createdAt: instantSchema,
  app: z.strictObject({ name: z.literal('len-san'), version: z.string() }),
  marketplace: z.strictObject({
    id: z.string(),
    name: z.string(),
    revision: daySchema,
    official: z.boolean(),
  }),
  household: z.strictObject({ id: z.uuid(), name: z.string() }),
  /** For which papers and rules were judged; null in bundles made before it was asked. */
  uploadDay: daySchema.nullable().default(null),
  /** Address the picture cells were written with; null where they hold names, addresses of a list, or nothing. */
  pictureBase: z.string().nullable(),
  /** How picture cells were filled; null where the marketplace takes file names, and in bundles made before lists were taken. */
  pictureAddresses: z.enum(['base', 'list', 'none']).nullable().default(null),
  files: z.array(manifestFileSchema),
  products: z.array(manifestProductSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = z.infer<typeof manifestFileSchema>;
