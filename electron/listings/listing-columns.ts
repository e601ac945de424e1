import type { Certificate } from '../../shared/domain/certificate.ts';
import {
  listingSchema,
  type Listing,
  type ListingFields,
  type Variant,
} from '../../shared/domain/listing.ts';
import { listingPhotoSchema, type ListingPhoto } from '../../shared/domain/photo.ts';
import type { BlankReason, ListingOverride } from '../../shared/domain/listing-extras.ts';
import type { RowPatch } from '../journal/entities.ts';

/** Tables as stored and fields as typed: the two directions, side by side. */

export interface ListingRecord {
  readonly listing: Listing;
  readonly photos: readonly ListingPhoto[];
}

export type StoredRow = Readonly<Record<string, unknown>>;

export function listingColumns(fields: ListingFields): RowPatch {
  return {
    household_id: fields.householdId,
    name: fields.name,
    ocop_set: fields.ocopSet,
    category: fields.category,
    facts: JSON.stringify(fields.facts),
    description: fields.description,
    origin: fields.origin,
    price_dong: fields.priceDong,
    unit: fields.unit,
    net_weight_grams: fields.netWeightGrams,
    stock: fields.stock,
    packing: fields.packing,
    variant_axis: fields.variantAxis,
    variant_axis_2: fields.variantAxis2,
    harvest_months: JSON.stringify(fields.harvestMonths),
    shelf_life_days: fields.shelfLifeDays,
    storage: fields.storage,
    brand: fields.brand,
    parcel_weight_grams: fields.parcelWeightGrams,
    parcel_length_cm: fields.parcelLengthCm,
    parcel_width_cm: fields.parcelWidthCm,
    parcel_height_cm: fields.parcelHeightCm,
    sku: fields.sku,
  };
}

export function variantColumns(variant: Variant, position: number): RowPatch {
  return {
    position,
    sku: variant.sku,
    name: variant.name,
    name_2: variant.name2,
    price_dong: variant.priceDong,
    stock: variant.stock,
    net_weight_grams: variant.netWeightGrams,
  };
}

export function certificateColumns(certificate: Certificate, position: number): RowPatch {
  return {
    position,
    kind: certificate.kind,
    number: certificate.number,
    issuer: certificate.issuer,
    stars: certificate.stars,
    issued_on: certificate.issuedOn,
    expires_on: certificate.expiresOn,
  };
}

/** "<marketplace>/<field>": one text of one marketplace. */
export function overrideColumns({ marketplaceId, field, value }: ListingOverride): RowPatch {
  return { place: `${marketplaceId}/${field}`, value };
}

export function blankColumns({ field, reason, askOn }: BlankReason): RowPatch {
  return { field, reason, ask_on: askOn };
}

/** Rows that hang on a listing, as stored. */
export interface ListingParts {
  readonly variants: readonly StoredRow[];
  readonly certificates: readonly StoredRow[];
  readonly overrides: readonly StoredRow[];
  readonly blanks: readonly StoredRow[];
}

export function toListing(row: StoredRow, parts: ListingParts): Listing {
  return listingSchema.parse({
    id: row['id'],
    householdId: row['household_id'],
    name: row['name'],
    ocopSet: row['ocop_set'],
    category: row['category'],
    facts: fromJson(row['facts']),
    description: row['description'],
    origin: row['origin'],
    priceDong: row['price_dong'],
    unit: row['unit'],
    netWeightGrams: row['net_weight_grams'],
    stock: row['stock'],
    packing: row['packing'],
    variantAxis: row['variant_axis'],
    variantAxis2: row['variant_axis_2'],
    variants: parts.variants.map((variant) => ({
      name: variant['name'],
      name2: variant['name_2'],
      priceDong: variant['price_dong'],
      stock: variant['stock'],
      netWeightGrams: variant['net_weight_grams'],
      sku: variant['sku'],
    })),
    harvestMonths: fromJson(row['harvest_months']),
    shelfLifeDays: row['shelf_life_days'],
    storage: row['storage'],
    brand: row['brand'],
    certificates: parts.certificates.map((certificate) => ({
      kind: certificate['kind'],
      number: certificate['number'],
      issuer: certificate['issuer'],
      stars: certificate['stars'],
      issuedOn: certificate['issued_on'],
      expiresOn: certificate['expires_on'],
    })),
    parcelWeightGrams: row['parcel_weight_grams'],
    parcelLengthCm: row['parcel_length_cm'],
    parcelWidthCm: row['parcel_width_cm'],
    parcelHeightCm: row['parcel_height_cm'],
    overrides: parts.overrides.map(({ place, value }) => {
      const [marketplaceId, field] = String(place).split('/');
      return { marketplaceId, field, value };
    }),
    blanks: parts.blanks.map((blank) => ({
      field: blank['field'],
      reason: blank['reason'],
      askOn: blank['ask_on'],
    })),
    sku: row['sku'],
    createdAt: row['created_at'],
    updatedAt: row['updated_at'],
  });
}

export function toListingPhoto(row: StoredRow): ListingPhoto {
  return listingPhotoSchema.parse({
    id: row['photo_id'],
    sha256: row['sha256'],
    originalName: row['original_name'],
    format: row['format'],
    widthPx: row['finished_width_px'],
    heightPx: row['finished_height_px'],
    sizeBytes: row['size_bytes'],
    editsKey: row['edits_key'],
    hasGps: row['has_gps'] === 1,
    refusal: row['refusal'],
    addedAt: row['added_at'],
  });
}

/** The schema that follows says what it is. */
function fromJson(text: unknown): unknown {
  return JSON.parse(String(text));
}
