import type { BlankableField, OverridableField } from '../../shared/domain/listing-extras.ts';
import type { ListingFields } from '../../shared/domain/listing.ts';

/** NFC everywhere, single spaces in one-line fields, months ascending and once, empty facts left out. */
export function normaliseListing(fields: ListingFields): ListingFields {
  return {
    ...fields,
    name: line(fields.name),
    category: line(fields.category),
    facts: fields.facts.map(line).filter((fact) => fact !== ''),
    description: tidy('description', fields.description),
    origin: line(fields.origin),
    packing: line(fields.packing),
    variantAxis: line(fields.variantAxis),
    variantAxis2: line(fields.variantAxis2),
    variants: fields.variants.map((variant) => ({
      ...variant,
      name: line(variant.name),
      name2: line(variant.name2),
    })),
    harvestMonths: [...new Set(fields.harvestMonths)].toSorted((left, right) => left - right),
    storage: line(fields.storage),
    brand: line(fields.brand),
    overrides: lastOf(fields.overrides, (one) => `${one.marketplaceId}/${one.field}`)
      .map((one) => ({ ...one, value: tidy(one.field, one.value) }))
      // What is like the common text follows it when that changes.
      .filter((one) => one.value !== tidy(one.field, fields[one.field])),
    // A reason for what is no longer blank has done its work.
    blanks: lastOf(fields.blanks, (one) => one.field)
      .filter(({ field }) => isBlank(fields, field))
      .map((one) => ({ ...one, askOn: one.reason === 'ask-again' ? one.askOn : null })),
    certificates: fields.certificates.map((certificate) => ({
      ...certificate,
      number: line(certificate.number),
      issuer: line(certificate.issuer),
    })),
  };
}

/** Of several entries for one place the last one said counts. */
function lastOf<Entry>(entries: readonly Entry[], placeOf: (entry: Entry) => string): Entry[] {
  return [...new Map(entries.map((entry) => [placeOf(entry), entry])).values()];
}

function tidy(field: OverridableField, text: string): string {
  return field === 'description' ? text.normalize('NFC').replaceAll(/\r\n?/gu, '\n') : line(text);
}

function line(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

/** Photos stand apart from the form: whether there are any is not seen here. */
function isBlank(fields: ListingFields, field: BlankableField): boolean {
  if (field === 'photos') return true;
  const isEmpty = (value: ListingFields[Exclude<BlankableField, 'photos'>]): boolean => {
    if (typeof value === 'string') return value.trim() === '';
    return value === null || (typeof value === 'object' && value.length === 0);
  };
  const isPerVariant = field === 'priceDong' || field === 'stock' || field === 'netWeightGrams';
  return isPerVariant && fields.variants.length > 0
    ? fields.variants.some((variant) => variant[field] === null)
    : isEmpty(fields[field]);
}
