import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtWord, textLength } from '../../../../shared/text/text-length.ts';
import { collapseSpaces, isTidy, tidyText } from '../../../../shared/text/tidy-text.ts';

const units = fc.constantFrom('characters', 'graphemes', 'bytes');
const anyText = fc.string({ unit: 'grapheme', maxLength: 80 });

describe('textLength', () => {
  it('counts what each unit means', () => {
    expect(textLength('Gạo', 'characters')).toBe(3);
    expect(textLength('Gạo'.normalize('NFD'), 'characters')).toBe(3);
    expect(textLength('Gạo', 'bytes')).toBe(5);
    expect(textLength('👩‍🌾', 'graphemes')).toBe(1);
    expect(textLength('👩‍🌾', 'characters')).toBe(3);
  });

  it('agrees with the platform', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const nfc = text.normalize('NFC');
        expect(textLength(text, 'bytes')).toBe(new TextEncoder().encode(nfc).length);
        expect(textLength(text, 'characters')).toBe([...nfc].length);
      }),
    );
  });
});

describe('cutAtWord', () => {
  it('ends at a word', () => {
    expect(cutAtWord('Gạo nếp nương, túi', 13, 'characters')).toBe('Gạo nếp nương');
    expect(cutAtWord('Gạo nếp nương', 9, 'characters')).toBe('Gạo nếp');
  });

  it('never exceeds the room', () => {
    fc.assert(
      fc.property(anyText, units, fc.integer({ min: 1, max: 40 }), (text, unit, most) => {
        expect(textLength(cutAtWord(text, most, unit), unit)).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('tidyText', () => {
  it('keeps line breaks and drops what nobody sees', () => {
    expect(tidyText('  Hạt  to ,\u200b dẻo \r\n\r\n\r\n\n thơm ')).toBe('Hạt to, dẻo\n\nthơm');
  });

  it('leaves nothing to tidy', () => {
    const messy = fc.string({
      unit: fc.constantFrom(
        ' ',
        '\n',
        '\t',
        '\r',
        'a',
        'ọ',
        ',',
        '.',
        '\u00a0',
        '\u200b',
        '\ufeff',
      ),
    });
    fc.assert(
      fc.property(fc.oneof(messy, anyText), (text) => {
        const tidy = tidyText(text);
        expect(isTidy(tidy)).toBe(true);
        expect(tidyText(tidy)).toBe(tidy);
        expect(collapseSpaces(tidy)).toBe(tidy);
      }),
      { numRuns: 500 },
    );
  });
});
