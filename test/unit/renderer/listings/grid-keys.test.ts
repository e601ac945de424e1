import { describe, expect, it } from 'vitest';
import { rowOfKey } from '../../../../renderer/listings/grid/grid-keys.ts';

const press = (key: string, altKey = false) => ({ key, ctrlKey: false, altKey });

describe('rowOfKey', () => {
  it.each([
    ['ArrowDown', 5, 6],
    ['ArrowUp', 5, 4],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 99, 99],
    ['PageDown', 5, 15],
    ['PageDown', 95, 99],
    ['PageUp', 5, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
  ])('%s on row %i goes to row %i', (key, row, wanted) => {
    expect(rowOfKey(press(key), row, 100, 10)).toBe(wanted);
  });

  it('leaves other keys alone', () => {
    expect(rowOfKey(press('a'), 5, 100, 10)).toBeNull();
    expect(rowOfKey(press('ArrowLeft'), 5, 100, 10)).toBeNull();
    expect(rowOfKey(press('ArrowDown', true), 5, 100, 10)).toBeNull();
    expect(rowOfKey(press('ArrowDown'), 0, 0, 10)).toBeNull();
  });
});
