import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ListingId } from '../../../shared/domain/ids.ts';
import { chatCopy, shoot } from '../../fixtures/phone-shoot.ts';
import {
  addHousehold,
  listingFields,
  openTestLibrary,
  temporaryFolder,
} from '../library/temporary-library.ts';
import { EVERY_PHOTO } from './take-photos.ts';

describe('a shoot with cards', () => {
  it('is put to its listings by itself: no picture at the wrong one, chat copies hidden, and all of it can be undone', async () => {
    const library = await openTestLibrary();
    const { intake, jobs, photos, arrange, journal, listings } = library.services;
    const household = addHousehold(library);
    const ids = ['Gạo nếp nương', 'Mật ong bạc hà', 'Chè dây'].map(
      (name) => listings.create({ ...listingFields(household), name }).id,
    );
    const folder = temporaryFolder();
    const files = await shoot(folder, { listingIds: ids, pictures: 12 });
    const products = files.filter(({ isCard }) => !isCard);
    for (const at of [1, 7])
      await chatCopy(products[at]?.path ?? '', join(folder, 'Zalo'), `zalo-${at}.jpg`);

    const job = await jobs.finished(intake.start([folder]));
    expect(job).toMatchObject({
      state: 'done',
      result: { added: 17, twins: 2, cards: 3, sorted: 12, queued: 0, refused: 0 },
    });
    const shown = (id: ListingId) => photos.listFor(id).map(({ originalName }) => originalName);
    for (const id of ids) {
      const expected = products.filter(({ listingId }) => listingId === id);
      expect(shown(id)).toEqual(expected.map(({ name }) => name));
    }
    const hidden = arrange.list({ ...EVERY_PHOTO, view: 'hidden' }, 0, 50);
    expect(hidden.filter(({ card }) => card !== null)).toHaveLength(3);
    expect(hidden.filter(({ twinOf }) => twinOf !== null).map((each) => each.originalName)).toEqual(
      ['zalo-1.jpg', 'zalo-7.jpg'],
    );
    expect(arrange.count({ ...EVERY_PHOTO, view: 'unassigned' }).total).toBe(0);

    journal.undo(journal.undoCandidate()?.batchId ?? '');
    expect(ids.map((id) => shown(id).length)).toEqual([0, 0, 0]);
    expect(arrange.sortByCards()).toEqual({ cards: 3, sorted: 12, queued: 0 });
  });
});
