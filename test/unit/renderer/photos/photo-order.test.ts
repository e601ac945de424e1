import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, moveTo, placeOfKey } from '../../../../renderer/photos/photo-order.ts';

describe('moveTo', () => {
  it('puts one at another place and keeps the order of the others', () => {
    expect(moveTo(['a', 'b', 'c', 'd'], 'd', 0)).toEqual(['d', 'a', 'b', 'c']);
    expect(moveTo(['a', 'b', 'c', 'd'], 'a', 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(moveTo(['a', 'b'], 'a', 9)).toEqual(['b', 'a']);
    expect(moveTo(['a', 'b'], 'b', -1)).toEqual(['b', 'a']);
    expect(moveTo(['a', 'b'], 'x', 0)).toEqual(['a', 'b']);
  });

  it('never loses or doubles one', () => {
    const list = fc.uniqueArray(fc.integer(), { minLength: 1 });
    fc.assert(
      fc.property(list, fc.nat(), fc.integer({ min: -5, max: 40 }), (ids, which, place) => {
        const id = ids[which % ids.length] ?? 0;
        const moved = moveTo(ids, id, place);
        expect(moved.toSorted((a, b) => a - b)).toEqual(ids.toSorted((a, b) => a - b));
        expect(moved.indexOf(id)).toBe(Math.max(0, Math.min(place, ids.length - 1)));
      }),
    );
  });
});

describe('inOrder', () => {
  it('keeps photos at the end that came in meanwhile', () => {
    const photos = [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }];
    expect(inOrder(photos, ['c', 'a', 'gone']).map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd']);
  });
});

describe('placeOfKey', () => {
  it('moves with Alt only, so that arrows stay free', () => {
    expect(placeOfKey({ key: 'ArrowLeft', altKey: true }, 2)).toBe(1);
    expect(placeOfKey({ key: 'ArrowDown', altKey: true }, 2)).toBe(3);
    expect(placeOfKey({ key: 'Home', altKey: true }, 2)).toBe(0);
    expect(placeOfKey({ key: 'ArrowLeft', altKey: false }, 2)).toBeNull();
    expect(placeOfKey({ key: 'x', altKey: true }, 2)).toBeNull();
  });
});
