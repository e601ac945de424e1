import { describe, expect, it } from 'vitest';
import {
  markAfter,
  photoKey,
  placeOfMove,
  type PhotoMove,
} from '../../../../../renderer/photos/inbox/photo-keys.ts';

const NO_KEYS = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, held: Partial<typeof NO_KEYS> = {}) =>
  photoKey({ key, ...NO_KEYS, ...held });

describe('photoKey', () => {
  it.each([
    ['g', { kind: 'mark', mark: 'kept' }],
    ['X', { kind: 'mark', mark: 'hidden' }],
    ['b', { kind: 'cover' }],
    ['a', { kind: 'find' }],
    ['u', { kind: 'unassign' }],
    ['r', { kind: 'turn' }],
    ['c', { kind: 'compare' }],
    [' ', { kind: 'toggle' }],
    ['Enter', { kind: 'open' }],
    ['Escape', { kind: 'clear' }],
    ['1', { kind: 'assign', place: 0 }],
    ['9', { kind: 'assign', place: 8 }],
  ])('%s', (key, wanted) => {
    expect(press(key)).toEqual(wanted);
  });

  it('extends with Shift, and with Ctrl goes without choosing', () => {
    const move = { kind: 'move', move: 'ArrowDown' };
    expect(press('ArrowDown')).toEqual({ ...move, extends: false, isFree: false });
    expect(press('ArrowDown', { shiftKey: true })).toEqual({
      ...move,
      extends: true,
      isFree: false,
    });
    expect(press('ArrowDown', { ctrlKey: true })).toEqual({
      ...move,
      extends: false,
      isFree: true,
    });
  });

  it('takes all with Ctrl+A, and leaves the keys of the window alone', () => {
    expect(press('a', { ctrlKey: true })).toEqual({ kind: 'all' });
    for (const key of ['z', 'k', '1', 'x', 'c', 's']) {
      expect(press(key, { ctrlKey: true })).toBeNull();
    }
    expect(press('ArrowLeft', { altKey: true })).toBeNull();
    for (const key of ['0', 'q', 'Tab', 'F5', 'Process', 'ơ']) expect(press(key)).toBeNull();
  });
});

describe('placeOfMove', () => {
  // 0 1 2 3 4 / 5 6 7 8 9 / 10 11
  const grid = { columns: 5, pageRows: 2, total: 12 };
  it.each<[PhotoMove, number, number]>([
    ['ArrowRight', 4, 5],
    ['ArrowRight', 11, 11],
    ['ArrowLeft', 5, 4],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 3, 8],
    ['ArrowDown', 8, 11],
    ['ArrowUp', 11, 6],
    ['ArrowUp', 3, 3],
    ['PageDown', 1, 11],
    ['PageUp', 11, 1],
    ['Home', 7, 0],
    ['End', 0, 11],
  ])('%s from %i leads to %i', (move, from, to) => {
    expect(placeOfMove(move, from, grid)).toBe(to);
  });
});

describe('markAfter', () => {
  it('takes the mark away only when all of them bear it', () => {
    expect(markAfter(['', 'kept'], 'hidden')).toBe('hidden');
    expect(markAfter(['hidden', ''], 'hidden')).toBe('hidden');
    expect(markAfter(['hidden', 'hidden'], 'hidden')).toBe('');
    expect(markAfter([], 'kept')).toBe('kept');
  });
});
