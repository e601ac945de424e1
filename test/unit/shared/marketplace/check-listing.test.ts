import { describe, expect, it } from 'vitest';
import { loadProfiles } from '../../../../electron/marketplaces/load-profiles.ts';
import { checkListing } from '../../../../shared/marketplace/check-listing.ts';
import type { ProfileView } from '../../../../shared/marketplace/profile-schema.ts';
import { isBlocking, violationSchema } from '../../../../shared/marketplace/violation.ts';
import { goodFields, goodPhotos, listingOf, TODAY } from './sample-listing.ts';

const views = loadProfiles('resources');
const [anyView] = views;
if (anyView === undefined) throw new Error('no profile');

function codes(
  view: ProfileView,
  changes: Parameters<typeof goodFields>[0],
  today = TODAY,
): string[] {
  return checkListing(listingOf(goodFields(changes)), view, { today }).map(
    (violation) => `${violation.code}@${violation.field}`,
  );
}

describe('checkListing', () => {
  /** Some marketplaces reckon shipping by the parcel, or go by categories of their own that a person chooses. */
  const packed = {
    parcelWeightGrams: 1200,
    parcelLengthCm: 25,
    parcelWidthCm: 15,
    parcelHeightCm: 8,
  };

  it('finds nothing in a good listing, for any marketplace', () => {
    for (const view of views) {
      expect(
        checkListing(
          {
            ...listingOf(goodFields(packed)),
            theirCategories: { [view.profile.id]: { id: '100', label: 'Gạo (100)' } },
          },
          view,
          { today: TODAY },
        ),
        view.profile.id,
      ).toEqual([]);
    }
  });

  it('puts what blocks first and fills in both languages', () => {
    const listing = listingOf(
      goodFields({
        name: '',
        priceDong: 45,
        stock: null,
        description: 'Gọi 0912 345 678',
      }),
      goodPhotos(0),
    );
    for (const view of views) {
      const violations = checkListing(listing, view, { today: TODAY });
      const order = violations.map((violation) =>
        ['error', 'warning', 'info'].indexOf(violation.severity),
      );
      expect(order).toEqual(order.toSorted((left, right) => left - right));
      const blocking = violations.filter(isBlocking).map((violation) => violation.code);
      // Some marketplaces take no listing without a picture either.
      expect(blocking.filter((code) => code !== 'picture.none')).toEqual(['name.missing']);
      for (const violation of violations) {
        violationSchema.parse(violation);
        const texts = [
          violation.officer.vi,
          violation.officer.en,
          violation.farmer.vi,
          violation.farmer.en,
        ];
        expect(texts.join(' ')).not.toMatch(/[{}]/u);
        expect(texts).not.toContain(violation.code);
      }
    }
  });

  it('groups digits as each language does', () => {
    const violation = checkListing(
      listingOf(goodFields({ description: 'a'.repeat(3000) })),
      anyView,
      { today: TODAY },
    ).find((one) => one.code === 'description.too-long');
    expect(violation?.officer.vi).toContain('3.000');
    expect(violation?.officer.en).toContain('3,000');
  });

  it('names the variant', () => {
    const variant = {
      name: 'Túi 1 kg',
      name2: '',
      priceDong: 45_000,
      stock: 3,
      netWeightGrams: 1000,
      sku: 'LVB-GAO-1',
    };
    const fields = goodFields({
      variantAxis: 'Cỡ túi',
      variants: [
        variant,
        { ...variant, name: 'Túi 2 kg', name2: '', sku: 'LVB-GAO-2', priceDong: null },
      ],
    });
    const [violation] = checkListing(listingOf(fields), anyView, { today: TODAY });
    expect(violation?.field).toBe('variants.1.priceDong');
    expect(violation?.officer.vi).toBe('Chưa có: Giá bán (loại 2).');
  });

  it('wants a SKU that marketplaces take', () => {
    const listing = { ...listingOf(goodFields()), sku: 'gạo nếp' };
    const [violation] = checkListing(listing, anyView, { today: TODAY });
    expect(violation?.code).toBe('sku.not-ascii');
    expect(violation?.fix?.after).toBe('LVB-GAO-NEP-NUONG-DIEN-BIEN-TUI');
  });

  it('applies the label decree of the day: the old one to its last day, then the new one, never both', () => {
    const decreesOn = (today: string): string[] =>
      checkListing(listingOf(goodFields({ origin: '' }), goodPhotos()), anyView, { today })
        .filter(({ code }) => code === 'label.origin-missing')
        .map(({ source }) => /\d+\/20\d\d/u.exec(source.title)?.[0] ?? '');
    expect(decreesOn('2026-01-22')).toEqual(['43/2017']);
    expect(decreesOn('2026-01-23')).toEqual(['37/2026']);
  });

  it('does not apply a suspended rule on the days it rests', () => {
    const rules = anyView.profile.rules.map((rule) =>
      rule.code === 'name.missing'
        ? { ...rule, suspended: { from: '2026-02-04', to: '2026-04-15', by: 'Nghị quyết' } }
        : rule,
    );
    const view = { ...anyView, profile: { ...anyView.profile, rules } };
    expect(codes(view, { name: '' }, '2026-02-03')).toContain('name.missing@name');
    expect(codes(view, { name: '' }, '2026-02-04')).not.toContain('name.missing@name');
    expect(codes(view, { name: '' }, '2026-04-15')).not.toContain('name.missing@name');
    expect(codes(view, { name: '' }, '2026-04-16')).toContain('name.missing@name');
  });
});

