import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/ipc/contract.ts';
import {
  addHousehold,
  closeTestLibrary,
  householdFields,
  listingFields,
  openTestLibrary,
  temporaryFolder,
} from './temporary-library.ts';

describe('settings', () => {
  it('keeps what was chosen, gives defaults for the rest, and can be taken back from history', async () => {
    const folder = temporaryFolder();
    const first = await openTestLibrary({ folder });
    expect(contract['settings:get'].output.parse(first.services.settings.get())).toMatchObject({
      language: 'vi',
      textSize: 100,
      shownMarketplaces: [],
      rates: { packingDong: null, marketplaces: [] },
    });
    first.services.settings.update({ officerName: 'Nguyễn Hoa'.normalize('NFD'), textSize: 130 });
    await closeTestLibrary(first);
    const second = await openTestLibrary({ folder });
    expect(second.services.settings.get()).toMatchObject({
      officerName: 'Nguyễn Hoa',
      textSize: 130,
    });
    expect(second.services.journal.undoCandidate()).toBeNull();
    const [batch] = second.services.journal.history(null, 1);
    second.services.journal.undo(batch?.batchId ?? '');
    expect(second.services.settings.get()).toMatchObject({ officerName: '', textSize: 100 });
  });

  it('survives a value of a later build, losing that one only', async () => {
    const library = await openTestLibrary();
    library.services.settings.update({ officerName: 'Hoa' });
    library.context.database.prepare(`INSERT INTO setting VALUES ('colorScheme', '"sepia"')`).run();
    expect(library.services.settings.get()).toMatchObject({
      officerName: 'Hoa',
      colorScheme: 'auto',
    });
  });

  it('signs what the officer does', async () => {
    const library = await openTestLibrary();
    addHousehold(library);
    library.services.settings.update({ officerName: 'Hoa' });
    addHousehold(library);
    expect(library.services.journal.history(null, 3).map(({ actor }) => actor)).toEqual([
      'Hoa',
      'Kiểm thử',
      'Kiểm thử',
    ]);
  });
});

describe('home:get-today', () => {
  it('says what to do next, and nothing in an empty library', async () => {
    const now = () => new Date(2026, 10, 23, 9);
    const library = await openTestLibrary({ now });
    expect((await library.handlers['home:get-today']({})).tasks).toEqual([]);

    const id = addHousehold(library, { hamlet: 'Che Căn' });
    const { id: listingId } = library.services.listings.create(
      listingFields(id, {
        name: 'Chè',
        certificates: [
          {
            kind: 'ocop',
            number: '128',
            issuer: '',
            stars: 3,
            issuedOn: null,
            expiresOn: '2026-12-03',
          },
        ],
      }),
    );
    library.services.drafts.save(null, id, JSON.stringify({ name: 'Mật ong đang gõ' }));
    library.services.drafts.save(listingId, id, 'not even JSON');
    const { tasks } = contract['home:get-today'].output.parse(
      await library.handlers['home:get-today']({}),
    );
    expect(tasks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'draft-left', listingId: null, name: 'Mật ong đang gõ' }),
        expect.objectContaining({ kind: 'draft-left', listingId, name: 'Chè' }),
        {
          kind: 'household-without-consent',
          householdId: id,
          name: 'Lò Văn Bun',
          hamlet: 'Che Căn',
          waiting: 1,
        },
        expect.objectContaining({ kind: 'certificate-ending', listingId, days: 10 }),
        { kind: 'listings-without-photos', count: 1, firstListingId: listingId },
      ]),
    );
    expect(tasks.some(({ kind }) => kind === 'ready-to-bundle')).toBe(false);

    library.services.households.recordConsent(
      id,
      [{ purpose: 'publish-listing', marketplaceId: null }],
      'v1',
    );
    library.services.households.update(id, householdFields({ hamlet: 'Che Căn' }));
    const after = (await library.handlers['home:get-today']({})).tasks;
    expect(after.some(({ kind }) => kind === 'household-without-consent')).toBe(false);
    expect(library.services.home.counts()).toEqual({
      households: 1,
      listings: 1,
      photos: 0,
      bundles: 0,
    });
  });
});
