import { describe, expect, it } from 'vitest';
import { loadProfiles } from '../../../../electron/marketplaces/load-profiles.ts';
import { changesSince, snapshotOf, snapshotSchema } from '../../../../shared/bundle/snapshot.ts';
import { goodFields, goodPhotos, listingOf } from '../marketplace/sample-listing.ts';

const profile = loadProfiles('resources').map((view) => view.profile)[0];
if (profile === undefined) throw new Error('no profile');
const context = { pictures: { kind: 'base', base: 'https://anh.example.com' } } as const;
const take = (...listings: ReturnType<typeof listingOf>[]) =>
  snapshotOf(listings, profile, context);

describe('changesSince', () => {
  const before = take(listingOf(goodFields()));

  it('finds nothing in the same listings, and survives being stored', () => {
    expect(changesSince(before, take(listingOf(goodFields())))).toEqual([]);
    expect(snapshotSchema.parse(JSON.parse(JSON.stringify(before)))).toEqual(before);
  });

  it('names the cells that read differently', () => {
    const now = take(listingOf(goodFields({ priceDong: 99_000 })));
    const [change] = changesSince(before, now);
    expect(change?.kind).toBe('changed');
    expect(change?.cells.map(({ before: was, after }) => [was, after])).toContainEqual([
      String(goodFields().priceDong),
      '99000',
    ]);
  });

  it('tells pictures added, removed and reordered apart', () => {
    const [first, second, third] = goodPhotos(3);
    if (!first || !second || !third) throw new Error('three photos');
    const two = take(listingOf(goodFields(), [first, second]));
    const picturesOf = (photos: (typeof first)[]) =>
      changesSince(two, take(listingOf(goodFields(), photos)))[0]?.pictures;
    expect(picturesOf([first, second, third])).toEqual({
      added: 1,
      removed: 0,
      isReordered: false,
    });
    expect(picturesOf([first])).toEqual({ added: 0, removed: 1, isReordered: false });
    expect(picturesOf([second, first])).toEqual({ added: 0, removed: 0, isReordered: true });
  });

  it('names listings that are gone and those that came since', () => {
    const other = { ...listingOf(goodFields({ sku: 'LVB-MOI' })), id: 'other' };
    expect(changesSince(before, take(other)).map(({ kind, sku }) => [kind, sku])).toEqual([
      ['removed', goodFields().sku],
      ['added', 'LVB-MOI'],
    ]);
  });

  it('says nothing of a bundle whose content was not remembered', () => {
    expect(snapshotSchema.parse({}).products).toEqual([]);
  });
});
