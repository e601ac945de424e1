import { describe, expect, it } from 'vitest';
import type { Certificate } from '../../../shared/domain/certificate.ts';
import type { HouseholdId, ListingId } from '../../../shared/domain/ids.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import type { Library } from '../../../electron/library/open-library.ts';
import {
  addHousehold,
  dump,
  listingFields,
  openTestLibrary,
} from '../library/temporary-library.ts';

const variant = (name: string, sku = '', priceDong = 10_000) => ({
  name,
  name2: '',
  sku,
  priceDong,
  stock: 5,
  netWeightGrams: 500,
});
const certificate = (number: string): Certificate => ({
  kind: 'ocop',
  number,
  issuer: 'UBND tỉnh',
  stars: 4,
  issuedOn: null,
  expiresOn: null,
});

function addPhoto(
  library: Library,
  listingId: ListingId,
  position: number,
  refusal: string | null = null,
): string {
  const { newId, journal } = library.context;
  const id = newId();
  journal.batch({ key: 'photos-added', params: {} }, (write) => {
    write.insert('photo', {
      id,
      sha256: id.replaceAll('-', '').padEnd(64, '0'),
      original_name: 'anh.jpg',
      format: 'jpeg',
      width_px: 4000,
      height_px: 3000,
      size_bytes: 1,
      has_gps: 0,
      taken_at: null,
      refusal,
      added_at: '2026-11-23T00:00:00.000Z',
    });
    write.insert('listing_photo', {
      id: newId(),
      listing_id: listingId,
      photo_id: id,
      position,
    });
  });
  return id;
}

const lastChanges = (library: Library, id: string) =>
  library.services.journal.history(id, 1)[0]?.changes.map(({ entity }) => entity);

