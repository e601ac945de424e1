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
});
