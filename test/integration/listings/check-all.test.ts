import { describe, expect, it } from 'vitest';
import type { EventPayload, JobView } from '../../../shared/ipc/events.ts';
import { checkListing } from '../../../shared/marketplace/check-listing.ts';
import { localDay } from '../../../electron/listings/local-day.ts';
import type { Library } from '../../../electron/library/open-library.ts';
import {
  addHousehold,
  closeTestLibrary,
  listingFields,
  memoryFolder,
  openTestLibrary,
} from '../library/temporary-library.ts';

/** A third of them lacks its price, a third says what nobody may. */
async function filledLibrary(count: number) {
  const news: JobView[] = [];
  const folder = memoryFolder();
  const library = await openTestLibrary({
    folder,
    publish: (name, payload) => {
      if (name === 'job:progress') news.push(payload as EventPayload<'job:progress'>);
    },
  });
  const householdId = addHousehold(library, { name: 'Lò Thị Mai' });
  library.services.listings.createMany(
    Array.from({ length: count }, (_, index) =>
      listingFields(householdId, {
        name: `Gạo nếp ${index}`,
        ...(index % 3 === 1 ? { priceDong: null } : {}),
        ...(index % 3 === 2 ? { description: 'Chữa khỏi bệnh dạ dày.' } : {}),
      }),
    ),
    { key: 'listing-created', params: { name: 'nhiều' } },
  );
  return { library, folder, news, householdId };
}

function countedListings(library: Library): number {
  return library.context.database
    .prepare('SELECT count(DISTINCT listing_id) FROM listing_check')
    .pluck()
    .get() as number;
}

/** Straight from the rules, without anything that was kept. */
function bareSummary({ services }: Library) {
  const today = localDay(new Date());
  const [household] = services.households.list({
    query: '',
    filter: 'all',
    offset: 0,
    limit: 1,
  }).rows;
  const listings = services.listings.marketListingsOf(household?.id ?? '');
  return services.marketplaces.inUse().map((view) => {
    const blocked = listings.filter((listing) =>
      checkListing(listing, view, { today }).some(({ severity }) => severity === 'error'),
    ).length;
    return { marketplaceId: view.profile.id, ready: listings.length - blocked, blocked };
  });
}

describe('checking everything', () => {
  it('counts what is ready and blocked at each marketplace, and keeps it where the matrix looks', async () => {
    const { library, folder, news } = await filledLibrary(450);
    const { checkAll, jobs } = library.services;
    const expected = bareSummary(library);
    const job = await jobs.finished(checkAll.start());
    expect(job).toMatchObject({
      kind: 'check-all',
      state: 'done',
      result: {
        checked: 450,
        marketplaces: expected.length,
        [`ready:${expected[0]?.marketplaceId}`]: expected[0]?.ready,
        [`blocked:${expected[0]?.marketplaceId}`]: expected[0]?.blocked,
      },
    });
    expect(expected.every(({ ready, blocked }) => ready > 0 && blocked > 0)).toBe(true);
    expect(checkAll.summary()).toEqual(expected);
    expect(countedListings(library)).toBe(450);
    const done = news.map((one) => one.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(news.every(({ total }) => total === 450)).toBe(true);
    await closeTestLibrary(library);
    const again = await openTestLibrary({ folder });
    expect(again.services.checkAll.summary()).toEqual(expected);
  });

  it('lets the rest of the program go on between two slices, and knows what changed meanwhile', async () => {
    const { library, householdId } = await filledLibrary(600);
    const { checkAll, jobs, listings } = library.services;
    const id = checkAll.start();
    let longestMs = 0;
    let beforeMs = performance.now();
    let isChanged = false;
    const watch = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - beforeMs);
      beforeMs = performance.now();
      if (isChanged || countedListings(library) === 0) return;
      isChanged = true;
      const [first = ''] = listings.idsOfHousehold(householdId);
      const { listing } = listings.get(first);
      listings.update(first, { ...listing, name: 'Gạo nếp đổi tên', priceDong: 1000 });
    }, 1);
    await jobs.finished(id);
    clearInterval(watch);
    expect(isChanged).toBe(true);
    // A batch is read and saved in one go; counting all of them in one would take many times longer.
    expect(longestMs).toBeLessThan(400);
    expect(checkAll.summary()).toEqual(bareSummary(library));
  });

  it('keeps what was done when it is stopped, nothing half, and goes on from there when asked again', async () => {
    const { library, news } = await filledLibrary(900);
    const { checkAll, jobs, listingMatrix } = library.services;
    const id = checkAll.start();
    expect(checkAll.start()).toBe(id);
    while (countedListings(library) === 0) await new Promise(setImmediate);
    jobs.cancel(id);
    expect(await jobs.finished(id)).toMatchObject({ state: 'cancelled', failure: null });
    const kept = countedListings(library);
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(900);
    const places = library.services.marketplaces.inUse().length;
    const halves = library.context.database
      .prepare('SELECT listing_id FROM listing_check GROUP BY listing_id HAVING count(*) <> ?')
      .all(places);
    expect(halves).toEqual([]);
    // A page that is looked at does not start again what was stopped.
    const page = await listingMatrix.page({
      query: '',
      householdId: null,
      of: null,
      filter: 'all',
      sort: 'problems',
      descending: false,
      offset: 0,
      limit: 1,
    });
    expect(page.isCounting).toBe(false);
    news.length = 0;
    expect(await jobs.finished(checkAll.start())).toMatchObject({ state: 'done' });
    expect(news[0]?.done).toBeGreaterThanOrEqual(kept);
    expect(checkAll.summary()).toEqual(bareSummary(library));
  });
});
