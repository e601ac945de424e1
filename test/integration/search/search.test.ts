import { describe, expect, it } from 'vitest';
import {
  closeTestLibrary,
  addHousehold,
  householdFields,
  listingFields,
  openTestLibrary,
  temporaryFolder,
} from '../library/temporary-library.ts';
import { householdIdSchema } from '../../../shared/domain/ids.ts';
import { MIGRATIONS } from '../../../electron/database/migrations.ts';
import { openDatabase } from '../../../electron/database/open-database.ts';
import { libraryPaths } from '../../../electron/library/library-paths.ts';
import type { Library } from '../../../electron/library/open-library.ts';

const TABLES = ['household_exact', 'household_folded', 'listing_exact', 'listing_folded'];

/** All that the index keeps on the disk: words, not the texts they were cut from. */
function blocks(library: Library): Buffer[] {
  const union = TABLES.map((table) => `SELECT block FROM search_${table}_data`).join(' UNION ALL ');
  return library.context.database.prepare(union).pluck().all() as Buffer[];
}

const blocksWith = (library: Library, ...words: readonly string[]) =>
  blocks(library).filter((block) => words.some((word) => block.includes(word))).length;

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

  it('forgets the words of what is gone, on the disk too, in a library opened again', async () => {
    const folder = temporaryFolder();
    const first = await openTestLibrary({ folder });
    const id = addHousehold(first, { name: 'Zzyzx Qwortwq', phone: '0987654321' });
    const kept = addHousehold(first);
    const { id: listingId } = first.services.listings.create(
      listingFields(kept, { name: 'Vvxyjj' }),
    );
    await closeTestLibrary(first);
    const library = await openTestLibrary({ folder });
    expect(blocksWith(library, 'qwortwq', '987654321', 'vvxyjj')).toBeGreaterThan(0);
    library.services.households.remove(id);
    library.services.listings.remove(listingId);
    expect(blocksWith(library, 'qwortwq', '987654321', 'vvxyjj')).toBe(0);
  });

  it('writes nothing into the index when no word changed', async () => {
    const library = await openTestLibrary();
    const id = addHousehold(library);
    const fields = listingFields(id, { name: 'Chè' });
    const { id: listingId } = library.services.listings.create(fields);
    const before = blocks(library);
    library.services.listings.update(listingId, { ...fields, priceDong: 99_000 });
    library.services.households.update(id, householdFields({ note: 'Gọi buổi tối' }));
    expect(blocks(library)).toEqual(before);
    library.services.listings.update(listingId, { ...fields, name: 'Chè Shan' });
    expect(blocks(library)).not.toEqual(before);
    expect(titles(library, 'shan')).toEqual(['Chè Shan']);
  });

  it('finds a word by its beginning, however long both are', async () => {
    const library = await openTestLibrary();
    const id = addHousehold(library);
    const name = 'Nghiêngngảđảođiên';
    library.services.listings.create(listingFields(id, { name, sku: 'X-1' }));
    for (let length = 1; length <= name.length; length += 1)
      expect(titles(library, name.slice(0, length)), name.slice(0, length)).toContain(name);
    for (const query of ['nghieng', 'nghiengngada', 'nghiengngadaodien'])
      expect(titles(library, query), query).toEqual([name]);
  });

  it('makes itself anew when it was lost', async () => {
    const folder = temporaryFolder();
    const first = await openTestLibrary({ folder });
    const id = addHousehold(first, { name: 'Lò Văn Bun' });
    first.services.listings.create(listingFields(id, { name: 'Chè' }));
    // The words stay behind: they must not be found twice, nor beside a wrong row.
    first.context.database.exec('DELETE FROM search_row');
    await closeTestLibrary(first);
    const second = await openTestLibrary({ folder });
    expect(titles(second, 'lo van bun')).toEqual(['Lò Văn Bun', 'Chè']);
  });

  it('makes itself anew in a library of the time when all words were in one table', async () => {
    const folder = temporaryFolder();
    const paths = libraryPaths(folder);
    const split = MIGRATIONS.findIndex(({ name }) => name.endsWith('-split-search-text'));
    const old = openDatabase({
      paths,
      now: () => new Date('2026-11-23T08:00:00.000Z'),
      migrations: MIGRATIONS.slice(0, split),
    });
    old.exec(`
      INSERT INTO household VALUES ('0193a5b0-0000-7000-8000-000000000001', 'Lò Văn Bun', '0912345678', '03334',
        'Bản Phăng 2', '', 'household', '', '', '2026-11-20T08:00:00.000Z', '2026-11-20T08:00:00.000Z');
      INSERT INTO search_text (entity, exact, folded) VALUES ('household', 'Lò Văn Bun', 'lo van bun 0912345678');
      INSERT INTO search_row VALUES ('0193a5b0-0000-7000-8000-000000000001', 'household', 1, 'BUN');
    `);
    old.close();
    const library = await openTestLibrary({ folder });
    expect(titles(library, 'lo van')).toEqual(['Lò Văn Bun']);
    expect(titles(library, '345678')).toEqual(['Lò Văn Bun']);
    const id = library.services.search.find('bun', 1)[0]?.id;
    library.services.listings.create(listingFields(householdIdSchema.parse(id), { name: 'Chè' }));
    expect(titles(library, 'che')).toEqual(['Chè']);
  });
});
