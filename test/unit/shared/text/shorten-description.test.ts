import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortenDescription } from '../../../../shared/text/shorten-description.ts';
import { textLength } from '../../../../shared/text/text-length.ts';

const TEXT =
  'Gạo trồng ở Mường Phăng. Gặt tháng 10, phơi nắng ba ngày.\n\nTúi 1,5 kg hút chân không.';

describe('shortenDescription', () => {
  it('leaves whole sentences from the start', () => {
    expect(shortenDescription(TEXT, 60, 'characters')).toBe(
      'Gạo trồng ở Mường Phăng. Gặt tháng 10, phơi nắng ba ngày.',
    );
    expect(shortenDescription(TEXT, 30, 'characters')).toBe('Gạo trồng ở Mường Phăng.');
    expect(shortenDescription(TEXT, 500, 'characters')).toBe(TEXT);
  });

  it('never parts a number from its unit', () => {
    expect(shortenDescription('Túi to hút chân không nặng 1,5 kg cả bì', 31, 'characters')).toBe(
      'Túi to hút chân không nặng',
    );
  });

  it('gives nothing where not even a word fits', () => {
    expect(shortenDescription('a'.repeat(20), 5, 'characters')).toBe('');
  });

  it('always fits and is a start of the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Gạo', 'nếp,', 'dẻo.', '10', 'kg', '\n', 'Ủ chua!'), {
          maxLength: 40,
        }),
        fc.integer({ min: 1, max: 80 }),
        (bits, most) => {
          const text = bits.join(' ').trim();
          const result = shortenDescription(text, most, 'characters');
          expect(textLength(result, 'characters')).toBeLessThanOrEqual(most);
          expect(text.startsWith(result)).toBe(true);
        },
      ),
    );
  });
});
