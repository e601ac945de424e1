import { describe, expect, it } from 'vitest';
import {
  closeTestLibrary,
  addHousehold,
  householdFields,
  listingFields,
  openTestLibrary,
  temporaryFolder,
} from '../library/temporary-library.ts';
import type { Library } from '../../../electron/library/open-library.ts';

const titles = (library: Library, query: string, limit = 20) =>
  library.services.search.find(query, limit).map(({ title }) => title);

describe('search', () => {
  it('puts what was typed exactly before what only looks alike without marks', async () => {
    const library = await openTestLibrary();
    const id = addHousehold(library);
    for (const name of ['Mặt nạ nghệ', 'Túi mật ong', 'Mật ong bạc hà', 'Mắt cá khô'])
      library.services.listings.create(listingFields(id, { name }));
    expect(titles(library, 'mật')).toEqual([
      'Mật ong bạc hà',
      'Túi mật ong',
      'Mắt cá khô',
      'Mặt nạ nghệ',
    ]);
    expect(titles(library, 'mat ong').toSorted()).toEqual(['Mật ong bạc hà', 'Túi mật ong']);
    expect(titles(library, 'mật ong'.normalize('NFD'))).toHaveLength(2);
    expect(titles(library, 'MAT ONG BAC')).toEqual(['Mật ong bạc hà']);
    expect(titles(library, 'ong m')).toHaveLength(2);
    expect(titles(library, 'bò')).toEqual([]);
  });

  it('takes the old and the new place of a tone for one', async () => {
    const library = await openTestLibrary();
    addHousehold(library, { name: 'Hoàng Thị Hoà' });
    addHousehold(library, { name: 'Hoàng Thị Hòa' });
    expect(titles(library, 'hoà')).toHaveLength(2);
    expect(titles(library, 'hòa')[0]).toBe('Hoàng Thị Hòa');
  });

  it('finds phones by any part and any way of writing, SKUs of listings and variants, places and đ by d', async () => {
    const library = await openTestLibrary();
    const id = addHousehold(library, {
      name: 'Đỗ Đức Đông',
      phone: '0912345678',
      communeCode: '03325',
      hamlet: 'Che Căn',
    });
    library.services.listings.create(
      listingFields(id, {
        name: 'Đường phên',
        variants: [
          { name: 'Hộp', name2: '', priceDong: 1, stock: 1, netWeightGrams: 1, sku: 'HOP-77' },
        ],
      }),
    );
    for (const query of [
      '0912 345 678',
      '+84912345678',
      '345678',
      '5678',
      '0912.345',
      'do duc dong',
      'đỗ đ',
      'muong phang',
      'che can',
    ]) {
      expect(titles(library, query)[0], query).toBe('Đỗ Đức Đông');
    }
    expect(titles(library, 'hop-77')).toEqual(['Đường phên']);
    expect(titles(library, 'DDD-DUONG')).toEqual(['Đường phên']);
    expect(titles(library, 'duong')).toEqual(['Đường phên']);
    expect(library.services.search.find('duong', 5)[0]).toMatchObject({
      kind: 'listing',
      detail: 'Đỗ Đức Đông · DDD-DUONG-PHEN',
    });
  });

  it('keeps room for listings when a family name is everywhere', async () => {
    const library = await openTestLibrary();
    const ids = Array.from({ length: 8 }, (_, index) =>
      addHousehold(library, { name: `Lò Văn ${index}` }),
    );
    for (const id of ids)
      library.services.listings.create(listingFields(id, { name: 'Lò xo tre' }));
    const hits = library.services.search.find('lo', 6);
    expect(hits.map(({ kind }) => kind)).toEqual([
      'household',
      'household',
      'household',
      'listing',
      'listing',
      'listing',
    ]);
  });

  it('follows every change, renamed households into their listings', async () => {
    const library = await openTestLibrary();
    const id = addHousehold(library, { name: 'Lò Văn Bun' });
    const { id: listingId } = library.services.listings.create(listingFields(id, { name: 'Chè' }));
    library.services.households.update(id, householdFields({ name: 'Vàng A Súa' }));
    expect(titles(library, 'sua')).toEqual(['Vàng A Súa', 'Chè']);
    expect(titles(library, 'lo van bun')).toEqual([]);
    library.services.listings.remove(listingId);
    expect(titles(library, 'che')).toEqual([]);
  });

  it('forgets the words of what is gone, on the disk too', async () => {
    const library = await openTestLibrary();
    const id = addHousehold(library, { name: 'Zzyzx Qwortwq', phone: '0987654321' });
    library.services.households.remove(id);
    const words = library.context.database
      .prepare(
        `SELECT count(*) FROM search_text_data WHERE instr(block, 'qwortwq') OR instr(block, '987654321')`,
      )
      .pluck()
      .get();
    expect(words).toBe(0);
  });

  it('makes itself anew when it was lost', async () => {
    const folder = temporaryFolder();
    const first = await openTestLibrary({ folder });
    const id = addHousehold(first, { name: 'Lò Văn Bun' });
    first.services.listings.create(listingFields(id, { name: 'Chè' }));
    first.context.database.exec('DELETE FROM search_text; DELETE FROM search_row;');
    await closeTestLibrary(first);
    const second = await openTestLibrary({ folder });
    expect(titles(second, 'lo van bun')).toEqual(['Lò Văn Bun', 'Chè']);
  });
});
