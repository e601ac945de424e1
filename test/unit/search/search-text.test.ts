import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchExpressions, searchText } from '../../../electron/search/search-text.ts';

describe('searchText', () => {
  it('keeps the words as written and folded, and every end of a phone number', () => {
    expect(searchText(['Đỗ Thị Hà', ''], '0912345')).toEqual({
      exact: 'Đỗ Thị Hà',
      folded: 'do thi ha 0912345 912345 12345 2345 345',
    });
  });
});

describe('searchExpressions', () => {
  it('goes from exact and first to folded anywhere', () => {
    expect(searchExpressions('Mật o')).toEqual([
      { form: 'exact', match: '^ "mật o" *' },
      { form: 'exact', match: '"mật" * AND "o" *' },
      { form: 'folded', match: '"mat" * AND "o" *' },
    ]);
  });

  it.each(['+84 912.345.678', '0912 345 678', '0912345678', '84912345678'])(
    'knows %s for one phone number',
    (typed) => {
      expect(searchExpressions(typed)).toEqual([{ form: 'folded', match: '"0912345678" *' }]);
    },
  );

  it('asks nothing for nothing', () => {
    expect(searchExpressions('  "*^ ')).toEqual([]);
  });

  it('never lets what was typed become syntax', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...'"\'*^:(){}+-\\\n\0 ',
        ' AND ',
        ' OR ',
        'NOT',
        'NEAR(',
        'folded :',
        'mật',
        '12',
      ),
      fc.string(),
    );
    const typing = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(typing, (typed) => {
        for (const { match } of searchExpressions(typed)) {
          const words = [...match.matchAll(/"([^"]*)"/gu)].map((found) => found[1] ?? '');
          expect(words.length).toBeGreaterThan(0);
          for (const word of words) expect(word).toMatch(/^[\p{L}\p{M}\p{N} ]+$/u);
        }
      }),
    );
  });
});