describe('words in texts', () => {
  it.each([
    [
      { description: goodFields().description + ' Giúp chữa khỏi ho.' },
      'claim.medical@description',
    ],
    [
      { description: goodFields().description + ' Tra nay chua khoi ho.' },
      'claim.medical@description',
    ],
    [{ facts: ['Bác sĩ khuyên dùng'] }, 'claim.endorsed@facts.0'],
    [{ facts: ['Hiệu quả 100%'] }, 'claim.guaranteed@facts.0'],
    [{ facts: ['Tốt cho dạ dày'] }, 'claim.disease@facts.0'],
    [{ facts: ['Ngon nhất vùng'] }, 'claim.superlative@facts.0'],
    [{ facts: ['Không hoá chất'] }, 'claim.absolute@facts.0'],
    [{ facts: ['Gạo hữu cơ'] }, 'claim.unproved@facts.0'],
    [{ brand: 'OCOP 5 sao' }, 'claim.unproved@brand'],
    [{ facts: ['Có bán cả cây giống'] }, 'restricted.word@facts.0'],
    [{ packing: 'Gọi +84 912 345 678' }, 'text.contact@packing'],
    [{ packing: 'Gọi 0215.3825.678' }, 'text.contact@packing'],
    [{ packing: 'Xem www.gaomuongphang.vn nhé' }, 'text.contact@packing'],
    [{ packing: 'Xem gaonep.com.vn/mua nhé' }, 'text.contact@packing'],
    [{ packing: 'Thư: bun.lo@example.com' }, 'text.contact@packing'],
    [{ facts: ['Bán cả trên Shopee'] }, 'text.platform-name@facts.0'],
    [{ facts: ['Mua 2 tặng 1'] }, 'text.promotion@facts.0'],
    [{ facts: ['Thơm lắm 🌾👩‍🌾'] }, 'text.emoji@facts.0'],
    [{ name: '=Gạo nếp nương Điện Biên' }, 'name.begins-with-sign@name'],
  ])('%o → %s', (changes, expected) => {
    expect(codes(anyView, changes)).toEqual([expected]);
  });

  it.each([
    'Thống nhất trồng một giống, ít nhất hai tháng phơi, hợp nhất từ các bản.',
    'Trồng ở Quảng Trị, giá trị dinh dưỡng giữ nguyên, chữa cháy rừng là việc chung.',
    'Bón phân hữu cơ ủ từ rơm, không dùng máy.',
    'Gan gà xào cũng ngon với gạo này.',
    'Cần nhiều công, ở gần suối, đường xa lắm.',
    'Khối lượng 1.000.000 hạt, lô 20261123, mã vạch 8936012345678, giá 1.250.000 đ.',
    'Quyết định 128/QĐ-UBND, tiêu chuẩn 11892-1, đóng gói 0,5 kg.',
    'Nhiệt độ 25°C, tỉ lệ 1:2, 50% nếp, túi A&B, 5 sao.',
  ])('sees no harm in "%s"', (description) => {
    const claims = codes(anyView, {
      description: `${description} ${'Câu bình thường. '.repeat(6)}`.trim(),
    });
    expect(claims).toEqual([]);
  });

  it('allows a claim that a paper proves, until the paper ends', () => {
    const ocop = {
      kind: 'ocop',
      number: '12/QĐ-UBND',
      issuer: 'UBND tỉnh Điện Biên',
      stars: 4,
      issuedOn: '2025-01-10',
      expiresOn: null,
    } as const;
    expect(codes(anyView, { brand: 'OCOP 4 sao', certificates: [ocop] })).toEqual([]);
    expect(codes(anyView, { brand: 'OCOP 4 sao', certificates: [ocop] }, '2028-01-11')).toEqual([
      'claim.unproved@brand',
      'certificate.expired@certificates',
    ]);
  });
});