describe('listings', () => {
  it('keeps everything that was typed, and gives it back', async () => {
    const library = await openTestLibrary();
    const householdId = addHousehold(library);
    const fields = listingFields(householdId, {
      ocopSet: 3,
      category: 'Gạo',
      facts: ['Hạt dài', 'Thơm'],
      description: 'Dòng một\nDòng hai “ngoặc” 🌾',
      origin: 'Mường Phăng',
      unit: 'tui',
      packing: 'Túi hút chân không',
      variantAxis: 'Cỡ túi',
      variants: [variant('500 g'), variant('1 kg', '', 19_000)],
      harvestMonths: [10, 11],
      shelfLifeDays: 365,
      storage: 'Nơi khô',
      brand: 'Bun',
      certificates: [certificate('128/QĐ-UBND')],
    });
    const { id, sku } = library.services.listings.create(fields);
    const { listing } = library.services.listings.get(id);
    expect(listing).toMatchObject({
      ...fields,
      sku,
      variants: [
        { ...fields.variants[0], sku: `${sku}-500-G` },
        { ...fields.variants[1], sku: `${sku}-1-KG` },
      ],
    });
    const detail = await library.handlers['listings:get']({ id });
    expect(contract['listings:get'].output.safeParse(detail).error).toBeUndefined();
    expect(library.services.listings.marketListings([id])[0]).toMatchObject({
      producerName: 'Lò Văn Bun',
      variantAxis: 'Cỡ túi',
      variants: [{ name: '500 g' }, { name: '1 kg' }],
      photos: [],
    });
  });

  it('writes only what differs: variants by SKU, certificates by place', async () => {
    const library = await openTestLibrary();
    const { listings } = library.services;
    const householdId = addHousehold(library);
    const { id } = listings.create(
      listingFields(householdId, {
        variants: [variant('A'), variant('B')],
        certificates: [certificate('1'), certificate('2')],
      }),
    );
    const { id: _id, createdAt: _c, updatedAt, ...saved } = listings.get(id).listing;

    expect(listings.update(id, saved).savedAt).toBe(updatedAt);
    expect(library.services.journal.history(id, 10)).toHaveLength(1);

    const [a, b] = saved.variants;
    if (a === undefined || b === undefined) throw new Error('two variants were saved');
    listings.update(id, { ...saved, variants: [a, { ...b, priceDong: 1 }] });
    expect(lastChanges(library, id)?.toSorted()).toEqual(['listing', 'listing_variant']);
    expect(
      library.services.journal
        .history(id, 1)[0]
        ?.changes.find(({ entity }) => entity === 'listing_variant')?.fields,
    ).toEqual([{ field: 'price_dong', before: '10000', after: '1' }]);

    listings.update(id, {
      ...saved,
      variants: [b, a, variant('C')],
      certificates: [certificate('2')],
    });
    const after = listings.get(id).listing;
    expect(after.variants.map(({ sku }) => sku)).toEqual([b.sku, a.sku, `${saved.sku}-C`]);
    expect(after.certificates.map(({ number }) => number)).toEqual(['2']);
  });

  it('keeps a SKU whatever is renamed, never reuses one, and refuses a taken one', async () => {
    const library = await openTestLibrary();
    const { listings, households, journal } = library.services;
    const householdId = addHousehold(library);
    const first = listings.create(listingFields(householdId, { name: 'Chè' }));
    listings.update(first.id, listingFields(householdId, { name: 'Tên khác' }));
    expect(listings.get(first.id).listing.sku).toBe('LVB-CHE');
    const second = listings.create(listingFields(householdId, { name: 'Chè' }));
    expect(second.sku).toBe('LVB-CHE-2');
    listings.remove(second.id);
    expect(listings.create(listingFields(householdId, { name: 'Chè' })).sku).toBe('LVB-CHE-3');
    expect(() => listings.create(listingFields(householdId, { sku: 'LVB-CHE' }))).toThrow(
      expect.objectContaining({ code: 'listing.sku-taken' }),
    );
    expect(() =>
      listings.create(
        listingFields(householdId, { name: 'Mới', variants: [variant('x', 'LVB-CHE')] }),
      ),
    ).toThrow(expect.objectContaining({ code: 'listing.sku-taken' }));
    expect(households.count()).toBe(1);
    expect(
      journal.history(null, 50).filter(({ name }) => name.key === 'listing-created'),
    ).toHaveLength(3);
  });

  it('duplicates with photos and papers, under SKUs of its own', async () => {
    const library = await openTestLibrary();
    const { listings } = library.services;
    const householdId = addHousehold(library);
    const { id } = listings.create(
      listingFields(householdId, { variants: [variant('A')], certificates: [certificate('1')] }),
    );
    addPhoto(library, id, 0);
    const { id: copyId } = listings.duplicate(id);
    const copy = listings.get(copyId);
    const original = listings.get(id);
    expect(copy.listing.name).toBe('Gạo nếp nương (2)');
    expect(copy.photos).toEqual(original.photos);
    expect(copy.listing.certificates).toEqual(original.listing.certificates);
    expect(copy.listing.sku).not.toBe(original.listing.sku);
    expect(copy.listing.variants[0]?.sku).not.toBe(original.listing.variants[0]?.sku);
  });

  it('removes with all that hangs on it but the original photos, in one batch that comes back whole', async () => {
    const library = await openTestLibrary();
    const { listings, journal } = library.services;
    const householdId = addHousehold(library);
    const { id } = listings.create(
      listingFields(householdId, { variants: [variant('A')], certificates: [certificate('1')] }),
    );
    addPhoto(library, id, 0);
    library.services.drafts.save(id, householdId, '{}');
    const before = dump(library);
    listings.remove(id);
    expect(dump(library)).toMatchObject({
      listing: [],
      listing_variant: [],
      certificate: [],
      listing_photo: [],
      photo: [{}],
    });
    expect(library.services.drafts.list()).toEqual([]);
    journal.undo(journal.undoCandidate()?.batchId ?? '');
    expect(dump(library)).toEqual(before);
    expect(() => listings.remove(library.context.newId())).toThrow(
      expect.objectContaining({ code: 'listing.not-found' }),
    );
  });

  it('makes many as one batch, or none', async () => {
    const library = await openTestLibrary();
    const { listings, journal } = library.services;
    const householdId = addHousehold(library);
    const name = { key: 'imported', params: { count: 2 } };
    const made = listings.createMany(
      [listingFields(householdId, { name: 'Chè' }), listingFields(householdId, { name: 'Chè' })],
      name,
    );
    expect(made.map(({ sku }) => sku)).toEqual(['LVB-CHE', 'LVB-CHE-2']);
    const before = dump(library);
    expect(() =>
      listings.createMany(
        [
          listingFields(householdId, { name: 'Một' }),
          listingFields(householdId, { name: 'Hai', sku: 'LVB-CHE' }),
        ],
        name,
      ),
    ).toThrow(expect.objectContaining({ code: 'listing.sku-taken' }));
    expect(dump(library)).toEqual(before);
    journal.undo(journal.undoCandidate()?.batchId ?? '');
    expect(listings.count()).toBe(0);
  });
});

