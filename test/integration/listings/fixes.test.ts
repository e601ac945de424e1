import { describe, expect, it } from 'vitest';
import { textAt } from '../../../shared/marketplace/own-texts.ts';
import {
  addHousehold,
  dump,
  listingFields,
  openTestLibrary,
} from '../library/temporary-library.ts';
import type { Library } from '../../../electron/library/open-library.ts';

const LONG = `Gạo nếp nương Điện Biên ${'hạt to dẻo thơm lâu '.repeat(6)}túi 1 kg`;

async function troubledLibrary() {
  const library = await openTestLibrary();
  const householdId = addHousehold(library);
  const { listings, marketplaces } = library.services;
  const ids = [
    listings.create(listingFields(householdId, { name: LONG })).id,
    listings.create(listingFields(householdId, { name: 'GẠO SÉNG CÙ THƠM DẺO', ocopSet: 3 })).id,
    listings.create(
      listingFields(householdId, { name: 'Mật ong bạc hà', description: 'Gọi 0912 345 678 nhé.' }),
    ).id,
  ];
  const marketplaceIds = marketplaces.inUse().map(({ profile }) => profile.id);
  return { library, ids, marketplaceIds };
}

function everything(library: Library) {
  const { database } = library.context;
  const overrides = database.prepare('SELECT * FROM listing_override ORDER BY id').all();
  return { ...dump(library), overrides };
}

describe('fixes of many listings', () => {
  it('are shown first, and nothing is written by that', async () => {
    const { library, ids, marketplaceIds } = await troubledLibrary();
    const before = everything(library);
    const shown = library.services.fixes.preview(ids, marketplaceIds);
    expect(shown.map(({ id }) => id)).toEqual(ids);
    const own = shown[0]?.changes.filter(({ field, onlyAt }) => field === 'name' && onlyAt) ?? [];
    // Not every marketplace has a limit that is reached.
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ onlyAt }) => marketplaceIds.some((id) => id === onlyAt))).toBe(true);
    expect(own.every(({ before: from }) => from === LONG.trim())).toBe(true);
    expect(shown[1]?.changes).toContainEqual(
      expect.objectContaining({ field: 'name', after: 'Gạo séng cù thơm dẻo' }),
    );
    expect(everything(library)).toEqual(before);
  });

  it('are one batch, and undoing it restores every byte', async () => {
    const { library, ids, marketplaceIds } = await troubledLibrary();
    const { fixes, journal, listings } = library.services;
    const before = everything(library);
    const shown = fixes.preview(ids, marketplaceIds);
    const applied = fixes.apply(ids, marketplaceIds);
    expect(applied.listings).toBe(3);
    expect(applied.changes).toBe(shown.flatMap(({ changes }) => changes).length);
    const [long, shouted, phone] = ids.map((id) => listings.get(id).listing);
    expect(long?.name).toBe(LONG);
    expect(textAt(long ?? listings.get('').listing, marketplaceIds[0] ?? '', 'name')).toMatch(
      /^Gạo nếp nương Điện Biên .*túi 1 kg$/,
    );
    expect(shouted?.name).toBe('Gạo séng cù thơm dẻo');
    expect(phone?.description).not.toContain('0912');
    // All of it is done: nothing is proposed a second time, and nothing is written for it.
    expect(fixes.preview(ids, marketplaceIds)).toEqual([]);
    expect(fixes.apply(ids, marketplaceIds)).toEqual({ listings: 0, changes: 0, batchId: null });
    expect(journal.undoCandidate()?.name.key).toBe('listings-fixed');

    journal.undo(applied.batchId ?? '');
    expect(everything(library)).toEqual(before);
  });

  it('are of the marketplaces asked for', async () => {
    const { library, ids, marketplaceIds } = await troubledLibrary();
    const [only = ''] = marketplaceIds;
    library.services.fixes.apply(ids, [only]);
    const { overrides } = library.services.listings.get(ids[0] ?? '').listing;
    expect(overrides.map(({ marketplaceId }) => marketplaceId)).toEqual([only]);
    expect(() => library.services.fixes.preview(ids, ['nowhere'])).toThrow(
      expect.objectContaining({ code: 'marketplace.unknown' }),
    );
  });
});
