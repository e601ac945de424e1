import type { ListingFields } from '../../shared/domain/listing.ts';

/** NFC everywhere, single spaces in one-line fields, months ascending and once, empty facts left out. */
export function normaliseListing(fields: ListingFields): ListingFields {
  return {
    ...fields,
    name: line(fields.name),
    category: line(fields.category),
    facts: fields.facts.map(line).filter((fact) => fact !== ''),
    description: fields.description.normalize('NFC').replaceAll(/\r\n?/gu, '\n'),
    origin: line(fields.origin),
    packing: line(fields.packing),
    variantAxis: line(fields.variantAxis),
    variants: fields.variants.map((variant) => ({ ...variant, name: line(variant.name) })),
    harvestMonths: [...new Set(fields.harvestMonths)].toSorted((left, right) => left - right),
    storage: line(fields.storage),
    brand: line(fields.brand),
    certificates: fields.certificates.map((certificate) => ({
      ...certificate,
      number: line(certificate.number),
      issuer: line(certificate.issuer),
    })),
  };
}

function line(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}
