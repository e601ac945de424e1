import { describe, expect, it } from 'vitest';
import type { PhotoId } from '../../../../../shared/domain/ids.ts';
import {
  chooseOnly,
  chooseRange,
  nextPlace,
  NOTHING_CHOSEN,
  rangeOf,
  settlePlace,
  toggle,
} from '../../../../../renderer/photos/inbox/photo-selection.ts';

const id = (text: string) => text as PhotoId;
const list = (text: string) => {
  const ids = [...text].map(id);
  return {
    idAt: (index: number) => ids[index],
    indexOf: (wanted: PhotoId) => {
      const index = ids.indexOf(wanted);
      return index === -1 ? undefined : index;
    },
    total: ids.length,
  };
};
/** 'ab.d': the third is not fetched. */
const holed = (text: string) => (index: number) =>
  text[index] === undefined || text[index] === '.' ? undefined : id(text[index]);
const chosen = (selection: { chosen: ReadonlySet<PhotoId> }) => [...selection.chosen].join('');

describe('choosing', () => {
  it('takes one in place of all others', () => {
    const two = toggle(chooseOnly({ id: id('a'), index: 0 }), { id: id('c'), index: 2 });
    expect(chosen(two)).toBe('ac');
    expect(chosen(chooseOnly({ id: id('b'), index: 1 }))).toBe('b');
  });

  it('toggles one without touching the others, and begins the next range there', () => {
    const one = toggle(NOTHING_CHOSEN, { id: id('b'), index: 1 });
    expect(one.anchor).toEqual({ id: id('b'), index: 1 });
    expect(chosen(toggle(one, { id: id('b'), index: 1 }))).toBe('');
  });

  it('keeps the anchor while a range grows and shrinks', () => {
    const from = chooseOnly({ id: id('c'), index: 2 });
    const grown = chooseRange(from, [id('c'), id('d'), id('e')], { id: id('e'), index: 4 });
    const shrunk = chooseRange(grown, [id('c'), id('d')], { id: id('d'), index: 3 });
    expect(chosen(shrunk)).toBe('cd');
    expect(shrunk.anchor?.index).toBe(2);
    expect(shrunk.active?.index).toBe(3);
  });
});

describe('rangeOf', () => {
  it('goes in either direction, both ends included', () => {
    expect(rangeOf(list('abcdef').idAt, 1, 3)?.join('')).toBe('bcd');
    expect(rangeOf(list('abcdef').idAt, 3, 1)?.join('')).toBe('bcd');
  });

  it('says that it does not know when one between is not fetched', () => {
    expect(rangeOf(holed('ab.d'), 0, 3)).toBeNull();
    expect(rangeOf(list('ab').idAt, 0, 5)).toBeNull();
  });
});

describe('settlePlace', () => {
  const settle = (place: { id: PhotoId; index: number } | null, ids: string) => {
    const { idAt, indexOf, total } = list(ids);
    return settlePlace(place, idAt, indexOf, total);
  };

  it('follows its photo when others come before it or go', () => {
    expect(settle({ id: id('c'), index: 2 }, 'xyabc')).toEqual({ id: id('c'), index: 4 });
    expect(settle({ id: id('c'), index: 2 }, 'bc')).toEqual({ id: id('c'), index: 1 });
  });

  it('stays at its index when the photo is gone, and at the end when the list is shorter', () => {
    expect(settle({ id: id('c'), index: 2 }, 'abde')).toEqual({ id: id('d'), index: 2 });
    expect(settle({ id: id('e'), index: 4 }, 'abc')).toEqual({ id: id('c'), index: 2 });
    expect(settle({ id: id('a'), index: 0 }, '')).toBeNull();
    expect(settle(null, 'abc')).toBeNull();
  });

  it('waits where nothing is known yet', () => {
    const place = { id: id('q'), index: 900 };
    expect(
      settlePlace(
        place,
        () => undefined,
        () => undefined,
        1000,
      ),
    ).toEqual(place);
  });
});

describe('nextPlace', () => {
  const next = (ids: string, decided: string, from: number) =>
    nextPlace(list(ids).idAt, new Set([...decided].map(id)), from, ids.length);

  it('is the first one after those decided on', () => {
    expect(next('abcde', 'bc', 1)).toEqual({ id: id('d'), index: 3 });
  });

  it('is one before them at the end of the list, and none when all are decided', () => {
    expect(next('abcde', 'de', 3)).toEqual({ id: id('c'), index: 2 });
    expect(next('ab', 'ab', 0)).toBeNull();
  });

  it('does not guess beyond what is fetched', () => {
    expect(nextPlace(holed('ab..'), new Set([id('b')]), 1, 4)).toEqual({ id: id('a'), index: 0 });
  });
});