describe('drafts', () => {
  it('are kept, told when they come and go, and end with the save', async () => {
    const told: string[] = [];
    const library = await openTestLibrary({
      publish: (_name, payload) => void told.push(JSON.stringify(payload)),
    });
    const { drafts, listings } = library.services;
    const householdId = addHousehold(library);
    told.length = 0;
    drafts.save(null, householdId, '{"name":"Ch"}');
    drafts.save(null, householdId, '{"name":"Chè"}');
    expect(told).toEqual(['{"topics":["listings"]}']);
    expect(drafts.list()).toMatchObject([{ listingId: null, householdId, form: '{"name":"Chè"}' }]);
    const { id } = listings.create(listingFields(householdId));
    expect(drafts.list()).toEqual([]);

    drafts.save(id, householdId, '{"name":"x"}');
    expect((await library.handlers['listings:get']({ id })).draft?.form).toBe('{"name":"x"}');
    listings.update(id, listingFields(householdId, { name: 'Mới' }));
    expect((await library.handlers['listings:get']({ id })).draft).toBeNull();
    drafts.save(id, householdId, '{}');
    drafts.discard(id, householdId);
    expect(drafts.list()).toEqual([]);
    expect(() => drafts.save(null, library.context.newId() as HouseholdId, '{}')).toThrow(
      expect.objectContaining({ code: 'household.not-found' }),
    );
  });
});

