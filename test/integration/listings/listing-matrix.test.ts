import { describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { addHousehold, listingFields, openTestLibrary } from '../library/temporary-library.ts';

async function matrixOf() {
  const library = await openTestLibrary();
  const { services, handlers } = library;
  const mai = addHousehold(library, { name: 'Lò Thị Mai' });
  const bun = addHousehold(library, { name: 'Quàng Văn Bun' });
  const add = (household: typeof mai, changes: Parameters<typeof listingFields>[1]) =>
    services.listings.create(listingFields(household, changes)).id;
  // Nothing blocks the first; the others lack more and more.
  add(bun, { name: 'Gạo nếp' });
  add(mai, { name: 'Mật ong', priceDong: null });
  add(mai, { name: 'Chè', priceDong: null, description: 'Chè chữa khỏi bệnh dạ dày.' });
  const page = (changes: Partial<Input<'listings:matrix'>> = {}) =>
    handlers['listings:matrix']({
      query: '',
      householdId: null,
      of: null,
      filter: 'all',
      sort: 'problems',
      descending: false,
      offset: 0,
      limit: 100,
      ...changes,
    });
  const errorsOf = async (changes: Partial<Input<'listings:matrix'>> = {}) => {
    await services.listingMatrix.ensureCounted();
    const { rows } = await page(changes);
    return rows.map(({ name, checks }) => ({
      name,
      errors: checks
        .filter(({ marketplaceId }) => [null, undefined, marketplaceId].includes(changes.of))
        .reduce((sum, check) => sum + check.errors, 0),
    }));
  };
  const ids = services.marketplaces.inUse().map(({ profile }) => profile.id);
  return { library, services, page, errorsOf, ids, mai, bun, add };
}

describe('the matrix of listings and marketplaces', () => {
  it('puts those with the fewest things in the way first, and those without any last', async () => {
    const { errorsOf, services, ids } = await matrixOf();
    const rows = await errorsOf();
    expect(rows.map(({ name }) => name)).toEqual(['Mật ong', 'Chè', 'Gạo nếp']);
    const [least, most, none] = rows.map(({ errors }) => errors);
    expect(none).toBe(0);
    expect(least).toBeGreaterThan(0);
    expect(most).toBeGreaterThan(least ?? 0);
    expect((await errorsOf({ descending: true })).map(({ name }) => name)).toEqual([
      'Chè',
      'Mật ong',
      'Gạo nếp',
    ]);
    // Ready at one marketplace is behind all that are nearly so there.
    for (const of of ids) {
      const own = (await errorsOf({ of })).map(({ errors }) => errors);
      const open = own.filter((errors) => errors > 0);
      expect(own).toEqual([
        ...open.toSorted((a, b) => a - b),
        ...own.filter((errors) => errors === 0),
      ]);
      const unfinished = await errorsOf({ of, filter: 'unfinished' });
      const ready = await errorsOf({ of, filter: 'ready' });
      expect(unfinished.every(({ errors }) => errors > 0)).toBe(true);
      expect(ready.every(({ errors }) => errors === 0)).toBe(true);
      expect(unfinished.length + ready.length).toBe(3);
    }
    expect(services.marketplaces.inUse().length).toBeGreaterThan(1);
  });

  it('searches without marks, keeps to a household, sorts by name, and pages without gaps', async () => {
    const { page, services, mai } = await matrixOf();
    await services.listingMatrix.ensureCounted();
    const names = async (changes: Parameters<typeof page>[0]) =>
      (await page(changes)).rows.map(({ name }) => name);
    expect(await names({ query: 'mat ong' })).toEqual(['Mật ong']);
    expect(await names({ query: '***' })).toEqual([]);
    expect(await names({ householdId: mai, sort: 'name' })).toEqual(['Chè', 'Mật ong']);
    expect(await names({ sort: 'household' })).toEqual(['Gạo nếp', 'Chè', 'Mật ong']);
    const pages = [await page({ limit: 2 }), await page({ limit: 2, offset: 2 })];
    expect(pages.map(({ total }) => total)).toEqual([3, 3]);
    expect(pages.flatMap(({ rows }) => rows.map(({ name }) => name))).toEqual([
      'Mật ong',
      'Chè',
      'Gạo nếp',
    ]);
  });

  it('counts only what is in use, and counts again when that changes', async () => {
    const { page, services, ids } = await matrixOf();
    await services.listingMatrix.ensureCounted();
    const [only] = ids;
    services.settings.update({ shownMarketplaces: only === undefined ? [] : [only] });
    const { rows, isCounting } = await page();
    expect(isCounting).toBe(false);
    expect(rows.flatMap(({ checks }) => checks.map(({ marketplaceId }) => marketplaceId))).toEqual([
      only,
      only,
      only,
    ]);
  });
});
