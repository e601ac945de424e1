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

  it('keeps capitals when only marks are dropped', () => {
    expect(dropMarks('Đặng Thị Ồ')).toBe('Dang Thi O');
  });
});
