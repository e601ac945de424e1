import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_HOUSEHOLD,
  fieldWords,
  hasDetails,
  householdFormSchema,
} from '../../../../renderer/households/household-form.ts';
import { maskPhone } from '../../../../renderer/households/mask-phone.ts';
import { localDay, paperState } from '../../../../renderer/households/paper-state.ts';
import { standingConsent } from '../../../../renderer/households/consent-words.ts';
import { consentSchema } from '../../../../shared/domain/household.ts';

const filled = {
  ...EMPTY_HOUSEHOLD,
  name: 'Lò Thị Hương',
  phone: '0912345118',
  communeCode: '03325',
  hamlet: 'Che Căn',
};

describe('the household form', () => {
  it.each([
    ['+84 912 345 118', '0912345118'],
    ['0912.345.118', '0912345118'],
    ['01692345118', '0392345118'],
  ])('reads %s as %s', (typed, national) => {
    expect(householdFormSchema.parse({ ...filled, phone: typed }).phone).toBe(national);
  });

  it('refuses what is missing, and says so at the field', () => {
    const result = householdFormSchema.safeParse({ ...filled, hamlet: ' ', phone: '123' });
    const fields = result.error?.issues.map((issue) => issue.path[0]);
    expect(fields).toEqual(expect.arrayContaining(['hamlet', 'phone']));
  });

  it('says why a phone number is not understood', () => {
    const t = ((key: string) => key) as unknown as Parameters<typeof fieldWords>[0];
    const error = { type: 'invalid_format' };
    expect(fieldWords(t, 'phone', '09123', error)).toBe('households.phone-problem.too-short');
    expect(fieldWords(t, 'phone', '+1 202 555 0100', error)).toBe(
      'households.phone-problem.foreign',
    );
    expect(fieldWords(t, 'name', '', { type: 'too_small' })).toBe('app.field.required');
    expect(fieldWords(t, 'name', 'Hương', undefined)).toBeNull();
  });

  it('unfolds by itself only when something is inside', () => {
    expect(hasDetails(filled)).toBe(false);
    expect(hasDetails({ ...filled, note: 'nhà cuối bản' })).toBe(true);
    expect(hasDetails({ ...filled, kind: 'cooperative' })).toBe(true);
  });
});

describe('a masked phone number', () => {
  it('shows two digits in front and three behind, and none between', () => {
    expect(maskPhone('0912345118')).toBe('09•• ••• 118');
    fc.assert(
      fc.property(fc.stringMatching(/^0[35789]\d{8}$/u), (phone) => {
        const masked = maskPhone(phone);
        expect(masked.replaceAll(/[^\d]/gu, '')).toBe(phone.slice(0, 2) + phone.slice(-3));
        expect(masked.replaceAll(' ', '')).toHaveLength(phone.length);
      }),
    );
  });
});

describe('the state of a paper', () => {
  it.each([
    [null, 'no-date', 0],
    ['2026-11-23', 'soon', 0],
    ['2026-11-22', 'over', -1],
    ['2027-01-22', 'soon', 60],
    ['2027-01-23', 'valid', 61],
  ])('%s is %s', (expiresOn, kind, days) => {
    expect(paperState(expiresOn, '2026-11-23')).toMatchObject({ kind, days });
  });

  it('takes the day from the wall calendar', () => {
    expect(localDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});

describe('a standing consent', () => {
  const consent = consentSchema.parse({
    id: '019ab000-0000-7000-8000-000000000001',
    householdId: '019ab000-0000-7000-8000-000000000002',
    purpose: 'hand-to-marketplace',
    marketplaceId: 'san_mot',
    textVersion: '1',
    grantedAt: '2026-11-12T02:00:00.000Z',
    recordedBy: 'Mai',
    withdrawnAt: null,
  });
  const grant = { purpose: consent.purpose, marketplaceId: consent.marketplaceId };

  it('is the newest of the same purpose and marketplace that was not withdrawn', () => {
    const withdrawn = { ...consent, withdrawnAt: '2026-11-20T02:00:00.000Z' };
    const later = { ...consent, grantedAt: '2026-11-21T02:00:00.000Z' };
    expect(standingConsent([consent, later, withdrawn], grant)).toBe(later);
    expect(standingConsent([withdrawn], grant)).toBeNull();
    expect(
      standingConsent([consent], { ...grant, purpose: 'publish-listing', marketplaceId: null }),
    ).toBeNull();
  });
});
