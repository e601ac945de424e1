import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadProfiles } from '../../../../electron/marketplaces/load-profiles.ts';
import {
  type ListingFields,
  listingFieldsSchema,
  unitSchema,
} from '../../../../shared/domain/listing.ts';
import { applyFix } from '../../../../shared/marketplace/apply-fix.ts';
import { checkListing } from '../../../../shared/marketplace/check-listing.ts';
import type { ProfileView } from '../../../../shared/marketplace/profile-schema.ts';
import type { Violation } from '../../../../shared/marketplace/violation.ts';
import { goodFields, listingOf, TODAY } from './sample-listing.ts';

const views = loadProfiles('resources');

const BITS = [
  'Gạo nếp',
  'Điện Biên',
  'túi 5 kg',
  'chữa bệnh',
  'chua khoi',
  'ngon nhất',
  'hữu cơ',
  'OCOP',
  'gan',
  'bệnh',
  '0912 345 678',
  '+84912345678',
  'www.gao.vn',
  'a@b.vn',
  'shopee',
  'giảm giá',
  '🌾',
  '👩‍🌾',
  '=',
  '+',
  '-',
  '\\',
  '|',
  '>',
  ' ',
  '  ',
  '\t',
  '\u200b',
  '\u00a0',
  ',',
  '.',
  'THƠM',
  'NGON',
  'DẺO',
  'và',
  'chữa',
  'trị',
  'điều',
  '100%',
  'nhất là',
];
const messyText = (most: number, separator: string): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...BITS), fc.string({ unit: 'grapheme', maxLength: 4 })), {
      maxLength: 12,
    })
    .map((bits) => [...bits.join(separator)].slice(0, Math.floor(most / 2)).join(''));

const messyFields: fc.Arbitrary<ListingFields> = fc
  .record({
    name: fc.oneof(
      messyText(200, ' '),
      messyText(60, ' ').map((text) => text.toUpperCase()),
    ),
    facts: fc.array(messyText(160, ' '), { maxLength: 4 }),
    description: fc.oneof(messyText(400, ' '), messyText(400, '\n')),
    origin: fc.constantFrom('', 'Điện Biên'),
    category: messyText(60, ' '),
    priceDong: fc.option(fc.integer({ min: 0, max: 2_000_000 })),
    unit: fc.constantFrom(...unitSchema.options),
    ocopSet: fc.option(fc.integer({ min: 1, max: 26 })),
    sku: fc.constantFrom('', 'A', 'LVB-GAO'),
    variantAxis: fc.constantFrom('', 'Cỡ|túi'),
    variants: fc.array(
      fc.record({
        name: messyText(60, ' '),
        name2: fc.constant(''),
        priceDong: fc.option(fc.integer({ min: 0, max: 99_999 })),
        stock: fc.constant(null),
        netWeightGrams: fc.constant(null),
        sku: fc.constantFrom('', 'A', 'B'),
      }),
      { maxLength: 3 },
    ),
  })
  .map((changes) => listingFieldsSchema.parse(goodFields(changes)));

function check(fields: ListingFields, view: ProfileView): Violation[] {
  return checkListing(listingOf(fields), view, { today: TODAY });
}

/** The broken rule, on a field, whatever its words: what must be gone once mended. */
function nameOf(violation: Violation): string {
  return `${violation.code} ${violation.kind} ${violation.field}`;
}

/** Many listings, many proposals each: more than the usual five seconds on a busy machine. */
const PATIENCE_MS = 60_000;

describe('every fix', { timeout: PATIENCE_MS }, () => {
  it.each(views.map((view) => [view.profile.name, view] as const))(
    'mends what it was proposed for: %s',
    (_, view) => {
      let proposals = 0;
      fc.assert(
        fc.property(messyFields, (fields) => {
          for (const violation of check(fields, view)) {
            if (violation.fix === null) continue;
            const mended = applyFix(fields, violation.fix);
            // A name that is nothing but forbidden words has no fix; any other proposal changes the listing.
            expect(mended).not.toBe(fields);
            proposals += 1;
            const left = check(mended, view).filter(
              (other) =>
                nameOf(other) === nameOf(violation) &&
                other.params['found'] === violation.params['found'],
            );
            expect(left).toEqual([]);
            // Applying it again changes nothing.
            expect(applyFix(mended, violation.fix)).toBe(mended);
          }
        }),
        { numRuns: 100 },
      );
      expect(proposals).toBeGreaterThan(200);
    },
  );

  it('mends a whole listing in a few rounds', () => {
    const [view] = views;
    if (view === undefined) throw new Error('no profile');
    fc.assert(
      fc.property(messyFields, (start) => {
        let fields = start;
        for (let round = 0; round < 60; round += 1) {
          const next = check(fields, view).find((violation) => violation.fix !== null)?.fix;
          if (next === undefined || next === null) return;
          fields = applyFix(fields, next);
        }
        expect.unreachable('fixes chase one another');
      }),
      { numRuns: 60 },
    );
  });
});

describe('applyFix', () => {
  it('leaves a field alone that has changed since', () => {
    const fields = goodFields();
    expect(applyFix(fields, { field: 'name', before: 'Tên cũ', after: 'Tên mới' })).toBe(fields);
    expect(applyFix(fields, { field: 'nothing.here', before: 'x', after: 'y' })).toBe(fields);
  });

  it('refuses what would not be a listing', () => {
    const fields = goodFields();
    expect(applyFix(fields, { field: 'priceDong', before: 45_000, after: -1 })).toBe(fields);
  });

  it('takes decomposed text for the same text', () => {
    const fields = goodFields({ name: 'Gạo  nếp'.normalize('NFD') });
    expect(applyFix(fields, { field: 'name', before: 'Gạo  nếp', after: 'Gạo nếp' }).name).toBe(
      'Gạo nếp',
    );
  });

  it('finds a fact again when empty ones stand before it', () => {
    const fields = goodFields({ facts: ['', 'Gọi 0912345678'] });
    const mended = applyFix(fields, { field: 'facts.0', before: 'Gọi 0912345678', after: 'Gọi' });
    expect(mended.facts).toEqual(['', 'Gọi']);
  });
});
