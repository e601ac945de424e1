import { describe, expect, it } from 'vitest';
import { placeOfField } from '../../../../renderer/listings/checks/field-place.ts';

describe('placeOfField', () => {
  it.each([
    ['name', 'name'],
    ['facts.2', 'facts'],
    ['photos', 'photos'],
    ['photos.3', 'photos'],
    ['variants', 'variants'],
    ['variantName', 'variants'],
    ['variants.0.priceDong', 'variants.0.priceDong'],
    ['certificates.1.expiresOn', 'certificates.1.expiresOn'],
    ['certificates.1', 'certificates'],
    ['harvestMonths.0', 'harvestMonths'],
  ])('a violation on %s is shown at %s', (field, place) => {
    expect(placeOfField(field)).toBe(place);
  });
});
