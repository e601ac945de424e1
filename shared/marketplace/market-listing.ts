import type { Certificate } from '../domain/certificate.ts';
import type { Household } from '../domain/household.ts';
import type { BlankableField, BlankReason, OverridableField } from '../domain/listing-extras.ts';
import type { Listing, ListingFields, Unit } from '../domain/listing.ts';
import type { ListingPhoto } from '../domain/photo.ts';

/** One buyable row. A listing without variants has exactly one, with an empty name. */
export interface MarketVariant {
  readonly sku: string;
  readonly name: string;
  /** The second choice; empty where there is one axis only. */
  readonly name2: string;
  /** Whole đồng. */
  readonly priceDong: number | null;
  readonly stock: number | null;
  readonly netWeightGrams: number | null;
}

/** Both choices as people read them: "Túi 500 g, Cay vừa". */
export function variantFullName(variant: Pick<MarketVariant, 'name' | 'name2'>): string {
  return [variant.name, variant.name2].filter((name) => name !== '').join(', ');
}

export interface MarketPhoto {
  readonly id: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Names what the edits make of it: another key, another picture. */
  readonly editsKey: string;
  readonly refused: boolean;
}

/** The neutral middle form between what was typed and any marketplace's rows. Text is NFC. */
export interface MarketListing {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly ocopSet: number | null;
  readonly category: string;
  readonly facts: readonly string[];
  readonly description: string;
  readonly origin: string;
  readonly brand: string;
  readonly producerName: string;
  readonly producerPhone: string;
  /** Commune and province, e.g. "Xã Mường Phăng, Điện Biên". */
  readonly producerPlace: string;
  readonly unit: Unit;
  readonly packing: string;
  /** What variants differ in; empty when `variants` holds the listing itself only. */
  readonly variantAxis: string;
  /** A second thing they differ in; empty for most. */
  readonly variantAxis2: string;
  /** false: `variants` holds one nameless entry, the listing itself. */
  readonly hasVariants: boolean;
  readonly variants: readonly MarketVariant[];
  readonly harvestMonths: readonly number[];
  readonly shelfLifeDays: number | null;
  readonly storage: string;
  readonly certificates: readonly Certificate[];
  /** Of the packed parcel of one piece: grams and whole centimetres. */
  readonly parcelWeightGrams: number | null;
  readonly parcelLengthCm: number | null;
  readonly parcelWidthCm: number | null;
  readonly parcelHeightCm: number | null;
  /** Texts that differ, by marketplace: see asSeenBy. */
  readonly overrides: Readonly<Record<string, Readonly<Partial<Record<OverridableField, string>>>>>;
  /** Why a field is blank, where somebody said so. */
  readonly blanks: Readonly<Partial<Record<BlankableField, BlankReason>>>;
  /** This listing's category in each marketplace's own words, where a person chose it. */
  readonly theirCategories: Readonly<Record<string, TheirCategory>>;
  /** In order, cover first. Refused pictures are present so that rules may name them; mapping leaves them out. */
  readonly photos: readonly MarketPhoto[];
}

/** A category as a marketplace names it; `id` is empty where it goes by its label alone. */
export interface TheirCategory {
  readonly id: string;
  readonly label: string;
}

export interface MarketListingInput {
  readonly id: string;
  readonly fields: ListingFields | Listing;
  readonly household: Pick<Household, 'name' | 'phone' | 'communeName' | 'provinceName'>;
  /** By marketplace id; absent: none was chosen. */
  readonly theirCategories?: Readonly<Record<string, TheirCategory>>;
  readonly photos: readonly Pick<
    ListingPhoto,
    'id' | 'widthPx' | 'heightPx' | 'editsKey' | 'refusal'
  >[];
}

export function toMarketListing(input: MarketListingInput): MarketListing {
  const { fields, household } = input;
  const hasVariants = fields.variants.length > 0;
  const variants: MarketVariant[] = hasVariants
    ? fields.variants.map((variant) => ({
        sku: variant.sku,
        name: nfc(variant.name),
        name2: nfc(variant.name2),
        priceDong: variant.priceDong,
        stock: variant.stock,
        netWeightGrams: variant.netWeightGrams,
      }))
    : [
        {
          sku: fields.sku,
          name: '',
          name2: '',
          priceDong: fields.priceDong,
          stock: fields.stock,
          netWeightGrams: fields.netWeightGrams,
        },
      ];
  return {
    id: input.id,
    sku: fields.sku,
    name: nfc(fields.name),
    ocopSet: fields.ocopSet,
    category: nfc(fields.category),
    facts: fields.facts.map(nfc).filter((fact) => fact !== ''),
    description: nfc(fields.description),
    origin: nfc(fields.origin),
    brand: nfc(fields.brand),
    producerName: nfc(household.name),
    producerPhone: household.phone,
    producerPlace: [household.communeName, household.provinceName]
      .filter((part) => part !== '')
      .map(nfc)
      .join(', '),
    unit: fields.unit,
    packing: nfc(fields.packing),
    variantAxis: hasVariants ? nfc(fields.variantAxis) : '',
    variantAxis2: hasVariants ? nfc(fields.variantAxis2) : '',
    hasVariants,
    variants,
    harvestMonths: fields.harvestMonths,
    shelfLifeDays: fields.shelfLifeDays,
    storage: nfc(fields.storage),
    certificates: fields.certificates,
    parcelWeightGrams: fields.parcelWeightGrams,
    parcelLengthCm: fields.parcelLengthCm,
    parcelWidthCm: fields.parcelWidthCm,
    parcelHeightCm: fields.parcelHeightCm,
    overrides: overridesByMarketplace(fields.overrides),
    blanks: Object.fromEntries(fields.blanks.map((blank) => [blank.field, blank])),
    theirCategories: input.theirCategories ?? {},
    photos: input.photos.map((photo) => ({
      id: photo.id,
      widthPx: photo.widthPx,
      heightPx: photo.heightPx,
      editsKey: photo.editsKey,
      refused: photo.refusal !== null,
    })),
  };
}

function overridesByMarketplace(overrides: ListingFields['overrides']): MarketListing['overrides'] {
  const found: Record<string, Partial<Record<OverridableField, string>>> = {};
  for (const { marketplaceId, field, value } of overrides) {
    found[marketplaceId] = { ...found[marketplaceId], [field]: nfc(value) };
  }
  return found;
}

function nfc(text: string): string {
  return text.normalize('NFC');
}
