import { describe, expect, it } from 'vitest';
import { marketplaceIdSchema } from '../../../shared/domain/ids.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import { mayExport } from '../../../shared/domain/household.ts';
import {
  addHousehold,
  householdFields,
  listingFields,
  openTestLibrary,
} from '../library/temporary-library.ts';

const woo = marketplaceIdSchema.parse('woocommerce');

describe('households', () => {
  it('keeps what was typed in one spelling, and shows the place of its code', async () => {
    const library = await openTestLibrary();
    const { households } = library.services;
    const { id } = households.create({
      ...householdFields({ communeCode: '06978' }),
      name: '  Lò   Văn Bun'.normalize('NFD'),
      phone: '+84 912 345 678',
      communeCode: '06970',
    });
    expect(households.get(id)).toMatchObject({
      name: 'Lò Văn Bun',
      phone: '0912345678',
      communeCode: '06978',
      communeName: 'Xã Ba Chẽ',
      provinceName: 'Quảng Ninh',
    });
    const detail = await library.handlers['households:get']({ id });
    expect(contract['households:get'].output.safeParse(detail).error).toBeUndefined();
  });

  it('refuses a commune that is not there, and a household that is not', async () => {
    const library = await openTestLibrary();
    expect(() => addHousehold(library, { communeCode: '99999' })).toThrow(
      expect.objectContaining({ code: 'household.commune-unknown', params: { code: '99999' } }),
    );
    const nobody = library.context.newId();
    expect(() => library.services.households.get(nobody)).toThrow(
      expect.objectContaining({ code: 'household.not-found' }),
    );
    expect(() => library.services.households.update(nobody, householdFields())).toThrow(
      expect.objectContaining({ code: 'household.not-found' }),
    );
  });

  it('records the ticks of one sheet as one batch, each once, with who and which text; withdrawing keeps the proof', async () => {
    const library = await openTestLibrary();
    const { households, journal } = library.services;
    library.services.settings.update({ officerName: 'Cán bộ Hoa' });
    const id = addHousehold(library);
    const grants = [
      { purpose: 'publish-listing' as const, marketplaceId: null },
      { purpose: 'hand-to-marketplace' as const, marketplaceId: woo },
      { purpose: 'publish-listing' as const, marketplaceId: null },
    ];
    const consents = households.recordConsent(id, grants, '2026-11');
    expect(consents).toHaveLength(2);
    expect(consents[0]).toMatchObject({
      textVersion: '2026-11',
      recordedBy: 'Cán bộ Hoa',
      withdrawnAt: null,
    });
    expect(mayExport(consents, woo)).toBe(true);
    expect(journal.history(id, 1)[0]?.name).toEqual({
      key: 'consent-recorded',
      params: { name: 'Lò Văn Bun', count: 2 },
    });
    expect(households.recordConsent(id, grants, '2026-12')).toHaveLength(2);

    const publish = consents.find(({ purpose }) => purpose === 'publish-listing');
    households.withdrawConsent(publish?.id ?? '');
    const after = households.consents(id);
    expect(after).toHaveLength(2);
    expect(mayExport(after, woo)).toBe(false);
    const withdrawnAt = after.find((consent) => consent.id === publish?.id)?.withdrawnAt;
    households.withdrawConsent(publish?.id ?? '');
    expect(households.consents(id).find((consent) => consent.id === publish?.id)?.withdrawnAt).toBe(
      withdrawnAt,
    );
    expect(households.recordConsent(id, grants, '2026-12')).toHaveLength(3);
    expect(() => households.withdrawConsent(library.context.newId())).toThrow(
      expect.objectContaining({ code: 'consent.not-found' }),
    );
  });

  it('lists by given name, pages, filters, finds without marks, and masks phones', async () => {
    const library = await openTestLibrary();
    const { households, listings } = library.services;
    const names = ['Vàng A Súa', 'Lò Văn Bun', 'Nguyễn Thị An', 'Lò Thị An'];
    const ids = names.map((name, index) =>
      addHousehold(library, { name, phone: `091234567${index}` }),
    );
    const list = (changes: object) =>
      households.list({ query: '', filter: 'all', offset: 0, limit: 50, ...changes });
    expect(list({}).rows.map(({ name }) => name)).toEqual([
      'Lò Thị An',
      'Nguyễn Thị An',
      'Lò Văn Bun',
      'Vàng A Súa',
    ]);
    expect(list({ offset: 1, limit: 2 })).toMatchObject({
      total: 4,
      rows: [{ name: 'Nguyễn Thị An' }, { name: 'Lò Văn Bun' }],
    });
    expect(list({ query: 'lo an' }).rows.map(({ name }) => name)).toEqual(['Lò Thị An']);
    expect(list({ query: '5670' }).rows).toMatchObject([
      { name: 'Vàng A Súa', phoneMasked: '•••••••670' },
    ]);
    expect(list({ query: '"*' })).toEqual({ rows: [], total: 0 });

    listings.create(listingFields(ids[0] ?? addHousehold(library)));
    households.recordConsent(
      ids[1] ?? '',
      [{ purpose: 'publish-listing', marketplaceId: null }],
      'v1',
    );
    expect(list({ filter: 'no-listing' }).total).toBe(3);
    expect(list({ filter: 'no-consent' }).total).toBe(3);
    expect(list({ query: 'sua' }).rows[0]).toMatchObject({
      listingCount: 1,
      hasPublishConsent: false,
      nextStep: 'consent',
    });
    expect(list({ query: 'bun' }).rows[0]).toMatchObject({
      listingCount: 0,
      hasPublishConsent: true,
      nextStep: 'profile',
    });
  });

  it('does not remove a household with listings; one without goes with its consents, and comes back with them', async () => {
    const library = await openTestLibrary();
    const { households, listings, journal } = library.services;
    const id = addHousehold(library);
    households.recordConsent(id, [{ purpose: 'keep-profile', marketplaceId: null }], 'v1');
    const { id: listingId } = listings.create(listingFields(id));
    expect(() => households.remove(id)).toThrow(
      expect.objectContaining({ code: 'household.has-listings', params: { count: 1 } }),
    );
    listings.remove(listingId);
    households.remove(id);
    expect(households.count()).toBe(0);
    journal.undo(journal.undoCandidate()?.batchId ?? '');
    expect(households.consents(id)).toHaveLength(1);
  });
});
