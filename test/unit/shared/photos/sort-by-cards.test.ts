import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortByCards, type PhotoInSequence } from '../../../../shared/photos/sort-by-cards.ts';

let made = 0;
/** A photo of one phone; each comes after the one before it in file order. */
function photo(changes: Partial<PhotoInSequence> = {}): PhotoInSequence {
  made += 1;
  return {
    id: `photo-${made}`,
    folder: 'DCIM/100ANDRO',
    camera: 'Redmi 12C',
    takenAt: null,
    fileOrder: made,
    cardListingId: null,
    ...changes,
  };
}
const card = (cardListingId: string, changes: Partial<PhotoInSequence> = {}): PhotoInSequence =>
  photo({ ...changes, cardListingId });
const at = (minute: number): string => `2026-10-02T08:${String(minute).padStart(2, '0')}:00`;

function listingOf(photos: readonly PhotoInSequence[]): (string | undefined)[] {
  const { assigned } = sortByCards(photos);
  return photos.map(({ id }) => assigned.find(({ photoId }) => photoId === id)?.listingId);
}

describe('photos behind cards', () => {
  it('go to the card before them; what lies before the first card waits, a card alone takes nothing', () => {
    const [early, rice, one, two, empty, honey, three] = [
      photo(),
      card('rice'),
      photo(),
      photo(),
      card('empty'),
      card('honey'),
      photo(),
    ];
    expect(sortByCards([early, rice, one, two, empty, honey, three])).toEqual({
      assigned: [
        { photoId: one.id, listingId: 'rice' },
        { photoId: two.id, listingId: 'rice' },
        { photoId: three.id, listingId: 'honey' },
      ],
      queued: [early.id],
    });
  });

  it('go by the time of the camera, else by the order of their files', () => {
    const timed = [
      photo({ takenAt: at(3), fileOrder: 1 }),
      card('honey', { takenAt: at(2), fileOrder: 2 }),
      photo({ takenAt: at(1), fileOrder: 3 }),
      card('rice', { takenAt: at(0), fileOrder: 4 }),
    ];
    expect(listingOf(timed)).toEqual(['honey', undefined, 'rice', undefined]);
    const untimed = timed.map((each) => ({ ...each, takenAt: null }));
    expect(listingOf(untimed)).toEqual([undefined, undefined, 'honey', undefined]);
  });

  it('wait in the queue when they have no time among others that have one', () => {
    const lost = photo();
    const photos = [card('rice', { takenAt: at(0) }), photo({ takenAt: at(1) }), lost];
    expect(listingOf(photos)).toEqual([undefined, 'rice', undefined]);
    expect(sortByCards(photos).queued).toEqual([lost.id]);
  });

  it('of two phones are two sequences, however their times are mixed', () => {
    const other = { camera: 'Galaxy A15' };
    const photos = [
      card('rice', { takenAt: at(0) }),
      card('honey', { takenAt: at(1), ...other }),
      photo({ takenAt: at(2) }),
      photo({ takenAt: at(3), ...other }),
      card('tea', { takenAt: at(4), ...other }),
      photo({ takenAt: at(5) }),
      photo({ takenAt: at(6), ...other }),
    ];
    expect(listingOf(photos)).toEqual([
      undefined,
      undefined,
      'rice',
      'honey',
      undefined,
      'rice',
      'tea',
    ]);
  });

  it('go on from 100ANDRO to 101ANDRO, but not into the folder of a chat', () => {
    const photos = [
      card('rice', { fileOrder: 9999 }),
      photo({ folder: 'DCIM/101ANDRO', fileOrder: 0 }),
      photo({ folder: 'Zalo', fileOrder: 10_000 }),
    ];
    expect(listingOf(photos)).toEqual([undefined, 'rice', undefined]);
    expect(sortByCards(photos).queued).toEqual([photos[2]?.id]);
  });

  const anyPhotos = fc
    .array(
      fc.record({
        folder: fc.constantFrom('DCIM/100ANDRO', 'DCIM/101ANDRO', 'Zalo', ''),
        camera: fc.constantFrom('Redmi 12C', 'Galaxy A15', ''),
        takenAt: fc.option(fc.integer({ min: 0, max: 59 }).map(at)),
        cardListingId: fc.option(fc.constantFrom('rice', 'honey', 'tea'), { freq: 3 }),
      }),
      { maxLength: 30 },
    )
    .map((all) => all.map((each, index) => ({ ...each, id: `p${index}`, fileOrder: index })));

  it('are each at one listing or in the queue, in whatever order they are told', () => {
    fc.assert(
      fc.property(
        anyPhotos.chain((photos) =>
          fc.tuple(fc.constant(photos), fc.shuffledSubarray(photos, { minLength: photos.length })),
        ),
        ([photos, shuffled]) => {
          const { assigned, queued } = sortByCards(photos);
          const placed = [...assigned.map(({ photoId }) => photoId), ...queued].toSorted();
          const others = photos.filter((each) => each.cardListingId === null);
          expect(placed).toEqual(others.map(({ id }) => id).toSorted());
          const again = sortByCards(shuffled);
          const byId = (one: { photoId: string }, other: { photoId: string }) =>
            one.photoId < other.photoId ? -1 : 1;
          expect(again.assigned.toSorted(byId)).toEqual(assigned.toSorted(byId));
          expect(again.queued.toSorted()).toEqual(queued.toSorted());
        },
      ),
    );
  });

  it('change nothing at another phone', () => {
    fc.assert(
      fc.property(anyPhotos, (photos) => {
        const one = photos.filter(({ camera }) => camera === 'Redmi 12C');
        const ids = new Set(one.map(({ id }) => id));
        const alone = sortByCards(one);
        const { assigned, queued } = sortByCards(photos);
        expect(assigned.filter(({ photoId }) => ids.has(photoId))).toEqual(alone.assigned);
        expect(queued.filter((id) => ids.has(id))).toEqual(alone.queued);
      }),
    );
  });
});
