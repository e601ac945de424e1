import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPhrase, tokenize } from '../../../../shared/text/syllables.ts';

function found(text: string, phrase: string): string[] {
  return findPhrase(tokenize(text), tokenize(phrase)).map((hit) => text.slice(hit.start, hit.end));
}

describe('findPhrase', () => {
  it('finds whole syllables, whatever the capitals', () => {
    expect(found('Mật ong ĐIỀU TRỊ ho', 'điều trị')).toEqual(['ĐIỀU TRỊ']);
  });

  it('does not find a syllable inside another', () => {
    expect(found('Giá trịnh trọng', 'trị')).toEqual([]);
  });

  it('finds text typed without marks, and only then', () => {
    expect(found('tra nay chua benh tot', 'chữa bệnh')).toEqual(['chua benh']);
    expect(found('sữa chua bệnh viện', 'chữa bệnh')).toEqual([]);
  });

  it('matches one bare syllable only in a text without any mark', () => {
    expect(found('ở gan nhà, đường dễ đi', 'gần')).toEqual([]);
    expect(found('o gan nha', 'gần')).toEqual(['gan']);
    expect(found('nhà ở gần chợ', 'gan')).toEqual([]);
  });

  it('treats old and new tone places as one', () => {
    expect(found('không hoá chất', 'không hóa chất')).toEqual(['không hoá chất']);
  });

  it('keeps the per cent sign with its number', () => {
    expect(found('100% tự nhiên', '100% tự nhiên')).toEqual(['100% tự nhiên']);
    expect(found('100 tự nhiên', '100% tự nhiên')).toEqual([]);
  });

  it('finds every phrase it was cut from', () => {
    const word = fc.stringMatching(/^[a-zăâđêôơưáàảãạ]{1,6}$/u);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.nat(),
        (words, from, size) => {
          const start = from % words.length;
          const phrase = words.slice(start, start + 1 + (size % words.length)).join(' ');
          expect(found(words.join(' '), phrase)).toContain(phrase);
        },
      ),
    );
  });
});

/** What is a syllable, said as a pattern. */
const SYLLABLE =
  /\p{N}+(?:[.,/]\p{N}+)*(?:\/\p{L}[\p{L}\p{N}-]*)?(?: ?%)?|[\p{L}\p{M}][\p{L}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]*/gu;

describe('tokenize', () => {
  it('cuts where the pattern cuts, in any script', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(
        'chữa',
        'b\u200bệnh',
        '1.250',
        '12/QĐ-UBND',
        '100 %',
        'ISO22000',
        '①',
        '😀',
        'ốc',
        ' ',
        '\n',
        '\u00ad',
        'e\u0301',
        'К',
        'ⅷ',
        '½',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(tokenize(text).syllables.map(({ start, end }) => [start, end])).toEqual(
          [...text.matchAll(SYLLABLE)].map((match) => [match.index, match.index + match[0].length]),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('gives offsets into the text it was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const syllable of tokenize(text).syllables) {
          expect(text.slice(syllable.start, syllable.end).length).toBe(
            syllable.end - syllable.start,
          );
          expect(syllable.folded).not.toContain(' ');
        }
      }),
    );
  });
});
