import type { HouseholdId } from '../../shared/domain/ids.ts';
import { emptyListingFields, type ListingFields } from '../../shared/domain/listing.ts';
import type { DemoProduct } from './demo-data.ts';

const DAY_MS = 86_400_000;

/** A demo product as an officer would have typed it. SKUs are left to the service. */
export function toListingFields(
  product: DemoProduct,
  householdId: HouseholdId,
  today: Date,
): ListingFields {
  const day = (offset: number): string =>
    new Date(today.getTime() + offset * DAY_MS).toISOString().slice(0, 10);
  return {
    ...emptyListingFields(householdId),
    name: product.name,
    ocopSet: product.ocopSet,
    category: product.category,
    facts: product.facts,
    description: product.description,
    origin: product.origin,
    priceDong: product.priceDong,
    unit: product.unit,
    netWeightGrams: product.netWeightGrams,
    stock: product.stock,
    packing: product.packing,
    variantAxis: product.variantAxis,
    variants: product.variants.map((variant) => ({ ...variant, name2: '', sku: '' })),
    harvestMonths: product.harvestMonths,
    shelfLifeDays: product.shelfLifeDays,
    storage: product.storage,
    brand: product.brand,
    certificates: product.certificates.map(({ issuedDaysAgo, expiresInDays, ...certificate }) => ({
      ...certificate,
      issuedOn: day(-issuedDaysAgo),
      expiresOn: expiresInDays === null ? null : day(expiresInDays),
    })),
    sku: '',
  };
}
