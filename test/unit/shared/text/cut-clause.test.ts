import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutClause } from '../../../../shared/text/cut-clause.ts';

function cut(text: string, phrase: string): string {
  const start = text.indexOf(phrase);
  expect(start, `“${phrase}” stands in “${text}”`).toBeGreaterThanOrEqual(0);
  return cutClause(text, start, start + phrase.length);
}

describe('cutting a clause out of a text', () => {
  it('begins the sentence with what is left', () => {
    expect(cut('Chữa đau dạ dày, hợp nấu xôi, gói bánh.', 'Chữa')).toBe('Hợp nấu xôi, gói bánh.');
  });
  it('takes a clause from the middle with its comma', () => {
    expect(cut('Hạt to, chữa khỏi ho, thơm lâu.', 'chữa khỏi')).toBe('Hạt to, thơm lâu.');
  });
  it('takes the last clause and leaves the full stop', () => {
    expect(cut('Hạt to, thơm lâu, chữa khỏi ho.', 'chữa khỏi')).toBe('Hạt to, thơm lâu.');
  });
  it('takes a whole sentence', () => {
    expect(cut('Hạt to. Ăn vào chữa khỏi đau dạ dày. Gặt tháng 10.', 'chữa khỏi')).toBe(
      'Hạt to. Gặt tháng 10.',
    );
  });
  it('takes a whole line and no more', () => {
    expect(cut('Hạt to.\nĂn vào chữa khỏi ho\nGặt tháng 10.', 'chữa khỏi')).toBe(
      'Hạt to.\nGặt tháng 10.',
    );
    expect(cut('Hạt to.\nĂn vào chữa khỏi ho.\nGặt tháng 10.', 'chữa khỏi')).toBe(
      'Hạt to.\nGặt tháng 10.',
    );
    expect(cut('Chữa khỏi ho\nGặt tháng 10.', 'Chữa khỏi')).toBe('Gặt tháng 10.');
  });
  it('does not take the comma of a number for an end', () => {
    expect(cut('Pha 0,5 kg chữa khỏi ho, để nguội.', 'chữa khỏi')).toBe('Để nguội.');
  });
  it('gives nothing when nothing else stands there', () => {
    expect(cut('Chữa khỏi ho.', 'Chữa khỏi')).toBe('');
    expect(cut('chữa khỏi', 'chữa khỏi')).toBe('');
  });
  it('never keeps the phrase, never grows and never leaves two ends side by side', () => {
    const words = fc.constantFrom('hạt', 'To', 'thơm', '0,5', '1.250', 'kg', 'lâu');
    const ends = fc.constantFrom(', ', '; ', '. ', '\n', ' ', '! ');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(words, ends), { maxLength: 12 }),
        fc.array(fc.tuple(words, ends), { maxLength: 12 }),
        (left, right) => {
          const before = left.map(([word, end]) => word + end).join('');
          const text = `${before}XẤU${right.map(([word, end]) => ` ${word}${end}`).join('')}`;
          const rest = cutClause(text, before.length, before.length + 3);
          expect(rest).not.toContain('XẤU');
          expect(rest.length).toBeLessThan(text.length);
          expect(rest).not.toMatch(/^[,;.!]/);
        },
      ),
      { numRuns: 500 },
    );
  });
});
