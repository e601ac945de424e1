import { describe, expect, it } from 'vitest';
import { addHousehold, listingFields, openTestLibrary } from '../library/temporary-library.ts';

describe('categories at a marketplace', () => {
  it('are chosen once, remembered for every listing of that category, and undone', async () => {
    const library = await openTestLibrary();
    const { categories, journal, listings, marketplaces } = library.services;
    const [first] = marketplaces.inUse();
    if (first === undefined) throw new Error('no marketplace');
    const marketplaceId = first.profile.id;
    const householdId = addHousehold(library);
    const { id } = listings.create(listingFields(householdId, { ocopSet: 3, category: 'Gạo nếp' }));
    const theirs = () => listings.marketListings([id])[0]?.theirCategories[marketplaceId];
    expect(theirs()).toBeUndefined();

    // For the whole set, then for the finer level, which goes before.
    categories.choose({
      marketplaceId,
      own: { ocopSet: 3, category: '' },
      theirs: { id: '431', label: 'Ngũ cốc' },
    });
    expect(theirs()).toEqual({ id: '431', label: 'Ngũ cốc' });
    const own = { ocopSet: 3, category: 'Gạo nếp' };
    categories.choose({ marketplaceId, own, theirs: { id: '', label: 'Gạo' } });
    expect(theirs()).toEqual({ id: '', label: 'Gạo' });
    categories.choose({ marketplaceId, own, theirs: { id: '4682', label: 'Gạo' } });
    expect(categories.list(marketplaceId).chosen).toEqual([
      { ownKey: '3', id: '431', label: 'Ngũ cốc' },
      { ownKey: '3/Gạo nếp', id: '4682', label: 'Gạo' },
    ]);

    journal.undo(journal.undoCandidate()?.batchId ?? '');
    expect(theirs()).toEqual({ id: '', label: 'Gạo' });
    categories.choose({ marketplaceId, own, theirs: null });
    expect(theirs()).toEqual({ id: '431', label: 'Ngũ cốc' });
    expect(() => categories.list('nowhere')).toThrow(
      expect.objectContaining({ code: 'marketplace.unknown' }),
    );
  });

  it('are offered where a public list names them, each id once, with the list and its day', async () => {
    const { categories, marketplaces } = (await openTestLibrary()).services;
    const lists = marketplaces
      .list()
      .map(({ profile }) => [profile.id, categories.list(profile.id).offered] as const)
      .filter(([, offered]) => offered.length > 0);
    expect(lists.map(([id]) => id)).toEqual(['google_merchant', 'meta_catalog']);
    for (const [, offered] of lists) {
      expect(new Set(offered.map(({ id }) => id)).size).toBe(offered.length);
      for (const { id, path, label, source } of offered) {
        expect(id).toMatch(/^\d+$/u);
        expect(path.endsWith(label)).toBe(true);
        expect(source).toMatch(/2021-09-21.*2026-11-25/u);
      }
    }
    const google = lists[0]?.[1] ?? [];
    expect(google.find(({ label }) => label === 'Honey')?.id).toBe('4947');
    expect(google.find(({ label }) => label === 'Rice')?.id).toBe('4682');
  });
});
