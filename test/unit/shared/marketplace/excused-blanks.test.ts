import { describe, expect, it } from 'vitest';
import type { BlankReason } from '../../../../shared/domain/listing-extras.ts';
import { asOfListing, blankableField } from '../../../../shared/marketplace/as-of-listing.ts';
import type { Violation } from '../../../../shared/marketplace/violation.ts';
import { goodFields, listingOf } from './sample-listing.ts';

const HERE = 'somewhere';
const found = (changes: Partial<Violation> = {}): Violation => ({
  code: 'stock.missing',
  kind: 'required',
  field: 'stock',
  params: {},
  severity: 'warning',
  officer: { vi: 'a', en: 'a' },
  farmer: { vi: 'a', en: 'a' },
  source: { title: 'Nguồn', seen: '2026-11-23', confidence: 'own-conclusion' },
  fix: null,
  ...changes,
});
const blankBecause = (reason: BlankReason['reason'], askOn: string | null = null) =>
  listingOf(goodFields({ stock: null, blanks: [{ field: 'stock', reason, askOn }] }));
const allowed = { params: { mayBeBlank: true } };

describe('a reason for a blank', () => {
  it('turns what may be blank into a note', () => {
    expect(
      asOfListing(blankBecause('ask-again', '2026-12-01'), HERE, allowed, found()),
    ).toMatchObject({ severity: 'info', excuse: { reason: 'ask-again', askOn: '2026-12-01' } });
  });

  it('is asked for only where the rule takes one', () => {
    const plain = listingOf(goodFields({ stock: null }));
    expect(asOfListing(plain, HERE, allowed, found())).toMatchObject({
      severity: 'warning',
      mayBeBlank: true,
    });
    const asked = asOfListing(blankBecause('unknown'), HERE, { params: {} }, found());
    expect(asked).toEqual(found());
  });

  it('does not waive what the law wants, unless it does not apply', () => {
    const law = found({
      severity: 'error',
      source: { title: 'Nghị định', seen: '2026-11-23', confidence: 'law' },
    });
    for (const reason of ['unknown', 'ask-again'] as const) {
      expect(asOfListing(blankBecause(reason), HERE, allowed, law).severity).toBe('error');
    }
    expect(asOfListing(blankBecause('not-applicable'), HERE, allowed, law).severity).toBe('info');
  });

  it('is the same for every variant', () => {
    expect(blankableField('variants.2.stock')).toBe('stock');
    expect(blankableField('photos')).toBe('photos');
    expect(blankableField('name')).toBeNull();
  });
});
