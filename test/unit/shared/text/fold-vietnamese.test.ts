import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropMarks, foldVietnamese } from '../../../../shared/text/fold-vietnamese.ts';

describe('foldVietnamese', () => {
  it.each([
    ['Đường Lạc Thủy', 'duong lac thuy'],
    ['GẠO NẾP NƯƠNG', 'gao nep nuong'],
    ['Hoà Bình', 'hoa binh'],
    ['Đ', 'd'],
    ['Ea H’Leo', 'ea h’leo'],
  ])('folds %s to %s', (text, folded) => {
    expect(foldVietnamese(text)).toBe(folded);
    expect(foldVietnamese(text.normalize('NFD'))).toBe(folded);
  });

  it('is the same for NFC and NFD and does nothing to what it has folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = foldVietnamese(text);
        expect(foldVietnamese(text.normalize('NFD'))).toBe(folded);
        expect(foldVietnamese(folded)).toBe(folded);
      }),
    );
  });

  it('drops letter by letter what falls apart as a whole', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.constantFrom('Đường', 'ế', 'e\u0302\u0301', '…', '“', 'ǆ', 'ẞ', '한', 'K'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const whole = text
          .normalize('NFD')
          .replaceAll(/\p{M}+/gu, '')
          .replaceAll('đ', 'd')
          .replaceAll('Đ', 'D')
          .normalize('NFC');
        expect(dropMarks(text)).toBe(whole);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps capitals when only marks are dropped', () => {
    expect(dropMarks('Đặng Thị Ồ')).toBe('Dang Thi O');
  });
});
