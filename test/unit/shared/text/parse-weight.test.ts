import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatWeight, parseWeight } from '../../../../shared/text/parse-weight.ts';

describe('parseWeight', () => {
  it.each([
    ['500 g', 500],
    ['500g', 500],
    ['500 gam', 500],
    ['0,5 kg', 500],
    ['0.5kg', 500],
    ['0.500 kg', 500],
    ['1kg', 1000],
    ['1 KG', 1000],
    ['  1   ký ', 1000],
    ['1 cân', 1000],
    ['1kg2', 1200],
    ['1kg25', 1250],
    ['1kg200', 1200],
    ['1 cân rưỡi', 1500],
    ['nửa cân', 500],
    ['nửa kg', 500],
    ['3 lạng', 300],
    ['2 yến', 20_000],
    ['1,5 tạ', 150_000],
    ['1 tấn', 1_000_000],
    ['1.500 g', 1500],
    ['1.500 kg', 1_500_000],
    ['1.250,5 kg', 1_250_500],
    ['1,25 kg', 1250],
    // Typed on a keyboard that decomposes marks.
    ['2 lạng'.normalize('NFD'), 200],
  ])('reads %s as %i grams', (text, grams) => {
    expect(parseWeight(text)).toEqual({ ok: true, grams });
  });

  it.each([
    ['', 'unreadable'],
    ['kg', 'unreadable'],
    ['một kg', 'unreadable'],
    ['1,2,3 kg', 'unreadable'],
    ['1,5kg2', 'unreadable'],
    ['500 g 2', 'unreadable'],
    ['-1 kg', 'unreadable'],
    ['20', 'no-unit'],
    ['1,5', 'no-unit'],
    ['500 ml', 'volume'],
    ['1 lít', 'volume'],
    ['0 g', 'too-small'],
    ['0,0001 kg', 'too-small'],
    ['101 tấn', 'too-large'],
  ])('refuses %s because it is %s', (text, problem) => {
    expect(parseWeight(text)).toEqual({ ok: false, problem });
  });

  it('reads back every weight it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), (grams) => {
        expect(parseWeight(formatWeight(grams))).toEqual({ ok: true, grams });
      }),
    );
  });

  it('never throws and never gives a fraction of a gram', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        const parsed = parseWeight(text);
        if (parsed.ok) expect(Number.isInteger(parsed.grams)).toBe(true);
      }),
    );
  });
});

describe('formatWeight', () => {
  it.each([
    [1, '1 g'],
    [999, '999 g'],
    [1000, '1 kg'],
    [1250, '1,25 kg'],
    [1005, '1,005 kg'],
    [1_500_000, '1.500 kg'],
  ])('shows %i grams as %s', (grams, text) => {
    expect(formatWeight(grams)).toBe(text);
  });
});
