import { AppError } from '../../shared/errors.ts';
import type { ListingFields, Variant } from '../../shared/domain/listing.ts';
import { makeSku, makeVariantSku } from '../../shared/text/make-sku.ts';

export interface SkuNeighbours {
  /** Another listing has it now: two things of one name would overwrite each other in a shop. */
  readonly isTaken: (sku: string) => boolean;
  /** Another listing has it or once had it: never made again for something else. */
  readonly wasEverTaken: (sku: string) => boolean;
}

/** With so many equal names in one commune something else is wrong. */
const MOST_COLLISIONS = 10_000;

/**
 * Fills in missing SKUs; those that are there stay, whatever is renamed.
 * @throws AppError listing.sku-taken when a typed SKU is used elsewhere, or twice in the listing.
 */
export function assignSkus(
  fields: ListingFields,
  householdName: string,
  neighbours: SkuNeighbours,
): ListingFields {
  const used = new Set<string>();
  for (const sku of [fields.sku, ...fields.variants.map((variant) => variant.sku)]) {
    if (sku === '') continue;
    if (used.has(sku) || neighbours.isTaken(sku)) throw new AppError('listing.sku-taken', { sku });
    used.add(sku);
  }
  const make = (attempt: (collision: number) => string): string => {
    for (let collision = 1; collision <= MOST_COLLISIONS; collision += 1) {
      const sku = attempt(collision);
      if (used.has(sku) || neighbours.wasEverTaken(sku)) continue;
      used.add(sku);
      return sku;
    }
    throw new AppError('listing.sku-taken', { sku: attempt(1) });
  };
  const sku =
    fields.sku === ''
      ? make((collision) => makeSku(householdName, fields.name, collision))
      : fields.sku;
  const variants = fields.variants.map((variant): Variant => {
    if (variant.sku !== '') return variant;
    const choice = `${variant.name} ${variant.name2}`;
    return { ...variant, sku: make((collision) => makeVariantSku(sku, choice, collision)) };
  });
  return { ...fields, sku, variants };
}
