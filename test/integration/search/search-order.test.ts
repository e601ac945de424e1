import { expect, it } from 'vitest';
import { foldVietnamese } from '../../../shared/text/fold-vietnamese.ts';
import type { Library } from '../../../electron/library/open-library.ts';
import {
  addHousehold,
  listingFields,
  memoryFolder,
  openTestLibrary,
} from '../library/temporary-library.ts';

const SYLLABLES = [
  'mật',
  'mắt',
  'mat',
  'ong',
  'ông',
  'on',
  'ơn',
  'nghiêng',
  'nghieng',
  'nghệ',
  'đa',
  'da',
];
const LIMITS = [1, 2, 5, 12];

interface Indexed {
  readonly title: string;
  readonly text: string;
}

/** The order that find() promises, said without an index: each tier newest first, none twice. */
function expected(newestFirst: readonly Indexed[], query: string, limit: number): string[] {
  const words = (text: string) => text.toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u);
  const typed = words(query);
  const folded = words(foldVietnamese(query));
  const has = (all: readonly string[], wanted: readonly string[]) =>
    wanted.every((word) => all.some((other) => other.startsWith(word)));
  const tiers = [
    ({ text }: Indexed) => words(text).join(' ').startsWith(typed.join(' ')),
    ({ text }: Indexed) => has(words(text), typed),
    ({ text }: Indexed) => has(words(foldVietnamese(text)), folded),
  ];
  const found = new Set(tiers.flatMap((tier) => newestFirst.filter(tier)));
  return [...found].slice(0, limit).map(({ title }) => title);
}

/** Every name of one, two and three syllables would be two thousand; a stride through them is mixed enough. */
function names(count: number, stride: number): string[] {
  const size = SYLLABLES.length;
  return Array.from({ length: count }, (_, index) => {
    const at = index * stride;
    const [a, b, c] = [at % size, Math.floor(at / size) % size, Math.floor(at / size ** 2) % size];
    return [a, b, c]
      .slice(0, 1 + (index % 3))
      .map((place) => SYLLABLES[place] ?? '')
      .join(' ');
  });
}

function titlesOf(library: Library, query: string, limit: number, kind: 'household' | 'listing') {
  return library.services.search
    .find(query, limit)
    .filter((hit) => hit.kind === kind)
    .map(({ title }) => title);
}

it('finds what a plain reading of all texts finds, in the order that is promised', async () => {
  const library = await openTestLibrary({ folder: memoryFolder() });
  const households = names(30, 53).map((name, index): Indexed => {
    const title = `${name} h${index}`;
    addHousehold(library, {
      name: title,
      hamlet: 'Xyz',
      phone: `09${String(index).padStart(8, '0')}`,
    });
    return { title, text: `${title} Xyz Xã Mường Phăng, Tỉnh Điện Biên` };
  });
  const owner = addHousehold(library, { name: 'Kkk', hamlet: 'Xyz' });
  const listings = names(120, 37).map((name, index): Indexed => {
    const title = `${name} l${index}`;
    const sku = `S-${index}`;
    library.services.listings.create(listingFields(owner, { name: title, sku }));
    return { title, text: `${title} ${sku} Kkk` };
  });
  const newest = { household: households.toReversed(), listing: listings.toReversed() };

  const queries = [
    ...SYLLABLES,
    ...SYLLABLES.map((word) => word.slice(0, 2)),
    ...SYLLABLES.flatMap((first) =>
      ['o', 'ô', 'ngh', 'nghiê', 'đ', 'ma'].map((second) => `${first} ${second}`),
    ),
  ];
  for (const query of queries) {
    for (const limit of LIMITS) {
      const listed = expected(newest.listing, query, limit);
      const room = Math.max(limit - listed.length, Math.ceil(limit / 2));
      const people = expected(newest.household, query, room);
      expect(titlesOf(library, query, limit, 'household'), `${query} ${limit}`).toEqual(people);
      expect(titlesOf(library, query, limit, 'listing'), `${query} ${limit}`).toEqual(
        listed.slice(0, limit - people.length),
      );
    }
  }
});
