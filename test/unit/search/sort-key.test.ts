import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personSortKey, vietnameseSortKey } from '../../../electron/search/sort-key.ts';

const sorted = (names: readonly string[], key: (name: string) => string) =>
  names.toSorted((left, right) => (key(left) < key(right) ? -1 : 1));

describe('vietnameseSortKey', () => {
  it('puts letters in the order of the alphabet and tones in theirs', () => {
    const names = [
      'ấm',
      'an',
      'ăn',
      'ân',
      'dê',
      'đa',
      'da',
      'dạ',
      'dá',
      'dã',
      'dả',
      'dà',
      'ô',
      'o',
      'ơ',
      'u',
      'ư',
    ];
    expect(sorted(names, vietnameseSortKey)).toEqual([
      'an',
      'ăn',
      'ấm',
      'ân',
      'da',
      'dà',
      'dả',
      'dã',
      'dá',
      'dạ',
      'dê',
      'đa',
      'o',
      'ô',
      'ơ',
      'u',
      'ư',
    ]);
  });

  it('agrees with the dictionary order of the system for single words', () => {
    const collator = new Intl.Collator('vi');
    const letters = [...'aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẩẫấậồộốừựứỷỹýị'];
    const word = fc
      .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 6 })
      .map((list) => list.join(''));
    fc.assert(
      fc.property(word, word, (left, right) => {
        const expected = Math.sign(collator.compare(left, right));
        const [a, b] = [vietnameseSortKey(left), vietnameseSortKey(right)];
        expect(a < b ? -1 : a > b ? 1 : 0).toBe(expected);
      }),
    );
  });

  it('is the same for NFC and NFD, upper and lower case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(vietnameseSortKey(text.normalize('NFD'))).toBe(
          vietnameseSortKey(text.normalize('NFC')),
        );
      }),
    );
    expect(vietnameseSortKey('MẬT ONG')).toBe(vietnameseSortKey('mật ong'));
  });

  it('puts a shorter name before a longer one', () => {
    expect(sorted(['Mật ong rừng', 'Mật', 'Mật ong'], vietnameseSortKey)).toEqual([
      'Mật',
      'Mật ong',
      'Mật ong rừng',
    ]);
  });
});

describe('personSortKey', () => {
  it('lists people by given name, then middle, then family name', () => {
    expect(
      sorted(['Lò Văn Bun', 'Vàng A Súa', 'Nguyễn Thị An', 'Lò Thị An'], personSortKey),
    ).toEqual(['Lò Thị An', 'Nguyễn Thị An', 'Lò Văn Bun', 'Vàng A Súa']);
  });
});