describe('listings:list', () => {
  async function grid() {
    const library = await openTestLibrary();
    const { listings } = library.services;
    const first = addHousehold(library, { name: 'Lò Văn Bun' });
    const second = addHousehold(library, { name: 'Lò Thị An' });
    const rice = listings.create(
      listingFields(first, { name: 'Gạo', priceDong: 30_000, stock: 9 }),
    ).id;
    const tea = listings.create(
      listingFields(second, {
        name: 'Chè',
        variants: [variant('A', '', 5000), variant('B', '', 90_000)],
      }),
    ).id;
    const duck = listings.create(
      listingFields(first, { name: 'Vịt', priceDong: null, stock: null }),
    ).id;
    const cover = addPhoto(library, rice, 1);
    addPhoto(library, rice, 0, 'photo.heic');
    library.services.drafts.save(duck, first, '{}');
    const list = async (changes: object = {}) =>
      await library.handlers['listings:list']({
        query: '',
        householdId: null,
        filter: 'all',
        sort: 'updated',
        descending: false,
        offset: 0,
        limit: 50,
        ...changes,
      });
    const names = async (changes: object) => (await list(changes)).rows.map(({ name }) => name);
    return { library, first, rice, tea, duck, cover, list, names };
  }

  it('gives rows as the contract wants them', async () => {
    const { list, cover, library } = await grid();
    const page = await list();
    expect(contract['listings:list'].output.safeParse(page).error).toBeUndefined();
    expect(page.total).toBe(3);
    expect(page.rows[0]).toMatchObject({
      name: 'Gạo',
      priceFromDong: 30_000,
      priceToDong: 30_000,
      stock: 9,
      variantCount: 0,
      photoCount: 2,
      coverPhotoId: cover,
      hasDraft: false,
    });
    expect(page.rows[1]).toMatchObject({
      name: 'Chè',
      priceFromDong: 5000,
      priceToDong: 90_000,
      stock: 10,
      variantCount: 2,
      coverPhotoId: null,
      coverKey: '',
      householdName: 'Lò Thị An',
    });
    expect(page.rows[2]).toMatchObject({
      name: 'Vịt',
      priceFromDong: null,
      stock: null,
      hasDraft: true,
    });
    expect(page.rows[0]?.checks.map(({ marketplaceId }) => marketplaceId)).toEqual(
      library.services.marketplaces.inUse().map(({ profile }) => profile.id),
    );
  });

  it('sorts by every column, both ways, what is missing last', async () => {
    const { names } = await grid();
    expect(await names({ sort: 'name' })).toEqual(['Chè', 'Gạo', 'Vịt']);
    expect(await names({ sort: 'name', descending: true })).toEqual(['Vịt', 'Gạo', 'Chè']);
    expect(await names({ sort: 'household' })).toEqual(['Chè', 'Gạo', 'Vịt']);
    expect(await names({ sort: 'price' })).toEqual(['Chè', 'Gạo', 'Vịt']);
    expect(await names({ sort: 'price', descending: true })).toEqual(['Gạo', 'Chè', 'Vịt']);
    expect(await names({ sort: 'stock', descending: true })).toEqual(['Chè', 'Gạo', 'Vịt']);
    expect((await names({ sort: 'photos', descending: true }))[0]).toBe('Gạo');
    expect(await names({ sort: 'problems' })).toHaveLength(3);
  });

  it('filters, searches, and pages without overlap', async () => {
    const { names, list, first } = await grid();
    expect(await names({ filter: 'no-photos', sort: 'name' })).toEqual(['Chè', 'Vịt']);
    expect(await names({ filter: 'draft' })).toEqual(['Vịt']);
    expect(await names({ householdId: first, sort: 'name' })).toEqual(['Gạo', 'Vịt']);
    expect(await names({ query: 'che' })).toEqual(['Chè']);
    expect(await names({ query: 'lo van bun', sort: 'name' })).toEqual(['Gạo', 'Vịt']);
    expect(await list({ query: '***' })).toEqual({ rows: [], total: 0 });
    const pages = [
      await list({ sort: 'name', limit: 2 }),
      await list({ sort: 'name', limit: 2, offset: 2 }),
    ];
    expect(pages.flatMap(({ rows }) => rows.map(({ name }) => name))).toEqual([
      'Chè',
      'Gạo',
      'Vịt',
    ]);
  });

  it('counts violations again after a change, an undo, and another choice of marketplaces', async () => {
    const { library, list, rice } = await grid();
    const { listings, settings, journal } = library.services;
    const errors = async () =>
      (await list()).rows.find(({ id }) => id === rice)?.checks.map((check) => check.errors);
    const before = await errors();
    expect(before).toHaveLength(library.services.marketplaces.inUse().length);
    const { id: _id, createdAt: _c, updatedAt: _u, ...fields } = listings.get(rice).listing;
    listings.update(rice, { ...fields, name: '' });
    const worse = await errors();
    expect(worse).not.toEqual(before);
    journal.undo(journal.undoCandidate()?.batchId ?? '');
    expect(await errors()).toEqual(before);

    const [one] = library.services.marketplaces.inUse();
    settings.update({ shownMarketplaces: [one?.profile.id ?? ''] });
    expect((await list()).rows[0]?.checks).toHaveLength(1);
    const [ready, problems] = [await list({ filter: 'ready' }), await list({ filter: 'problems' })];
    expect(ready.total + problems.total).toBe(3);
    expect(problems.rows.every(({ checks }) => checks.some((check) => check.errors > 0))).toBe(
      true,
    );
  });
});
