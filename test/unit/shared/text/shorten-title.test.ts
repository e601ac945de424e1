import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { shortenTitle } from '../../../../shared/text/shorten-title.ts';
import { textLength } from '../../../../shared/text/text-length.ts';

const within = (most: number, keep: readonly string[] = []) =>
  ({ most, unit: 'characters', keep }) as const;

/** Words without what stands around them. */
function tokens(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/\s+/u)
    .map((token) =>
      token.replace(/^[([{"“‘«]+|[)\]}"”’»,;:]+$/gu, '').replace(/[)\]}"”’»,;:]+$/u, ''),
    )
    .filter((token) => /[\p{L}\p{N}]/u.test(token));
}

function isInOrder(part: readonly string[], whole: readonly string[]): boolean {
  let place = 0;
  for (const token of part) {
    place = whole.indexOf(token, place) + 1;
    if (place === 0) return false;
  }
  return true;
}

const DEMO = z
  .object({ products: z.array(z.object({ name: z.string(), origin: z.string() })) })
  .parse(JSON.parse(readFileSync('resources/demo/products.json', 'utf8'))).products;

const goods = fc.constantFrom(...DEMO.map(({ name }) => name));
const praise = fc.constantFrom(
  'thơm ngon',
  'chất lượng cao',
  'đặc biệt',
  'siêu ngon giá rẻ',
  'ngon',
);
const facts = fc.constantFrom(
  '(gặt tháng 10, phơi nắng)',
  '- hạt to dẻo thơm lâu',
  ', sấy lạnh giữ nguyên vị',
  '– túi hút chân không',
  '| nhà làm',
  '(loại 1)',
  '"vụ mới"',
  ', 3 sao OCOP',
);
const places = fc.constantFrom('Điện Biên', 'Mường Phăng', 'Mèo Vạc Hà Giang');
const weights = fc.constantFrom(
  '500 g',
  '1,5 kg',
  '500g',
  'túi 1 kg',
  '(hũ 700 ml)',
  ', chai 1,5 lít',
);
const titles = fc
  .tuple(goods, fc.array(fc.oneof(praise, facts, places), { maxLength: 6 }), weights)
  .map(([name, more, weight]) => [name, ...more, weight].join(' ').replaceAll(' ,', ','));

describe('shortenTitle', () => {
  it.each([
    ['Gạo nếp nương Điện Biên thơm ngon, túi 1 kg', 40, 'Gạo nếp nương Điện Biên túi 1 kg'],
    ['Mật ong bạc hà Mèo Vạc (khai thác tháng 11) 500 ml', 30, 'Mật ong bạc hà Mèo Vạc 500 ml'],
    [
      'Măng khô Tuyên Quang - phơi nắng, không hóa chất - 1,5 kg',
      30,
      'Măng khô Tuyên Quang 1,5 kg',
    ],
    ['Ngọn su su Mộc Châu ngon, hái sớm', 20, 'Ngọn su su Mộc Châu'],
    ['Gạo Séng Cù', 120, 'Gạo Séng Cù'],
    ['Combo 3 x 500 g mắc ca sấy nứt vỏ', 25, 'Combo 3 x 500 g mắc ca'],
  ])('%s, %i characters', (title, most, expected) => {
    expect(shortenTitle(title, within(most))).toBe(expected);
  });

  it('keeps brand and place longer than what else the head says', () => {
    const title = 'Cà phê bột rang mộc đậm vị nhà Hồng Hà Buôn Ma Thuột 500 g';
    expect(shortenTitle(title, within(42, ['Hồng Hà', 'Buôn Ma Thuột']))).toBe(
      'Cà phê bột Hồng Hà Buôn Ma Thuột 500 g',
    );
  });

  it('gives nothing where nothing would be a name', () => {
    expect(shortenTitle('Gạo nếp túi 1 kg', within(5))).toBeNull();
    expect(shortenTitle('a'.repeat(90), within(60))).toBeNull();
  });

  it('reads names typed with combining marks', () => {
    const title = 'Gạo nếp nương Điện Biên thơm ngon túi 1 kg';
    expect(shortenTitle(title.normalize('NFD'), within(35))).toBe(shortenTitle(title, within(35)));
  });

  it('is made of whole words in order, fits, and keeps the head and the weight', () => {
    let shortened = 0;
    fc.assert(
      fc.property(titles, fc.integer({ min: 24, max: 90 }), (title, most) => {
        const result = shortenTitle(title, within(most, ['Điện Biên']));
        if (result === null) return;
        if (result !== title.normalize('NFC')) shortened += 1;
        expect(textLength(result, 'characters')).toBeLessThanOrEqual(most);
        expect(result).toBe(result.normalize('NFC').trim());
        expect(isInOrder(tokens(result), tokens(title)), `${title} → ${result}`).toBe(true);
        expect(tokens(result).slice(0, 2)).toEqual(tokens(title).slice(0, 2));
        const [weight = ''] = /\d+(?:,\d+)?\s?(?:kg|g|ml|lít)/u.exec(title.slice(-14)) ?? [];
        expect(result, title).toContain(weight);
        expect(result).not.toMatch(/[,;:–-]$/u);
        expect(shortenTitle(title, within(most, ['Điện Biên']))).toBe(result);
        // Short enough already: nothing changes any more.
        expect(shortenTitle(result, within(most, ['Điện Biên']))).toBe(result);
      }),
      { numRuns: 500 },
    );
    expect(shortened).toBeGreaterThan(100);
  });

  it('finds something for every demonstration product at 20 characters or says nothing', () => {
    for (const { name } of DEMO) {
      const result = shortenTitle(`${name} thơm ngon đặc biệt, túi 500 g`, within(34));
      expect(result).toContain('500 g');
    }
  });
});
