import { describe, expect, it } from 'vitest';
import { loadProfiles } from '../../../../electron/marketplaces/load-profiles.ts';
import type { ListingFields } from '../../../../shared/domain/listing.ts';
import { applyFix } from '../../../../shared/marketplace/apply-fix.ts';
import { checkListing } from '../../../../shared/marketplace/check-listing.ts';
import { needsParcel } from '../../../../shared/marketplace/needs-parcel.ts';
import { textAt, withTextAt } from '../../../../shared/marketplace/own-texts.ts';
import type { ProfileView } from '../../../../shared/marketplace/profile-schema.ts';
import { proposeFixes } from '../../../../shared/marketplace/propose-fixes.ts';
import { goodFields, listingOf, TODAY } from './sample-listing.ts';

const views = loadProfiles('resources');
const [first, second] = views;
if (first === undefined || second === undefined) throw new Error('two profiles are needed');
const here = first.profile.id;

const LONG = `Gạo nếp nương Điện Biên ${'hạt to dẻo thơm lâu '.repeat(6)}túi 1 kg`;

function check(fields: ListingFields, view: ProfileView) {
  return checkListing(listingOf(fields), view, { today: TODAY });
}

describe('texts of one marketplace', () => {
  it('are proposed where a limit is broken, and the master stays', () => {
    const fields = goodFields({ name: LONG });
    const broken = check(fields, first).find(({ kind }) => kind === 'length-most');
    expect(broken).toMatchObject({ field: 'name', fix: { field: 'name', onlyAt: here } });
    expect(broken).not.toHaveProperty('onlyAt');
    if (!broken?.fix) throw new Error('no fix');

    const mended = applyFix(fields, broken.fix);
    expect(mended.name).toBe(LONG);
    expect(mended.overrides).toEqual([
      { marketplaceId: here, field: 'name', value: broken.fix.after },
    ]);
    expect(check(mended, first).filter(({ kind }) => kind === 'length-most')).toEqual([]);
    expect(check(mended, second).some(({ kind }) => kind === 'length-most')).toBe(true);
  });

  it('are what a violation points at, and what a fix of it changes', () => {
    const fields = withTextAt(goodFields(), {
      marketplaceId: here,
      field: 'name',
      value: 'GẠO NẾP NƯƠNG THƠM',
    });
    const shouted = check(fields, first).find(({ code }) => code === 'name.shouted');
    expect(shouted).toMatchObject({ field: 'name', onlyAt: here, fix: { onlyAt: here } });
    if (!shouted?.fix) throw new Error('no fix');
    const mended = applyFix(fields, shouted.fix);
    expect(mended.name).toBe(fields.name);
    expect(textAt(mended, here, 'name')).toBe('Gạo nếp nương thơm');
    expect(check(fields, second).some(({ code }) => code === 'name.shouted')).toBe(false);
  });

  it('leave no entry behind when they are the common text again', () => {
    const fields = goodFields();
    const own = withTextAt(fields, { marketplaceId: here, field: 'name', value: 'Gạo' });
    expect(own.overrides).toHaveLength(1);
    const common = withTextAt(own, { marketplaceId: here, field: 'name', value: fields.name });
    expect(common.overrides).toEqual([]);
  });

  it('refuse a place that is none', () => {
    const fields = goodFields();
    expect(withTextAt(fields, { marketplaceId: 'KHÔNG', field: 'name', value: 'x' })).toBe(fields);
    const fix = { field: 'priceDong', before: fields.priceDong, after: 1, onlyAt: here };
    expect(applyFix(fields, fix)).toBe(fields);
  });

  it('stand beside the master in one proposal', () => {
    const fields = goodFields({ name: `${LONG} `, description: 'Gọi 0912 345 678 để mua gạo.' });
    const { changes, fields: mended } = proposeFixes(fields, {
      check: (checked) => check(checked, first),
      apply: applyFix,
    });
    expect(changes.some(({ field, onlyAt }) => field === 'name' && onlyAt === here)).toBe(true);
    expect(changes.some(({ field, onlyAt }) => field === 'description' && !onlyAt)).toBe(true);
    expect(changes.reduce(applyFix, fields)).toEqual(mended);
  });
});

describe('a second choice', () => {
  const pairs = (names: readonly (readonly [string, string])[]) =>
    goodFields({
      variantAxis: 'Cỡ',
      variantAxis2: 'Vị',
      variants: names.map(([name, name2], index) => ({
        name,
        name2,
        priceDong: 10_000,
        stock: 1,
        netWeightGrams: 500,
        sku: `GAO-${index}`,
      })),
    });

  it('needs its name on every variant', () => {
    const found = check(
      pairs([
        ['Túi 1 kg', 'Cay'],
        ['Túi 2 kg', ''],
      ]),
      first,
    );
    expect(found.filter(({ code }) => code === 'variant.incomplete')).toMatchObject([
      { field: 'variants.1.name2', severity: 'error' },
    ]);
  });

  it('needs the word for what it is about', () => {
    const fields = { ...pairs([['Túi 1 kg', 'Cay']]), variantAxis2: '' };
    expect(check(fields, first).map(({ field }) => field)).toContain('variantAxis2');
  });

  it('lets names repeat, pairs not', () => {
    const repeated = (fields: ListingFields) =>
      check(fields, first).filter(({ code }) => code === 'variant.repeated');
    const good = pairs([
      ['Túi 1 kg', 'Cay'],
      ['Túi 1 kg', 'Ngọt'],
    ]);
    expect(repeated(good)).toEqual([]);
    const bad = pairs([
      ['Túi 1 kg', 'Cay'],
      ['túi 1 kg', 'cay'],
    ]);
    expect(repeated(bad)).toMatchObject([{ params: { name: 'túi 1 kg, cay' } }]);
  });
});

describe('needsParcel', () => {
  const asked = {
    code: 'parcel.missing',
    kind: 'required',
    severity: 'error',
    params: {},
  } as const;
  it('looks at rules and at required columns', () => {
    const none = { rules: [], columns: [] };
    expect(needsParcel(none)).toBe(false);
    const rule = { ...asked, field: 'parcelWeightGrams', source: 'own' } as const;
    expect(needsParcel({ ...none, rules: [rule] })).toBe(true);
    const column = (required: boolean) => ({
      header: 'Cân nặng',
      cell: 'text' as const,
      required,
      on: ['simple' as const],
      from: [{ do: 'field', name: 'parcelWeightGrams' }],
    });
    expect(needsParcel({ ...none, columns: [column(true)] })).toBe(true);
    expect(needsParcel({ ...none, columns: [column(false)] })).toBe(false);
  });
});
