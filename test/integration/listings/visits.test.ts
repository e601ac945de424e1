import { describe, expect, it } from 'vitest';
import { addHousehold, listingFields, openTestLibrary } from '../library/temporary-library.ts';

describe('the visit list', () => {
  it('holds what is blank and can be answered, by hamlet and household', async () => {
    const library = await openTestLibrary();
    const { listings, visits } = library.services;
    const far = addHousehold(library, { name: 'Lò Văn Xa', hamlet: 'Bản Xa', phone: '0912345679' });
    const near = addHousehold(library, { name: 'Lò Văn Gần', hamlet: 'Bản Gần' });
    const { id } = listings.create(
      listingFields(far, {
        stock: null,
        blanks: [
          { field: 'stock', reason: 'ask-again', askOn: '2026-12-01' },
          { field: 'shelfLifeDays', reason: 'not-applicable', askOn: null },
        ],
      }),
    );
    listings.create(
      listingFields(near, { blanks: [{ field: 'facts', reason: 'unknown', askOn: '2026-12-01' }] }),
    );
    expect(visits.openQuestions()).toMatchObject([
      { hamlet: 'Bản Gần', field: 'facts', reason: 'unknown', askOn: null },
      { hamlet: 'Bản Xa', householdName: 'Lò Văn Xa', field: 'stock', askOn: '2026-12-01' },
    ]);

    // Answered: the question is gone with it.
    const { id: _, createdAt: __, updatedAt: ___, ...stored } = listings.get(id).listing;
    listings.update(id, { ...stored, stock: 12 });
    expect(visits.openQuestions().map(({ field }) => field)).toEqual(['facts']);
    expect(listings.get(id).listing.blanks).toEqual([
      { field: 'shelfLifeDays', reason: 'not-applicable', askOn: null },
    ]);
  });
});
