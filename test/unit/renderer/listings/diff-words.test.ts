import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords, shortenSame } from '../../../../renderer/listings/diff-words.ts';

const joined = (parts: ReturnType<typeof diffWords>, kinds: readonly string[]) =>
  parts
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join('');

describe('diffWords', () => {
  it('marks the words that go and the words that come', () => {
    expect(diffWords('Thơm lâu. Chữa đau dạ dày, hợp nấu xôi.', 'Thơm lâu. Hợp nấu xôi.')).toEqual([
      { kind: 'same', text: 'Thơm lâu. ' },
      { kind: 'removed', text: 'Chữa đau dạ dày, hợp' },
      { kind: 'added', text: 'Hợp' },
      { kind: 'same', text: ' nấu xôi.' },
    ]);
  });

  it('says nothing changed when nothing did', () => {
    expect(diffWords('Gạo nếp', 'Gạo nếp')).toEqual([{ kind: 'same', text: 'Gạo nếp' }]);
    expect(diffWords('', '')).toEqual([]);
  });

  it('always gives back both texts', () => {
    const text = fc
      .array(fc.constantFrom('gạo ', 'nếp', ', ', 'thơm ', '!', '\n', '🌾'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffWords(before, after);
        expect(joined(parts, ['same', 'removed'])).toBe(before);
        expect(joined(parts, ['same', 'added'])).toBe(after);
      }),
    );
  });

  it('stays quick and true for long texts', () => {
    const before = 'mật ong rừng '.repeat(2000);
    const after = 'mật ong bạc hà '.repeat(2000);
    const parts = diffWords(before, after);
    expect(joined(parts, ['same', 'removed'])).toBe(before);
    expect(joined(parts, ['same', 'added'])).toBe(after);
  });
});

describe('shortenSame', () => {
  it('keeps a few words around the change', () => {
    const parts = diffWords(
      `${'đầu '.repeat(40)}tốt nhất${' cuối'.repeat(40)}`,
      `${'đầu '.repeat(40)}tốt${' cuối'.repeat(40)}`,
    );
    const short = shortenSame(parts, 10);
    expect(short[0]?.text.startsWith('…')).toBe(true);
    expect(short.at(-1)?.text.endsWith('…')).toBe(true);
    expect(short.map(({ text }) => text).join('').length).toBeLessThan(50);
    expect(short.find(({ kind }) => kind === 'removed')?.text).toContain('nhất');
  });
});
