import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { skuSchema } from '../../../../shared/domain/listing.ts';
import { asciiSlug } from '../../../../shared/text/ascii-slug.ts';
import { makeSku, makeVariantSku } from '../../../../shared/text/make-sku.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 200 });
const collision = fc.integer({ min: 1, max: 999 });

describe('asciiSlug', () => {
  it.each([
    ['Gạo nếp nương Điện Biên', 'gao-nep-nuong-dien-bien'],
    ['  Đặc sản: 100% "ngon" ', 'dac-san-100-ngon'],
    ['日本', ''],
  ])('makes %s into %s', (text, slug) => {
    expect(asciiSlug(text)).toBe(slug);
  });

  it('cuts between words', () => {
    expect(asciiSlug('gao nep nuong', 10)).toBe('gao-nep');
    expect(asciiSlug('gao nep nuong', 7)).toBe('gao-nep');
    expect(asciiSlug('abcdefghij', 4)).toBe('abcd');
  });

  it('is always a-z, 0-9 and single hyphens', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 60 }), (text, most) => {
        const slug = asciiSlug(text, most);
        expect(slug).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/u);
        expect(slug.length).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('skuSchema', () => {
  const typed = fc.string({
    unit: fc.constantFrom('A', 'B', '1', '2', '-'),
    minLength: 1,
    maxLength: 6,
  });

  it('keeps SKUs apart in the picture names and handles that are made from them', () => {
    const isSku = (sku: string) => skuSchema.safeParse(sku).success;
    fc.assert(
      fc.property(typed.filter(isSku), typed.filter(isSku), (left, right) => {
        fc.pre(left !== right);
        expect(asciiSlug(left)).not.toBe(asciiSlug(right));
      }),
      { numRuns: 2000 },
    );
    expect(isSku('A--B')).toBe(false);
    expect(isSku('A-B')).toBe(true);
    expect([isSku('A'.repeat(50)), isSku('A'.repeat(51))]).toEqual([true, false]);
  });
});

describe('makeSku', () => {
  it('begins with the household and names the goods', () => {
    expect(makeSku('Lò Văn Bun', 'Gạo nếp nương')).toBe('LVB-GAO-NEP-NUONG');
    expect(makeSku('Lò Văn Bun', 'Gạo nếp nương', 2)).toBe('LVB-GAO-NEP-NUONG-2');
    expect(makeVariantSku('LVB-GAO', 'Túi 1 kg')).toBe('LVB-GAO-TUI-1-KG');
  });

  it('is a SKU for any names, and another one per collision', () => {
    fc.assert(
      fc.property(anyText, anyText, collision, (household, listing, number) => {
        expect(skuSchema.safeParse(makeSku(household, listing, number)).success).toBe(true);
        expect(makeSku(household, listing, number)).not.toBe(
          makeSku(household, listing, number + 1),
        );
      }),
    );
  });

  it('gives variants a SKU too', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, collision, (household, listing, variant, number) => {
        const sku = makeVariantSku(makeSku(household, listing, number), variant, number);
        expect(skuSchema.safeParse(sku).success).toBe(true);
        expect(sku).not.toBe(makeSku(household, listing, number));
      }),
    );
  });
});
