import { describe, expect, it } from 'vitest';
import { emptyListingFields } from '../../../shared/domain/listing.ts';
import {
  closeTestLibrary,
  addHousehold,
  dump,
  householdFields,
  listingFields,
  openTestLibrary,
  temporaryFolder,
} from '../library/temporary-library.ts';
import type { Library } from '../../../electron/library/open-library.ts';

const newest = (library: Library) => library.services.journal.history(null, 1)[0];

describe('journal', () => {
  it('takes back one field while a later change of another stays', async () => {
    const library = await openTestLibrary();
    const { households, journal } = library.services;
    const id = addHousehold(library);
    households.update(id, householdFields({ name: 'Lò Thị Mai' }));
    const renaming = newest(library);
    households.update(id, householdFields({ name: 'Lò Thị Mai', note: 'Ở gần trường' }));
    journal.undo(renaming?.batchId ?? '');
    expect(households.get(id)).toMatchObject({ name: 'Lò Văn Bun', note: 'Ở gần trường' });
    expect(library.services.search.find('lo van bun', 5)).toHaveLength(1);
    expect(library.services.search.find('lo thi mai', 5)).toHaveLength(0);
  });

  it('refuses what a later batch touched, and names that batch', async () => {
    const library = await openTestLibrary();
    const { households, journal } = library.services;
    const id = addHousehold(library);
    households.update(id, householdFields({ name: 'Một' }));
    const first = newest(library);
    households.update(id, householdFields({ name: 'Hai' }));
    const before = dump(library);
    expect(() => journal.undo(first?.batchId ?? '')).toThrow(
      expect.objectContaining({
        code: 'undo.touched-later',
        params: { name: 'Hai', key: 'household-updated' },
      }),
    );
    expect(dump(library)).toEqual(before);
    journal.undo(newest(library)?.batchId ?? '');
    journal.undo(first?.batchId ?? '');
    expect(households.get(id).name).toBe('Lò Văn Bun');
  });

  it('keeps a household that got a listing meanwhile', async () => {
    const library = await openTestLibrary();
    const id = addHousehold(library);
    const adding = newest(library);
    library.services.listings.create(listingFields(id));
    expect(() => library.services.journal.undo(adding?.batchId ?? '')).toThrow(
      expect.objectContaining({
        code: 'undo.touched-later',
        params: { name: 'Gạo nếp nương', key: 'listing-created' },
      }),
    );
  });

  it('does not bring a listing back to a household that is gone, nor a SKU that is taken', async () => {
    const library = await openTestLibrary();
    const { households, journal, listings } = library.services;
    const id = addHousehold(library);
    const { id: listingId, sku } = listings.create(listingFields(id));
    listings.remove(listingId);
    const removing = newest(library);
    households.remove(id);
    expect(() => journal.undo(removing?.batchId ?? '')).toThrow(
      expect.objectContaining({
        code: 'undo.touched-later',
        params: { name: 'Lò Văn Bun', key: 'household-removed' },
      }),
    );
    journal.undo(newest(library)?.batchId ?? '');
    const other = listings.create(listingFields(id, { name: 'Chè', sku }));
    expect(() => journal.undo(removing?.batchId ?? '')).toThrow(
      expect.objectContaining({
        code: 'undo.touched-later',
        params: { name: 'Chè', key: 'listing-created' },
      }),
    );
    listings.remove(other.id);
    journal.undo(removing?.batchId ?? '');
    expect(listings.get(listingId).listing.sku).toBe(sku);
  });

  it('undoes by Ctrl+Z step after step, and redoes by undoing the undo, after a restart', async () => {
    const folder = temporaryFolder();
    let library = await openTestLibrary({ folder });
    const id = addHousehold(library);
    library.services.households.update(id, householdFields({ name: 'Mới' }));
    await closeTestLibrary(library);
    library = await openTestLibrary({ folder });
    const { journal, households } = library.services;
    expect(journal.undoCandidate()?.name.key).toBe('household-updated');
    journal.undo(journal.undoCandidate()?.batchId ?? '');
    expect(households.get(id).name).toBe('Lò Văn Bun');
    const undoing = newest(library);
    expect(undoing).toMatchObject({ name: { key: 'household-updated' }, canUndo: true });
    expect(undoing?.undoes).not.toBeNull();
    expect(journal.undoCandidate()?.name.key).toBe('household-created');
    journal.undo(undoing?.batchId ?? '');
    expect(households.get(id).name).toBe('Mới');
    expect(journal.undoCandidate()?.name.key).toBe('household-updated');
    journal.undo(journal.undoCandidate()?.batchId ?? '');
    journal.undo(journal.undoCandidate()?.batchId ?? '');
    expect(households.count()).toBe(0);
    expect(journal.undoCandidate()).toBeNull();
  });

  it('refuses to undo twice, and an id that never was', async () => {
    const library = await openTestLibrary();
    addHousehold(library);
    const adding = newest(library)?.batchId ?? '';
    library.services.journal.undo(adding);
    expect(() => library.services.journal.undo(adding)).toThrow(
      expect.objectContaining({ code: 'undo.nothing' }),
    );
    expect(() => library.services.journal.undo(library.context.newId())).toThrow(
      expect.objectContaining({ code: 'undo.not-found' }),
    );
  });

  it('never takes back a bundle that was handed over, and lets nothing change its receipt', async () => {
    const library = await openTestLibrary();
    const id = addHousehold(library);
    library.context.journal.batch({ key: 'bundle-exported', params: {} }, (write) => {
      write.insert('bundle', {
        id: library.context.newId(),
        household_id: id,
        marketplace_id: 'm',
        marketplace_name: 'M',
        name: 'b.zip',
        folder: '/b',
        format: 'zip',
        listings: 1,
        pictures: 1,
        size_bytes: 1,
        sha256: 'x',
        manifest: '{}',
        created_at: '2026-11-23T00:00:00.000Z',
      });
    });
    const exporting = newest(library);
    expect(exporting?.canUndo).toBe(false);
    expect(() => library.services.journal.undo(exporting?.batchId ?? '')).toThrow(
      expect.objectContaining({ code: 'undo.nothing' }),
    );
    expect(() => library.context.database.prepare(`UPDATE bundle SET listings = 2`).run()).toThrow(
      /never changed/,
    );
    expect(() => library.services.households.remove(id)).toThrow(
      expect.objectContaining({ code: 'household.has-receipts' }),
    );
    // Ctrl+Z goes past it, but the household has a receipt now: nothing to take back.
    expect(library.services.journal.undoCandidate()).toBeNull();
  });

  it('keeps the history of one record with what hangs on it, changed fields only', async () => {
    const library = await openTestLibrary();
    const id = addHousehold(library);
    const { id: listingId } = library.services.listings.create(listingFields(id));
    addHousehold(library, { name: 'Khác' });
    const { sku } = library.services.listings.get(listingId).listing;
    const fields = { ...emptyListingFields(id), ...listingFields(id), sku };
    library.services.listings.update(listingId, {
      ...fields,
      priceDong: 50_000,
      variants: [{ name: 'Túi', name2: '', priceDong: 1, stock: 1, netWeightGrams: 1, sku: '' }],
    });
    const history = library.services.journal.history(listingId, 10);
    expect(history.map(({ name }) => name.key)).toEqual(['listing-updated', 'listing-created']);
    expect(history[0]?.actor).toBe('Kiểm thử');
    expect(history[0]?.changes.map(({ entity }) => entity)).toEqual(['listing', 'listing_variant']);
    expect(history[0]?.changes[0]?.fields).toEqual([
      { field: 'price_dong', before: '45000', after: '50000' },
    ]);
  });

  it('leaves no trace of a batch that changed nothing, or failed', async () => {
    const library = await openTestLibrary();
    const id = addHousehold(library);
    const before = dump(library);
    library.services.households.update(id, householdFields());
    expect(() =>
      library.context.journal.batch({ key: 'household-updated', params: {} }, (write) => {
        write.update('household', id, { name: 'Nửa chừng' });
        throw new Error('power cut');
      }),
    ).toThrow('power cut');
    expect(library.services.journal.history(null, 10)).toHaveLength(1);
    expect(dump(library)).toEqual(before);
  });
});
