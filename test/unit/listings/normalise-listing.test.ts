import { describe, expect, it } from 'vitest';
import { householdIdSchema } from '../../../shared/domain/ids.ts';
import { emptyListingFields } from '../../../shared/domain/listing.ts';
import { localDay } from '../../../electron/listings/local-day.ts';
import { normaliseListing } from '../../../electron/listings/normalise-listing.ts';

const EMPTY = emptyListingFields(householdIdSchema.parse('0190a000-0000-7000-8000-000000000001'));

describe('normaliseListing', () => {
  it('keeps one spelling of every text, months in order and once, and no empty facts', () => {
    const clean = normaliseListing({
      ...EMPTY,
      name: ' Mật  ong '.normalize('NFD'),
      facts: ['', ' Hoa bạc hà ', '  '],
      description: 'Dòng một\r\nDòng hai\r',
      harvestMonths: [12, 1, 12, 3],
    });
    expect(clean).toMatchObject({
      name: 'Mật ong',
      facts: ['Hoa bạc hà'],
      description: 'Dòng một\nDòng hai\n',
      harvestMonths: [1, 3, 12],
    });
  });
});

describe('localDay', () => {
  it('is the day of the laptop, with zeros', () => {
    expect(localDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});
